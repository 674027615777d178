using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class WordRuleTests
{
    [Theory]
    // The word, and the lowest and the highest percentage for which it can stand.
    [InlineData("Half", "45", "55")]
    [InlineData("One half", "45", "55")]
    [InlineData("A quarter", "20", "30")]
    [InlineData("One quarter", "20", "30")]
    [InlineData("Three quarters", "70", "80")]
    [InlineData("Three fourths", "70", "80")]
    [InlineData("A third", "28.4", "38.3")]
    [InlineData("Two thirds", "61.7", "71.6")]
    [InlineData("One fifth", "15", "25")]
    [InlineData("Four fifths", "75", "85")]
    [InlineData("One in four", "20", "30")]
    [InlineData("One in ten", "5", "15")]
    [InlineData("About half", "43", "57")]
    [InlineData("Roughly half", "43", "57")]
    [InlineData("Nearly half", "40", "51")]
    [InlineData("Almost half", "40", "51")]
    [InlineData("Just under half", "40", "51")]
    [InlineData("Close to half", "40", "51")]
    [InlineData("Just over half", "49.5", "60")]
    [InlineData("More than half", "49.5", "100")]
    [InlineData("Over half", "49.5", "100")]
    [InlineData("Less than half", "0", "50.5")]
    [InlineData("Under half", "0", "50.5")]
    [InlineData("Fewer than half", "0", "50.5")]
    [InlineData("Most", "50.1", "100")]
    [InlineData("A majority", "50.1", "100")]
    [InlineData("A minority", "0", "49.9")]
    public void A_word_stands_for_so_much_and_no_further(string word, string lowest, string highest)
    {
        foreach (var percent in new[] { lowest, highest })
            Assert.Empty(ClaimChecker.Check(Text(percent)));
        var (below, above) = (decimal.Parse(lowest) - 0.1m, decimal.Parse(highest) + 0.1m);
        foreach (var percent in new[] { below, above }.Where(p => p is >= 0 and <= 100).Select(p => p.ToString("0.#")))
        {
            var finding = Assert.Single(ClaimChecker.Check(Text(percent)));
            Assert.Equal((ClaimRules.WordAgainstNumber, $"{percent} % is not {word}"), (finding.Rule, finding.Arithmetic));
        }

        string Text(string percent) => $"{word} of the agencies ({percent} %) answered.";
    }

    [Theory]
    [InlineData("A majority of providers (16 of 30) raised pay.")]
    [InlineData("Training was offered by 15 of 30, half.")]
    [InlineData("Training was offered by 49 %, or nearly half.")]
    [InlineData("A majority of providers (0 of 0) raised pay.")]
    public void A_word_that_fits_its_count_is_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("A majority of providers (15 of 30) raised pay.", "50 % is not A majority")]
    [InlineData("A minority of providers (30 of 30) raised pay.", "100 % is not A minority")]
    [InlineData("Training was offered by 12 of 30, half.", "40 % is not half")]
    [InlineData("Training was offered by 39 %, or nearly half.", "39 % is not nearly half")]
    public void A_word_that_does_not_fit_its_count_is_found(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.WordAgainstNumber, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    [Fact]
    public void A_count_above_its_whole_is_not_reported_again_for_the_word_beside_it()
    {
        var finding = Assert.Single(ClaimChecker.Check("A majority of providers (35 of 30 agencies) raised pay."));
        Assert.Equal((ClaimRules.PartsAboveWhole, "35 is more than 30"), (finding.Rule, finding.Arithmetic));
    }
}
