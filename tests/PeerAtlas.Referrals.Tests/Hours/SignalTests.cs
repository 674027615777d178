using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Teams;

namespace PeerAtlas.Referrals.Tests.Hours;

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
        Assert.Equal([SignalKind.OutsideRole], Signals.Of(Team(hours: [.. Usual, 41], outside: [.. Usual.Select(_ => 0.1), 0.6])).Select(signal => signal.Kind));

    [Fact]
    public void A_wait_far_beyond_the_usual_is_one()
    {
        var team = Team(hours: Usual) with { Waits = [3, 5, 4, 6, 3, 5, 4, 5, 4, 30], FirstContacts = 1 };
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
        Assert.All(Enum.GetValues<StaffingPattern>(), pattern => Assert.Contains("estimates of its participants", PublishedShare.For(pattern).Source, StringComparison.Ordinal));
    }

    private static TeamUse Team(double[] hours, double[]? outside = null) => new()
    {
        Team = new Team { OrganisationId = Guid.NewGuid(), Name = "T" },
        Hours = [.. hours.Select((value, at) => new MonthOfHours(new DateOnly(2025, 1, 1).AddMonths(at), (long)(value * 60), (long)(value * 60 * (outside?[at] ?? 0))))],
    };

    private static TeamUse Served(int caseload, int supported) => Team(Usual) with { Pattern = StaffingPattern.Integrated, Caseload = caseload, Supported = supported };
}
