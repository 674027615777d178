using PeerAtlas.Reports.Indicators;
using PeerAtlas.Reports.Tests.Goals;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Indicators;

public class IndicatorPagesTests
{
    [Fact]
    public void A_figure_over_waves_says_which_wave_asked_a_sample()
    {
        var census = FakeWaves.Share("agency.own_share", "Own", 10, 40);
        var sampled = census with { Count = null, Base = new("agency survey responses; a sample: 40 of the 50 drawn answered", 40, 180) };
        ReportableWave Of(string name, int year) => new(Guid.NewGuid(), name, new(year, 4, 1), new(year, 5, 31), IsClosed: true);
        var series = new IndicatorSeries(
            new("agency.own_share", "Own", IndicatorTopic.Other),
            [new(Of("2024", 2024), census), new(Of("2026", 2026), sampled), new(Of("2028", 2028), null)]
        );

        var table = IndicatorTables.OverWaves(series);

        Assert.Equal("Not measured in 2028. A sample was asked in 2026: figures are weighted to all organizations of the frame.", table.Note);
        Assert.Contains("a sample", table.Rows[1].Cells[0].Base.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_indicators_say_which_wave_lacks_them_and_lead_to_a_goal()
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        site.Waves.Set(site.Waves.First, GoalWaves.Policy, 12, 30, 0.25, 0.58);
        site.Waves.Set(site.Waves.Second, "agency.own_share", 10, 40, 0.14, 0.4);
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.OpenAsync("/goals/indicators");
        Assert.Contains(
            "Agencies with a written policy on sharing lived experience 40%25% to 58% not measured not measured",
            analyst.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("agency.own_share not measured 25%14% to 40% not measured", analyst.Text, StringComparison.Ordinal);
        await analyst.FollowAsync("Set a goal: Agencies with a written policy");
        Assert.Equal(GoalWaves.Policy, analyst.Page.QuerySelector("option[selected]")!.GetAttribute("value"));
    }
}
