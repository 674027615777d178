using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Goals;

public class GoalPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_goal_is_set_judged_changed_and_removed_and_the_record_knows_it(DatabaseKind kind)
    {
        await using var site = new GoalSite(kind);
        site.Waves.Set(site.Waves.First, GoalWaves.Policy, 12, 30, 0.25, 0.58);
        site.Waves.Set(site.Waves.Second, GoalWaves.Policy, 36, 42, 0.72, 0.93);
        site.Measures.Change = new Difference(0.457, 0.1, 0.25, 0.66, 30, 0.001);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/goals");
        Assert.Contains("No goals yet", analyst.Text, StringComparison.Ordinal);

        await SetAsync(analyst, site, target: "60", due: "2020-12-31");
        Assert.Contains("More policies Reached All of the 95% interval of 2018 is at the target or beyond.", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Baseline40%, wave 2010", analyst.Text, StringComparison.Ordinal);
        Assert.Contains(
            "+45.7 percentage points (95% interval +25.0 to +66.0). This is more than chance would bring about.",
            analyst.Text,
            StringComparison.Ordinal
        );

        await analyst.FollowAsync("Change the goal");
        await analyst.SubmitAsync("Save the goal", ("Target", "95"), ("DueOn", "2026-12-31"), ("Owner", "Policy office"));
        Assert.Contains("More policies On course", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Target: 60% → 95%", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Owner: Office of Recovery → Policy office", analyst.Text, StringComparison.Ordinal);

        await analyst.SubmitAsync("Remove the goal");
        Assert.Contains("Tick the box", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Remove the goal", ("sure", "true"));
        Assert.Contains("No goals yet", analyst.Text, StringComparison.Ordinal);
        var actions = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(Goal)).Select(entry => entry.Action).ToListAsync()
        );
        Assert.Equal(["added", "changed", "removed"], actions.Order());
    }

    [Theory]
    [InlineData(0.72, 0.93, "Reached")]
    [InlineData(0.55, 0.66, "On course")]
    [InlineData(0.45, 0.66, "Cannot be told")]
    [InlineData(0.35, 0.49, "Off course")]
    public async Task The_last_closed_wave_decides_by_its_interval(double low, double high, string status)
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        site.Waves.Set(site.Waves.First, GoalWaves.Policy, 12, 30, 0.25, 0.58);
        site.Waves.Set(site.Waves.Second, GoalWaves.Policy, 25, 42, low, high);
        // A wave that is not closed is drawn and does not decide.
        site.Waves.Set(site.Waves.Running, GoalWaves.Policy, 0, 20, 0, 0.16);
        var analyst = await site.VisitAsAnalystAsync();

        // On the first of June 2018, eight of sixteen years on, the line from 40% to 70% stands at 55%.
        await SetAsync(analyst, site, target: "70", due: "2026-06-01");

        Assert.Contains("More policies " + status, analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Line to the target then55%", analyst.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["2010", "2018", "2026 (open)", "Target 2026"],
            analyst.Page.QuerySelectorAll(".pa-figure__table tbody th").Select(cell => cell.TextContent)
        );
        await analyst.OpenAsync("/goals");
        Assert.Contains(status, analyst.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_from_a_baseline_alone_or_a_figure_without_an_interval()
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        site.Waves.Set(site.Waves.First, GoalWaves.Policy, 12, 30, 0.25, 0.58);
        var analyst = await site.VisitAsAnalystAsync();
        await SetAsync(analyst, site, target: "70", due: "2026-06-01");
        Assert.Contains("Cannot be told No closed wave after the baseline has this figure yet.", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Not measured in 2018, 2026.", analyst.Text, StringComparison.Ordinal);

        site.Waves.Set(site.Waves.Second, GoalWaves.Policy, 40, 42);
        await analyst.OpenAsync(analyst.Where);
        Assert.Contains("Cannot be told The figure of 2018 has no interval", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_that_cannot_be_is_refused_field_by_field_and_what_was_typed_stays()
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        site.Waves.Set(site.Waves.Second, GoalWaves.Policy, 36, 42, 0.72, 0.93);
        var analyst = await site.VisitAsAnalystAsync();
        await SetAsync(analyst, site, target: "140", due: "2009-01-01");
        Assert.Contains("2010 does not have this figure. Choose a wave that has it: 2018.", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("in percent, from 0 to 100", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("must come after the last day of the baseline wave", analyst.Text, StringComparison.Ordinal);
        Assert.Equal("140", analyst.Page.QuerySelector("input[name=Target]")!.GetAttribute("value"));

        await analyst.OpenAsync("/goals/edit");
        await analyst.SubmitAsync(
            "Save the goal",
            ("Indicator", "nonsense"),
            ("Baseline", site.Waves.Running.Id.ToString()),
            ("Target", "many"),
            ("DueOn", "soon")
        );
        foreach (var problem in new[] { "Say what the goal is.", "No survey names that figure.", "That wave is not closed", "Say who answers for the goal." })
            Assert.Contains(problem, analyst.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<Goal>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_goal_at_once_the_second_is_told_and_may_save_again()
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        site.Waves.Set(site.Waves.First, GoalWaves.Policy, 12, 30, 0.25, 0.58);
        var first = await site.VisitAsAnalystAsync("first@dmh.example");
        var second = await site.VisitAsAnalystAsync("second@dmh.example");
        await SetAsync(first, site, target: "60", due: "2020-12-31");
        await first.FollowAsync("Change the goal");
        await second.OpenAsync(first.Where);

        await first.SubmitAsync("Save the goal", ("Target", "65"));
        await second.SubmitAsync("Save the goal", ("Target", "75"));

        Assert.Contains("Somebody else changed this while you had it open.", second.Text, StringComparison.Ordinal);
        Assert.Equal(0.65, (await site.WithDatabaseAsync(database => database.Set<Goal>().SingleAsync())).Target, 12);
        await second.SubmitAsync("Save the goal");
        Assert.Equal(0.75, (await site.WithDatabaseAsync(database => database.Set<Goal>().SingleAsync())).Target, 12);
    }

    [Fact]
    public async Task Only_analysts_see_goals()
    {
        await using var site = new GoalSite(DatabaseKind.Sqlite);
        var agency = await site.AddOrganisationAsync("agency");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@agency.example", Platform.Access.Role.AgencyAdministrator, agency));
        foreach (var path in new[] { "/goals", "/goals/edit", "/goals/indicators", $"/goals/{Guid.NewGuid()}" })
        {
            await administrator.OpenAsync(path);
            Assert.NotEqual(HttpStatusCode.OK, administrator.Status);
        }
    }

    private static async Task SetAsync(Visitor analyst, GoalSite site, string target, string due)
    {
        await analyst.OpenAsync("/goals/edit");
        await analyst.SubmitAsync(
            "Save the goal",
            ("GoalTitle", "More policies"),
            ("Indicator", GoalWaves.Policy),
            ("Baseline", site.Waves.First.Id.ToString()),
            ("Direction", "AtLeast"),
            ("Target", target),
            ("DueOn", due),
            ("Owner", "Office of Recovery")
        );
    }
}
