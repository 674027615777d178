using PeerAtlas.Directory.Teams;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Referrals.Tests.Board;

/// <summary>When a signal is raised, and when the usual ups and downs are left alone.</summary>
public sealed class SignalTests
{
    private static readonly double[] Usual = [40, 44, 38, 42, 45, 39, 41, 43, 40, 42];

    [Fact]
    public void The_usual_ups_and_downs_are_no_signal() => Assert.Empty(Signals.Of(Team(hours: Usual)));

    [Fact]
    public void Hours_far_below_the_months_before_are_one() =>
        Assert.Equal([SignalKind.FewerHours], Signals.Of(Team(hours: [.. Usual, 12])).Select(signal => signal.Kind));

    [Fact]
    public void Hours_far_above_are_none() => Assert.Empty(Signals.Of(Team(hours: [.. Usual, 80])));

    [Fact]
    public void A_few_months_are_too_few() => Assert.Empty(Signals.Of(Team(hours: [40, 44, 38, 2])));

    [Fact]
    public void Work_outside_the_role_that_grows_is_one() =>
        Assert.Equal(
            [SignalKind.OutsideRole],
            Signals.Of(Team(hours: [.. Usual, 41], outside: [.. Usual.Select(_ => 0.1), 0.6])).Select(signal => signal.Kind)
        );

    [Fact]
    public void A_wait_far_beyond_the_usual_is_one()
    {
        var team = Team(hours: Usual) with { Waits = Waits(3, 5, 4, 6, 3, 5, 4, 5, 4, 30), FirstContacts = 1 };
        Assert.Equal([SignalKind.LongWait], Signals.Of(team).Select(signal => signal.Kind));
    }

    [Fact]
    public void Few_of_a_large_caseload_are_one_and_few_of_a_small_one_are_chance()
    {
        TeamUse[] teams = [.. Enumerable.Range(0, 4).Select(_ => Served(60, 36)), Served(60, 8), Served(4, 1)];
        var placed = TeamComparison.Place(teams);
        Assert.Equal([SignalKind.ReachesFew], Signals.Of(placed[4]).Select(signal => signal.Kind));
        Assert.Empty(Signals.Of(placed[5]));
        Assert.InRange(placed[5].Funnel!.Shrunken, 0.25, 0.6);
    }

    [Fact]
    public void Rounding_of_hours_and_a_series_that_never_changes_are_none()
    {
        Assert.Empty(Signals.Of(Team(hours: [.. Enumerable.Repeat(41.3, 14)], outside: [.. Enumerable.Repeat(0.1, 14)])));
        Assert.Empty(Signals.Of(Team(hours: [1.1, 1.2, 1.3, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2])));
    }

    [Fact]
    public void Hours_that_fell_are_one_until_the_change_is_noted_and_there_is_a_new_baseline()
    {
        double[] fallen = [.. Usual, 41, 42, .. Usual.Select(value => value - 25), 16];
        var team = Team(hours: fallen);
        Assert.Equal([SignalKind.FewerHours], Signals.Of(team).Select(signal => signal.Kind));
        var noted = team with { Changes = [team.Hours[12].Month] };
        Assert.Empty(Signals.Of(noted));
        Assert.Equal([SignalKind.FewerHours], Signals.Of(Team(hours: [.. fallen, 1]) with { Changes = noted.Changes }).Select(signal => signal.Kind));
    }

    [Fact]
    public void Soon_after_a_noted_change_there_are_too_few_months_to_judge()
    {
        var team = Team(hours: [.. Usual, 12]);
        Assert.Empty(Signals.Of(team with { Changes = [team.Hours[8].Month] }));
        var waits = Team(hours: Usual) with { Waits = Waits(3, 5, 4, 6, 3, 5, 4, 5, 4, 30), FirstContacts = 1 };
        Assert.Empty(Signals.Of(waits with { Changes = [new(2025, 5, 1)] }));
    }

    [Fact]
    public void A_small_team_where_everybody_has_support_is_within_chance()
    {
        var placed = TeamComparison.Place([Served(43, 38), Served(44, 40), Served(3, 3), Served(3, 2)]);
        Assert.Equal((FunnelPosition.Inside, 1), (placed[2].Funnel!.Position, placed[2].Funnel!.Side));
        Assert.All(placed, team => Assert.Equal(FunnelPosition.Inside, team.Funnel!.Position));
        Assert.All(TeamComparison.Place([Served(5, 5), Served(9, 9), Served(1, 1)]), team =>
            Assert.Equal((FunnelPosition.Inside, 0), (team.Funnel!.Position, team.Funnel!.Side))
        );
    }

    [Fact]
    public void Every_signal_suggests_something_and_names_no_one()
    {
        var team = TeamComparison.Place([Served(60, 36), Served(60, 36), Served(60, 4) with { Hours = Team([.. Usual, 3]).Hours }])[2];
        Assert.Equal(2, Signals.Of(team).Count);
        Assert.All(Signals.Of(team), signal => Assert.True(signal.Suggestions.Count >= 3 && signal.What.Length > 20));
    }

    [Fact]
    public void The_published_estimates_are_those_of_the_study_and_say_where_they_come_from()
    {
        Assert.Equal((0.97, 0.97), (PublishedShare.For(StaffingPattern.Integrated).Low, PublishedShare.For(StaffingPattern.Integrated).High));
        Assert.Equal("52% to 65%", PublishedShare.For(StaffingPattern.DesignatedTeamCloseBy).Words);
        Assert.Equal("15% to 28%", PublishedShare.For(StaffingPattern.NoPeers).Words);
        Assert.All(Enum.GetValues<StaffingPattern>(), pattern =>
            Assert.Contains("estimates of its participants", PublishedShare.For(pattern).Source, StringComparison.Ordinal)
        );
    }

    private static IReadOnlyList<Wait> Waits(params int[] days) => [.. days.Select((value, at) => new Wait(new DateOnly(2025, 1, 5).AddMonths(at), value))];

    private static TeamUse Team(double[] hours, double[]? outside = null) =>
        new()
        {
            Team = new Team { OrganisationId = Guid.NewGuid(), Name = "T" },
            Hours =
            [
                .. hours.Select(
                    (value, at) => new MonthOfHours(new DateOnly(2025, 1, 1).AddMonths(at), (long)(value * 60), (long)(value * 60 * (outside?[at] ?? 0)))
                ),
            ],
        };

    private static TeamUse Served(int caseload, int supported) =>
        Team(Usual) with
        {
            Pattern = StaffingPattern.Integrated,
            Caseload = caseload,
            Supported = supported,
        };
}
