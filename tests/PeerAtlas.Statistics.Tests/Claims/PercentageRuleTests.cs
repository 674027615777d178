using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class PercentageRuleTests
{
    [Theory]
    // 1 of 8 is 12.5 %, which is rounded to 12 or to 13.
    [InlineData("Of them, 1 of the 8 agencies (12 %) plan to grow.")]
    [InlineData("Of them, 1 of the 8 agencies (13 %) plan to grow.")]
    [InlineData("Of them, 12 of the 30 agencies, or about 37.5 %, plan to grow.")]
    [InlineData("Of them, 12 of the 30 agencies, or about 42.5 %, plan to grow.")]
    [InlineData("Of them, 12 of the 30 agencies (45 %–50 % of some) plan to grow.")]
    [InlineData("Of them, 30 of the 30 agencies (100 %) plan to grow.")]
    [InlineData("Of them, 0 of the 0 agencies (50 %) plan to grow.")]
    // For a share, not for a count.
    [InlineData("Two of three peers (70 %) feel valued.")]
    [InlineData("Nearly 9 of 10 peers (85 %) feel valued.")]
    [InlineData("Nearly 9 out of ten peers (80 %) feel valued.")]
    [InlineData("At least three of four women (95 %) came.")]
    [InlineData("At most three of four men (20 %) came.")]
    [InlineData("Up to three of four men (20 %) came.")]
    [InlineData("Just over three of four women (85 %) came.")]
    [InlineData("Just under three of four men (65 %) came.")]
    public void A_count_that_may_give_its_percentage_is_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("Of them, 1 of the 8 agencies (11 %) plan to grow.", "1 of 8 is 12.5 %, not 11 %")]
    [InlineData("Of them, 1 of the 8 agencies (14 %) plan to grow.", "1 of 8 is 12.5 %, not 14 %")]
    [InlineData("Of them, 12 of the 30 agencies, or about 37.4 %, plan to grow.", "12 of 30 is 40 %, not 37.4 %")]
    [InlineData("Of them, 12 of the 30 agencies, or about 42.6 %, plan to grow.", "12 of 30 is 40 %, not 42.6 %")]
    [InlineData("Of them, 30 of the 30 agencies (90 %) plan to grow.", "30 of 30 is 100 %, not 90 %")]
    [InlineData("Two of three peers (73 %) feel valued.", "2 of 3 is 66.67 %, not 73 %")]
    [InlineData("At least three of four women (73 %) came.", "3 of 4 is 75 %, not 73 %")]
    [InlineData("Up to three of four men (77 %) came.", "3 of 4 is 75 %, not 77 %")]
    // "Just over" is more than "over", "just under" more than "under".
    [InlineData("Just over three of four women (95 %) came.", "3 of 4 is 75 %, not 95 %")]
    [InlineData("Just under three of four men (30 %) came.", "3 of 4 is 75 %, not 30 %")]
    public void A_count_that_gives_another_percentage_is_found(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.CountAgainstPercentage, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    [Fact]
    public void A_count_above_its_whole_is_reported_as_that_and_not_for_its_percentage()
    {
        var finding = Assert.Single(ClaimChecker.Check("Of them, 35 of the 30 agencies (99 %) answered."));
        Assert.Equal((ClaimRules.PartsAboveWhole, "35 is more than 30"), (finding.Rule, finding.Arithmetic));
    }

    [Fact]
    public void A_percentage_that_its_count_contradicts_is_not_reported_again_for_its_base()
    {
        var finding = Assert.Single(ClaimChecker.Check("Of the 30 agencies, 12 of 30 (41 %) plan to grow."));
        Assert.Equal((ClaimRules.CountAgainstPercentage, "12 of 30 is 40 %, not 41 %"), (finding.Rule, finding.Arithmetic));
    }

    [Theory]
    // 1 of 8 is 12.5 %, which is rounded to 12 or to 13.
    [InlineData("We found that 12 % of the 8 agencies employ peers.")]
    [InlineData("We found that 13 % of the 8 agencies employ peers.")]
    [InlineData("We found that 100 % of the 30 agencies employ peers.")]
    [InlineData("We found that 0 % of the 30 agencies employ peers.")]
    [InlineData("We found that 100 % of the one agency employ peers.")]
    [InlineData("We found that 50 % of the 0 agencies employ peers.")]
    // Not said exactly.
    [InlineData("We found that ~8 % of the 30 agencies employ peers.")]
    [InlineData("We found that ≈ 8 % of the 30 agencies employ peers.")]
    [InlineData("We found that <8 % of the 30 agencies employ peers.")]
    [InlineData("We found that > 8 % of the 30 agencies employ peers.")]
    [InlineData("We found that 5 – 8 % of the 30 agencies employ peers.")]
    [InlineData("We found that 5 - 8 % of the 30 agencies employ peers.")]
    [InlineData("We found that from 5 to 8 % of the 30 agencies employ peers.")]
    [InlineData("5 to 8 % of the 30 agencies employ peers.")]
    public void A_percentage_that_some_count_may_give_is_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("We found that 11 % of the 8 agencies employ peers.", "11 % of 8 is 0.88; 0 would be 0 %, 1 would be 12.5 %")]
    [InlineData("We found that 14 % of the 8 agencies employ peers.", "14 % of 8 is 1.12; 1 would be 12.5 %, 2 would be 25 %")]
    [InlineData("We found that 50 % of the one agency employ peers.", "50 % of 1 is 0.5; 0 would be 0 %, 1 would be 100 %")]
    // "To" and a number before make no range unless they stand together.
    [InlineData("This led to 8 % of the 30 agencies.", "8 % of 30 is 2.4; 2 would be 6.67 %, 3 would be 10 %")]
    [InlineData("In 2010 fully 8 % of the 30 agencies did.", "8 % of 30 is 2.4; 2 would be 6.67 %, 3 would be 10 %")]
    public void A_percentage_that_no_count_gives_is_found(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.PercentageOfBase, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    [Fact]
    public void More_than_a_hundred_percent_of_a_base_is_more_than_all()
    {
        var finding = Assert.Single(ClaimChecker.Check("We found that 101 % of the 30 agencies employ peers."));
        Assert.Equal((ClaimRules.PartsAboveWhole, "101 % of 30 is more than all of them"), (finding.Rule, finding.Arithmetic));
    }

    [Fact]
    public void Every_number_in_words_up_to_ninety_nine_is_read()
    {
        string[] ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        string[] teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        string[] words = [.. ones.Skip(1), .. teens, .. tens.SelectMany(ten => ones.Select((one, i) => i == 0 ? ten : $"{ten}{"- "[i % 2]}{one}"))];
        Assert.Equal(99, words.Length);
        var list = string.Join('\n', words.Select((word, i) => $"- It turned out that {word} of the {i} agencies answered."));
        Assert.Equal(words.Select((_, i) => $"{i + 1} is more than {i}"), ClaimChecker.Check(list).Select(f => f.Arithmetic));
    }
}
