using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class RepetitionRuleTests
{
    [Theory]
    [InlineData("The response rate of agencies was 40.7 %.", "The response rate of agencies was 41 %.")]
    // 41.5 % is rounded to 41 or to 42.
    [InlineData("The response rate of agencies was 41 %.", "The response rate of agencies was 42 %.")]
    [InlineData("The number of agencies was 1,030.", "The number of agencies was 1030.")]
    [InlineData("The median wage was $12.5.", "The median wage was $12.54.")]
    [InlineData("The response rate of agencies was about 40 %.", "The response rate of agencies was 45 %.")]
    // "About 40" is 40 ± 5: a tenth and one.
    [InlineData("The median wage was about $40.", "The median wage was $45.")]
    [InlineData("The median wage was about $40.", "The median wage was $35.")]
    [InlineData("Two thirds of agencies answered the survey.", "Overall, 67 % of agencies answered the survey.")]
    [InlineData("More than half of agencies answered the survey.", "Overall, 80 % of agencies answered the survey.")]
    // A bare number, or a percentage, is another quantity than hours or money.
    [InlineData("Peers usually work 20 hours.", "Peers usually work 50 %.")]
    [InlineData("Peers usually work 20 hours.", "Peers usually work 50.")]
    [InlineData("The median wage was $20.", "The median wage was 30.")]
    // Too few words to tell what is counted.
    [InlineData("Peers earn $12.", "Peers earn $14.")]
    // Not the same words.
    [InlineData("The news agencies serve 20 towns.", "The new agencies serve 25 towns.")]
    public void Two_sentences_that_can_both_be_true_are_let_pass(string first, string second)
    {
        Assert.Empty(ClaimChecker.Check($"{first} {second}"));
        Assert.Empty(ClaimChecker.Check($"{second} {first}"));
    }

    [Theory]
    [InlineData("The response rate of agencies was 40.4 %.", "The response rate of agencies was 41 %.", "40.4 %", "41 %")]
    [InlineData("The response rate of agencies was 41 %.", "The response rate of agencies was 43 %.", "41 %", "43 %")]
    [InlineData("The number of agencies was 30.", "The number of agencies was 31.", "30", "31")]
    [InlineData("The median wage was $12.5.", "The median wage was $12.56.", "$12.5", "$12.56")]
    [InlineData("The response rate of agencies was about 40 %.", "The response rate of agencies was 46 %.", "40 %", "46 %")]
    [InlineData("The median wage was about $40.", "The median wage was $46.", "$40", "$46")]
    [InlineData("The median wage was about $40.", "The median wage was $34.", "$40", "$34")]
    [InlineData("The median wage was $12.", "The median wage was €12.", "$12", "€12")]
    [InlineData("Two thirds of agencies answered the survey.", "Overall, 74 % of agencies answered the survey.", "Two thirds", "74 %")]
    [InlineData("More than half of agencies answered the survey.", "Overall, 48 % of agencies answered the survey.", "More than half", "48 %")]
    // Of the same year.
    [InlineData("The response rate of agencies was 41 % in 2010.", "In 2010 the response rate of agencies was 51 %.", "41 %", "51 %")]
    // The same words in another form.
    [InlineData("The agencies employ 20 peers.", "The agencies employed 25 peers.", "20", "25")]
    [InlineData("The agencies employ 20 peers.", "The agencies are employing 25 peers.", "20", "25")]
    [InlineData("The staff train 20 families.", "The staff trains 25 families.", "20", "25")]
    [InlineData("The staff teach 20 families.", "The staff teaches 25 families.", "20", "25")]
    public void Two_sentences_that_cannot_both_be_true_are_found(string first, string second, string value, string other)
    {
        Check([first, second], $"{value} is not {other}");
        Check([second, first], $"{other} is not {value}");

        static void Check(string[] sentences, string arithmetic)
        {
            var finding = Assert.Single(ClaimChecker.Check(string.Join(' ', sentences)));
            Assert.Equal((ClaimRules.StatedTwice, arithmetic), (finding.Rule, finding.Arithmetic));
            Assert.Equal(sentences, finding.Sentences);
        }
    }

    [Fact]
    public void A_quantity_with_a_third_value_is_reported_once()
    {
        var finding = Assert.Single(
            ClaimChecker.Check("The response rate of agencies was 41 %. The response rate of agencies was 51 %. The response rate of agencies was 61 %.")
        );
        Assert.Equal((ClaimRules.StatedTwice, "41 % is not 51 %"), (finding.Rule, finding.Arithmetic));
    }
}
