using System.Runtime.CompilerServices;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class ClaimCheckerTests
{
    [Theory]
    // A percentage that no whole number out of the base gives.
    [InlineData("We found that 41 % of the 30 agencies employ peers.", ClaimRules.PercentageOfBase, "12 would be 40 %, 13 would be 43.33 %")]
    [InlineData("Of the 30 agencies that answered, 83 percent hold team meetings and 71 percent hold events.", ClaimRules.PercentageOfBase, "71 % of 30")]
    [InlineData("Among agencies (n = 20), 33% had turnover.", ClaimRules.PercentageOfBase, "33 % of 20")]
    [InlineData("In all, 12.5 percent of the 30 providers answered by letter.", ClaimRules.PercentageOfBase, "12.5 % of 30")]
    [InlineData("Out of 1,000 members, 52.3% were women and 0.04% gave no answer.", ClaimRules.PercentageOfBase, "0.04 % of 1000 is 0.4")]
    // x of y against its percentage.
    [InlineData("Certified peers were 71 of 218 (32%).", ClaimRules.CountAgainstPercentage, "71 of 218 is 32.57 %, not 32 %")]
    [InlineData("Eighteen of the 32 managers (65 %) are certified.", ClaimRules.CountAgainstPercentage, "18 of 32 is 56.25 %")]
    [InlineData("In the end 41% (12 of 30) plan to grow.", ClaimRules.CountAgainstPercentage, "12 of 30 is 40 %")]
    [InlineData("There were 89 (41 %) of the 250 peers with a certificate.", ClaimRules.CountAgainstPercentage, "89 of 250 is 35.6 %")]
    [InlineData("Nearly nine out of ten peers (68%) feel valued.", ClaimRules.CountAgainstPercentage, "9 of 10 is 90 %, not 68 %")]
    [InlineData("Over nine out of ten peers (87%) feel valued.", ClaimRules.CountAgainstPercentage, "9 of 10 is 90 %, not 87 %")]
    [InlineData("Of them, 9 of 10 agencies (87%) plan to grow.", ClaimRules.CountAgainstPercentage, "9 of 10 is 90 %, not 87 %")]
    [InlineData("Of them, 12 of the 30 agencies, or about 50 %, plan to grow.", ClaimRules.CountAgainstPercentage, "12 of 30 is 40 %")]
    // Parts and wholes.
    [InlineData("It turned out that 35 of 30 agencies answered.", ClaimRules.PartsAboveWhole, "35 is more than 30")]
    [InlineData("They count 250 peers = 218 in direct service + 42 managers.", ClaimRules.PartsAboveWhole, "260, not 250")]
    [InlineData("The link went to 59 contacts; 30 responded and 35 did not.", ClaimRules.PartsAboveWhole, "65, more than 59")]
    [InlineData("The 24 organisations consist of 20 agencies, 3 area offices and 2 hospitals.", ClaimRules.PartsAboveWhole, "25, more than 24")]
    // Shares.
    [InlineData("While 40 % were hired from outside, the remaining 50 % came from within.", ClaimRules.SharesDoNotAddUp, "90 %")]
    [InlineData("Of peers, 54 % work full time. Later we learned that 54 % of peers work half time.", ClaimRules.SharesDoNotAddUp, "108 %")]
    // Bands and averages.
    [InlineData(
        "The agencies employ a total of 250 peers. Fifteen agencies employ 15–20 peers, and four agencies employ more than 20.",
        ClaimRules.BandsAboveTotal,
        "15 × 15 + 4 × 21 is at least 309, more than 250"
    )]
    [InlineData("The 30 agencies employ 250 peers, an average of 7 each.", ClaimRules.AverageAgainstTotal, "250 ÷ 30 is 8.33, not 7")]
    // The same quantity twice.
    [InlineData(
        "The response rate of agencies was 41 %. Nobody was asked twice. Overall, the response rate of agencies was 51 %.",
        ClaimRules.StatedTwice,
        "41 % is not 51 %"
    )]
    [InlineData("The median wage was $12. Wages are low. The median wage was $14.", ClaimRules.StatedTwice, "$12 is not $14")]
    [InlineData("Peers usually work 20 hours. That is little. Peers usually work 20 days.", ClaimRules.StatedTwice, "20 hours is not 20 days")]
    [InlineData(
        "Two thirds of agencies answered the survey. Nobody was paid. Overall, 41 % of agencies answered the survey.",
        ClaimRules.StatedTwice,
        "Two thirds is not 41 %"
    )]
    // Words.
    [InlineData("Two thirds of the agencies (41 %) answered.", ClaimRules.WordAgainstNumber, "41 % is not Two thirds")]
    [InlineData("A majority of providers (12 of 30) raised pay.", ClaimRules.WordAgainstNumber, "40 % is not A majority")]
    [InlineData("Training was offered by 45 %, a majority.", ClaimRules.WordAgainstNumber, "45 % is not a majority")]
    [InlineData("Three fourths of the peers (n = 90; 62 %) have benefits.", ClaimRules.WordAgainstNumber, "62 % is not Three fourths")]
    [InlineData("More than half of the peers (48%) have benefits.", ClaimRules.WordAgainstNumber, "48 % is not More than half")]
    public void What_arithmetic_rules_out_is_found(string text, string rule, string arithmetic)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal(rule, finding.Rule);
        Assert.Contains(arithmetic, finding.Arithmetic);
        Assert.All(finding.Sentences, sentence => Assert.Contains(sentence, text));
    }

    [Theory]
    [InlineData("Of the 30 agencies, 83 % hold team meetings (25 of 30).")]
    [InlineData("About 41 % of the 30 agencies employ peers.")]
    [InlineData("Between 5 and 8 % of the 30 agencies do; 5–8 % of the 30 providers say so.")]
    [InlineData("Certified peers were 18 of 32 (56%).")]
    [InlineData("Of 24 agencies, 7 (29 %; 95 % CI 15 to 49 %) answered.")]
    [InlineData("Of the 30 agencies, 25 hold meetings and 20 hold events.")]
    [InlineData("Of the 30 agencies, 70 % grow; 41 % of those peers are new.")]
    [InlineData("The most common barrier (37 %) was recruitment, the second half (40 %) of the year was calm.")]
    [InlineData("A third agency (12 %) joined; half-time posts (54 %) are common.")]
    [InlineData("In the West the response rate of agencies was 41 %. In Boston the response rate of agencies was 51 %.")]
    [InlineData("# West\n\nThe response rate of agencies was 41 %.\n\n# Boston\n\nThe response rate of agencies was 51 %.")]
    [InlineData("The response rate of agencies was 41 % in 2010. The response rate of agencies was 51 % in 2012.")]
    [InlineData("The response rate of agencies was 40.7 %. So the response rate of agencies was 41 %.")]
    [InlineData("Percentages are weighted to the frame. Agreement was 12 of 30 (45 %), or 41 % of the 30 agencies.")]
    [InlineData("| item | n | % |\n|---|---|---|\n| West | 30 | 41 % |\n| West | 30 | 51 % |")]
    [InlineData("See page 30 of 12 items. Table 3 of 2 units. It rose 10 % more than in 9 of 10 agencies.")]
    [InlineData("Of peers, 45 % work full time and 44 % work 11–20 hours. Of supervisors, 80 % work full time; of volunteers, 90 % work part time.")]
    [InlineData("Agencies employ 250 peers in all. Three agencies employ none, twelve agencies employ 1–5, and four agencies employ more than 20.")]
    [InlineData("The 30 agencies employ 250 peers, on average 8.3 each, or about 8.")]
    [InlineData("While 40 % were hired from outside and 21 % from other agencies, the remaining 39 % came from within.")]
    [InlineData("The remaining 3 % are new farms, which grow 15 percent of the crop.")]
    [InlineData("Of shops, 97 % are old; the remaining 3 % are new and sell 15 % of the bread.")]
    [InlineData("Some 60 % of agencies spend the remaining 25 % of their budget; 30 % moved, up 5 %, and the remaining 70 % stayed.")]
    [InlineData("Half of the members were women, which is 13 out of 26, or 50 %. Two thirds of the members (n = 1,000) were drawn.")]
    [InlineData("Fewer than half of the members (n = 471, 46.1 %) agree, three fourths of them (75.3 %) strongly.")]
    [InlineData("Nearly nine out of 10 peers (87%) feel valued; almost nine out of ten (83.5%) would come again.")]
    [InlineData("Six out of ten members (63%) and over four of five men (88%) came; at least three of four women (80%) did.")]
    [InlineData("Some 60% allow it. A further 31% are considering doing so.\n\nOthers, 41%, require it. A further 41% are considering doing so.")]
    [InlineData("```\n35 of 30 agencies\n```")]
    [InlineData("")]
    [InlineData("No numbers here. None at all!")]
    public void What_can_be_true_is_let_pass(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Fact]
    public void A_whole_consistent_report_has_no_finding() => Assert.Empty(ClaimChecker.Check(Narrative("consistent.md")));

    [Fact]
    public void A_report_that_contradicts_itself_is_found_out_in_every_place()
    {
        var findings = ClaimChecker.Check(Narrative("contradictory.md"));
        Assert.Equal(
            [
                (ClaimRules.PartsAboveWhole, "30 + 35 is 65, more than 59"),
                (ClaimRules.CountAgainstPercentage, "71 of 218 is 32.57 %, not 32 %"),
                (ClaimRules.AverageAgainstTotal, "250 ÷ 30 is 8.33, not 7"),
                (ClaimRules.BandsAboveTotal, "15 × 15 + 4 × 21 is at least 309, more than 250"),
                (ClaimRules.SharesDoNotAddUp, "54 % full time and 54 % part time are 108 % of the same peer"),
                (ClaimRules.PercentageOfBase, "41 % of 30 is 12.3; 12 would be 40 %, 13 would be 43.33 %"),
                (ClaimRules.WordAgainstNumber, "41 % is not two thirds"),
                (ClaimRules.CountAgainstPercentage, "89 of 250 is 35.6 %, not 41 %"),
            ],
            findings.Select(f => (f.Rule, f.Arithmetic))
        );
    }

    [Fact]
    public void Twenty_pages_are_read_in_seconds()
    {
        var pages = string.Concat(Enumerable.Range(0, 40).Select(i => $"\n\n# Part {(char)('A' + i % 26)}{i}\n\n" + Narrative("consistent.md")));
        // Processor time of the whole process, other tests included, so that a busy machine does not matter.
        var before = Environment.CpuUsage.TotalTime;
        Assert.Empty(ClaimChecker.Check(pages));
        Assert.True(pages.Length > 60_000);
        Assert.True(Environment.CpuUsage.TotalTime - before < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_long_line_of_numbers_does_no_harm()
    {
        var hostile = string.Concat(Enumerable.Repeat("1 of 2 of ", 3000)) + string.Concat(Enumerable.Repeat("word ", 5000)) + "(50 %)";
        Assert.NotNull(ClaimChecker.Check(hostile));
    }

    private static string Narrative(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Narratives", name));
}
