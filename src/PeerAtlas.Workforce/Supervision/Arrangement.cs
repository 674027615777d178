using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory.Teams;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>Something that asks for supervision: the rule of a credential, or the agency itself.</summary>
/// <param name="Rule">The rule; null for the agency's own.</param>
/// <param name="Cadence">What it asks.</param>
/// <param name="Since">Since when, while somebody was there to supervise.</param>
/// <param name="IsShown">Whether the agency knows of the credential.</param>
internal sealed record AskedCadence(CertificationRule? Rule, SupervisionCadence Cadence, DateOnly Since, bool IsShown)
{
    /// <summary>What asked the same before it without a gap, and the last day of that; null when nothing did. What was overdue then stays so.</summary>
    public (AskedCadence Asked, DateOnly Last)? Before { get; init; }

    /// <summary>
    /// Those that hold: the stricter of two, and both where neither covers the other. Of two that ask the same the first stands for both.
    /// </summary>
    public static IReadOnlyList<AskedCadence> Holding(IReadOnlyList<AskedCadence> asked) =>
        [
            .. asked.Where(
                (one, at) =>
                    !asked.Where((other, place) => place != at && other.Cadence.Covers(one.Cadence) && (place < at || !one.Cadence.Covers(other.Cadence))).Any()
            ),
        ];
}

/// <summary>The supervision of one worker in one agency, today.</summary>
/// <param name="Lines">The lines that hold today.</param>
/// <param name="Asked">All that ask for it.</param>
/// <param name="Holding">Those of them that hold.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Last">The last talk that was not denied; null when there was none.</param>
internal sealed record Arrangement(
    IReadOnlyList<SupervisionLine> Lines,
    IReadOnlyList<AskedCadence> Asked,
    IReadOnlyList<AskedCadence> Holding,
    SupervisionStanding Standing,
    SupervisionSession? Last
)
{
    /// <summary>Whether it is only kept by what one of two says, and the other one can still say otherwise.</summary>
    public bool IsToldByOne { get; private init; }

    /// <summary>Of the lines that hold, those whose supervisor has that role here no more: the agency is to name somebody.</summary>
    public IReadOnlyList<SupervisionLine> Left { get; init; } = [];

    /// <summary>Whether something is asked and nobody is named to do it.</summary>
    public bool IsOpen => Lines.Count == 0 && Asked.Count > 0;

    /// <summary>Works out how it stands. Talks of both lines count together: rules ask how often one is supervised, and not by whom of two.</summary>
    /// <param name="lines">The lines of the worker in the agency, those that are over among them.</param>
    /// <param name="sessions">The talks in these lines.</param>
    /// <param name="asked">What is asked, each since when by itself.</param>
    /// <param name="today">The day that is looked at.</param>
    public static Arrangement Of(
        IReadOnlyList<SupervisionLine> lines,
        IReadOnlyList<SupervisionSession> sessions,
        IReadOnlyList<AskedCadence> asked,
        DateOnly today
    )
    {
        List<SupervisionLine> holding = [.. lines.Where(line => line.HoldsOn(today)).OrderBy(line => line.Kind).ThenBy(line => line.StartsOn)];
        sessions = [.. sessions.Where(session => session.DeniedOn is null)];
        var last = sessions.Where(session => session.On <= today).MaxBy(session => session.On);
        if (holding.Count == 0)
            return new(holding, asked, AskedCadence.Holding(asked), SupervisionCheck.Of(null, today, [], today), last);
        var since = BeganOn(lines, holding);
        List<AskedCadence> owed = [.. asked.Select(one => one with { Since = one.Since > since ? one.Since : since })];
        var strict = AskedCadence.Holding(owed);
        var attested = lines.Where(line => line.AttestedOn is not null).Select(line => line.Id).ToHashSet();
        SupervisionStanding Standing(IReadOnlyList<SupervisionSession> talks) =>
            SupervisionCheck.Worst(
                // Where a rule names who may supervise, only talks with somebody of whom that was said count for it.
                strict.Select(one => Of(one, [.. talks.Where(talk => one.Cadence.By.Count == 0 || attested.Contains(talk.LineId))], since, today))
            );

        var standing = Standing(sessions);
        return new(holding, owed, strict, standing, last)
        {
            IsToldByOne = standing.State == SupervisionState.Kept && Standing([.. sessions.Where(talk => talk.Stands(today))]).State != SupervisionState.Kept,
        };
    }

    /// <summary>How one that asks stands. What was overdue when something else was asked stays so until there is a talk: a new number wipes nothing.</summary>
    private static SupervisionStanding Of(AskedCadence asked, IReadOnlyList<SupervisionSession> talks, DateOnly since, DateOnly today)
    {
        List<HeldSession> held = [.. talks.Select(talk => talk.ForRule())];
        var now = SupervisionCheck.Of(asked.Cadence, asked.Since, held, today);
        if (asked.Before is not { } before || now.State == SupervisionState.Overdue || held.Exists(talk => talk.On > before.Last && talk.On <= today))
            return now;
        var from = before.Asked.Since > since ? before.Asked.Since : since;
        var then = Of(before.Asked with { Since = from }, talks, since, before.Last);
        return then.State == SupervisionState.Overdue ? then : now;
    }

    /// <summary>The first day since which somebody was there without a gap.</summary>
    private static DateOnly BeganOn(IReadOnlyList<SupervisionLine> lines, List<SupervisionLine> holding)
    {
        var began = holding.Min(line => line.StartsOn);
        while (lines.Where(line => line.StartsOn < began && line.EndsOn >= began.AddDays(-1)).Select(line => (DateOnly?)line.StartsOn).Min() is { } before)
            began = before;
        return began;
    }
}
