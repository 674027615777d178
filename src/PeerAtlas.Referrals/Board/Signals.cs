using System.Globalization;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Referrals.Board;

/// <summary>Something about the way to peer support that is more than chance.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">What was seen, with its numbers.</param>
/// <param name="Suggestions">What others found to help.</param>
public sealed record Signal(SignalKind Kind, string What, IReadOnlyList<string> Suggestions);

/// <summary>
/// Finds signals. A signal is never about a peer: it says that a team refers, reaches or waits otherwise than teams like it, or otherwise than it did, and
/// what the study of referral found to help.
/// </summary>
public static class Signals
{
    /// <summary>The months that a chart needs before a point of it can be a signal.</summary>
    public const int FewestPoints = 8;

    private static readonly CultureInfo Us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The signals of a team's month.</summary>
    public static IReadOnlyList<Signal> Of(TeamUse team) =>
        [.. new[] { ReachesFew(team), FewerHours(team), OutsideRole(team), LongWait(team) }.OfType<Signal>()];

    private static Signal? ReachesFew(TeamUse team) =>
        team.Funnel is { Position: FunnelPosition.Outside998, Side: < 0 } place
            ? new(
                SignalKind.ReachesFew,
                $"{team.Supported} of {team.Caseload} people on the caseload ({Percent(team.Share!.Value)}) had peer support. Of {place.Like} "
                    + $"together {Percent(place.Pooled)} had it, and chance alone would hardly put a team of this size below {Percent(place.Outer.Low)}.",
                [
                    "Bring peers closer: a desk in the team’s room, a seat in its meetings.",
                    "Say in supervision that you want people to be offered peer support, and ask about it each time.",
                    "Plan the peer’s place with the staff, and write down who does what, so that nobody fears competition.",
                    "Show what changed for people who had it: the follow-ups on benefits are made for this.",
                ]
            )
            : null;

    private static Signal? FewerHours(TeamUse team) =>
        LastPoint(team, [.. team.Hours.Select(month => (month.Month, month.Hours))], -1) is { } point
            ? new(
                SignalKind.FewerHours,
                $"The team’s people had {point.Value.ToString("0.#", Us)} hours of peer support, below what the months before would "
                    + $"lead one to expect (between {Math.Max(0, point.Low).ToString("0.#", Us)} and {point.High.ToString("0.#", Us)}).",
                [
                    "See whether referrals still come, and whether some wait for an answer.",
                    "See whether a post is vacant, or the hours went to another team or to work outside the role.",
                    "Ask the team what has changed for them before you ask anybody about their hours.",
                ]
            )
            : null;

    private static Signal? OutsideRole(TeamUse team) =>
        LastPoint(team, [.. team.Hours.Where(month => month.Minutes > 0).Select(month => (month.Month, month.OutsideShare))], 1) is { } point
        && team.Current is { Minutes: > 0 }
            ? new(
                SignalKind.OutsideRole,
                $"{Percent(point.Value)} of the hours went to work outside the role, above what the "
                    + $"months before would lead one to expect (up to {Percent(Math.Min(1, point.High))}).",
                [
                    "Ask who hands out this work. It is a matter of how the team is run.",
                    "Agree on who drives, does outreach and covers shifts, and write it into job descriptions.",
                    "Go through the role list with the whole team: what is unclear to others ends up with the peer.",
                ]
            )
            : null;

    private static Signal? LongWait(TeamUse team) =>
        team.FirstContacts > 0 && LastPoint(team, [.. team.Waits.Select(wait => (wait.Until, (double)wait.Days))], 1) is { } point
            ? new(
                SignalKind.LongWait,
                $"The last people waited longer from referral to first contact: {point.Value.ToString("0", Us)} "
                    + $"days, where up to {Math.Max(0, point.High).ToString("0", Us)} were usual.",
                [
                    "Look at what waits under Referrals, and for whom.",
                    "Offer referrals to a team of peers and not to one peer, so that who has room can take them.",
                    "See whether the peers have more people than hours; that is a matter of posts.",
                ]
            )
            : null;

    /// <summary>
    /// The last point of the chart when it is a signal towards that side: outside the limits, or the end of a shift. Limits begin anew where peers
    /// were placed otherwise, and say nothing before there are enough points since.
    /// </summary>
    private static XmrPoint? LastPoint(TeamUse team, IReadOnlyList<(DateOnly Day, double Value)> values, int side)
    {
        var beginnings = team.Changes.Select(change => values.TakeWhile(value => value.Day < change).Count()).Where(at => at < values.Count).ToList();
        if (values.Count - beginnings.DefaultIfEmpty(0).Max() < FewestPoints)
            return null;
        var point = XmrChart.Of([.. values.Select(value => value.Value)], beginnings)[^1];
        return point.Signals.HasFlag(XmrSignals.OutsideLimits) || point.Signals.HasFlag(XmrSignals.Shift)
            ? Math.Sign(point.Value - point.Mean) == side
                ? point
                : null
            : null;
    }

    private static string Percent(double share) => share.ToString("0%", Us);
}
