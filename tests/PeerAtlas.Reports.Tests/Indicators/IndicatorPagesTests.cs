using PeerAtlas.Reports.Tests.Goals;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Indicators;

public class IndicatorPagesTests
{
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
