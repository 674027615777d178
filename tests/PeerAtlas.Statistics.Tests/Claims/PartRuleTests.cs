using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class PartRuleTests
{
    [Theory]
    // As many as there are, no more.
    [InlineData("In the end 30 of 30 agencies answered.")]
    [InlineData("In the end 30 out of all 30 agencies answered.")]
    [InlineData("They count 250 peers = 218 in direct service + 32 managers.")]
    [InlineData("The 24 organisations consist of 20 agencies, 3 area offices and 1 hospital.")]
    [InlineData("The link went to 59 contacts; 30 responded and 29 did not.")]
    public void Parts_that_just_fill_their_whole_are_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("In the end 31 of 30 agencies answered.", "31 is more than 30")]
    [InlineData("They count 250 peers = 218 in direct service + 33 managers.", "218 + 33 is 251, not 250")]
    [InlineData("They count 250 peers = 200 in direct service + 20 in training + 29 managers.", "200 + 20 + 29 is 249, not 250")]
    [InlineData("The 24 organisations consist of 20 agencies, 3 area offices and 2 hospitals.", "20 + 3 + 2 is 25, more than 24")]
    [InlineData("The link went to 59 contacts; 30 responded and 30 did not.", "30 + 30 is 60, more than 59")]
    public void Parts_that_miss_their_whole_by_one_are_shown_as_a_sum(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.PartsAboveWhole, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    // Units of another kind: an agency has several teams.
    [Fact]
    public void What_a_whole_is_divided_into_may_be_more_when_it_is_of_one_kind() =>
        Assert.Empty(ClaimChecker.Check("The 24 organisations are divided into 120 teams."));

    [Theory]
    // Two shares in whole percents are rounded by one percentage point together, three by one and a half.
    [InlineData("While 40 % were hired from outside, the remaining 61 % came from within.")]
    [InlineData("While 40 % were hired from outside, the remaining 59 % came from within.")]
    [InlineData("While 40.5 % were hired from outside, the remaining 59.6 % came from within.")]
    [InlineData("While 40 % were hired from outside and 21 % from other agencies, the remaining 40 % came from within.")]
    // Not said exactly.
    [InlineData("While about 40 % were hired from outside, the remaining 50 % came from within.")]
    public void Shares_that_rounding_explains_are_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("While 40 % were hired from outside, the remaining 62 % came from within.", "40 + 62 is 102 %, not 100 %")]
    [InlineData("While 40 % were hired from outside, the remaining 58 % came from within.", "40 + 58 is 98 %, not 100 %")]
    [InlineData("While 40.5 % were hired from outside, the remaining 59.7 % came from within.", "40.5 + 59.7 is 100.2 %, not 100 %")]
    [InlineData("While 40 % were hired from outside and 21 % from other agencies, the remaining 41 % came from within.", "40 + 21 + 41 is 102 %, not 100 %")]
    public void Shares_beyond_rounding_are_shown_as_a_sum(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.SharesDoNotAddUp, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    [Theory]
    [InlineData("Of peers, 50 % work full time and 50 % work part time.")]
    // 50.5 and 49.5, both rounded up.
    [InlineData("Of peers, 51 % work full time and 50 % work part time.")]
    [InlineData("About 60 % of peers work full time. Later we learned that 50 % of peers work part time.")]
    [InlineData("Later 60 % of peers work full time. We learned that about 50 % of peers work part time.")]
    public void Full_time_and_part_time_may_be_all(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("Of peers, 52 % work full time and 50 % work part time.", "52 % full time and 50 % part time are 102 % of the same peer")]
    [InlineData("Of peers, 50.4 % work full time and 49.8 % work part time.", "50.4 % full time and 49.8 % part time are 100.2 % of the same peer")]
    public void Full_time_and_part_time_cannot_be_more_than_all(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.SharesDoNotAddUp, arithmetic), (finding.Rule, finding.Arithmetic));
    }

    [Theory]
    // At least 15 × 15 = 225.
    [InlineData("The agencies employ a total of 225 peers. Fifteen agencies employ 15–20 peers.")]
    [InlineData("Fifteen agencies employ 15–20 peers, and four agencies employ more than 20.")]
    // It is not said which of the two the bands belong to.
    [InlineData("The agencies employ a total of 200 peers. Fifteen agencies employ 15–20 peers. With branches they employ a total of 300 peers.")]
    public void Bands_that_may_keep_within_their_total_are_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Fact]
    public void Bands_that_begin_above_their_total_are_found()
    {
        const string Bands = "Fifteen agencies employ 15–20 peers.";
        const string Total = "The agencies employ a total of 224 peers.";
        var finding = Assert.Single(ClaimChecker.Check($"{Total} {Bands}"));
        Assert.Equal((ClaimRules.BandsAboveTotal, "15 × 15 is at least 225, more than 224"), (finding.Rule, finding.Arithmetic));
        Assert.Equal([Bands, Total], finding.Sentences);
    }

    [Theory]
    // 255 ÷ 30 is 8.5, which is rounded to 8 or to 9.
    [InlineData("The 30 agencies employ 255 peers, an average of 8 each.")]
    [InlineData("The 30 agencies employ 255 peers, an average of 9 each.")]
    // "About" gives a twentieth and half a unit more: 0.9 around 8.
    [InlineData("The 30 agencies employ 267 peers, an average of about 8 each.")]
    [InlineData("The 30 agencies employ 213 peers, an average of about 8 each.")]
    // Nothing is divided by none.
    [InlineData("The 0 agencies employ 250 peers, an average of 7 each.")]
    public void An_average_that_rounding_explains_is_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("The 30 agencies employ 256 peers, an average of 8 each.", "256 ÷ 30 is 8.53, not 8")]
    [InlineData("The 30 agencies employ 254 peers, an average of 9 each.", "254 ÷ 30 is 8.47, not 9")]
    [InlineData("The 30 agencies employ 250 peers, an average of 7.9 each.", "250 ÷ 30 is 8.33, not 7.9")]
    [InlineData("The 30 agencies employ 268 peers, an average of about 8 each.", "268 ÷ 30 is 8.93, not 8")]
    [InlineData("The 30 agencies employ 212 peers, an average of about 8 each.", "212 ÷ 30 is 7.07, not 8")]
    public void An_average_beyond_rounding_is_found(string text, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.AverageAgainstTotal, arithmetic), (finding.Rule, finding.Arithmetic));
    }
}
