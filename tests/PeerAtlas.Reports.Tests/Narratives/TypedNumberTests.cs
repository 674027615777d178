using PeerAtlas.Reports.Narratives;

namespace PeerAtlas.Reports.Tests.Narratives;

public class TypedNumberTests
{
    [Theory]
    [InlineData("63% of agencies", "63%")]
    [InlineData("63 percent of agencies", "63 percent")]
    [InlineData("between $8 and $24.50", "$8|$24.50")]
    [InlineData("1,250 people", "1,250")]
    [InlineData("Twenty-five agencies", "Twenty-five")]
    [InlineData("two hundred and fifty peers", "two hundred and fifty")]
    [InlineData("about half, or one in three", "half|one|three")]
    [InlineData("a third of them, and two-thirds of others", "a third|two-thirds")]
    [InlineData("one quarter", "one quarter")]
    [InlineData("½ of them", "½")]
    [InlineData("n=30", "30")]
    [InlineData("2010% of it", "2010%")]
    [InlineData("in 2010, 59 were asked", "59")]
    [InlineData("20h a week", "20")]
    public void A_number_that_states_something_is_found(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TypedNumbers.Find(text).Select(number => text.Substring(number.Start, number.Length))));

    [Theory]
    [InlineData("The spring of 2010 and the years 2015–16 or 2019-2024.")]
    [InlineData("It closed on May 31, 2026, or 31 May.")]
    [InlineData("Code H0038 and form 3rd, the 1st and 22nd time.")]
    [InlineData("See Table 3, section 2 and Questions 12.")]
    [InlineData("No one knew; each one helped one another, and one's peers too.")]
    [InlineData("A third survey will follow. Half-time posts. Alone, weightless, often, stones.")]
    [InlineData("COVID-19")]
    public void A_number_that_states_nothing_may_be_typed(string text) =>
        Assert.Empty(TypedNumbers.Find(text).Select(number => text.Substring(number.Start, number.Length)));
}
