using PeerAtlas.Directory.Teams;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Referrals.Board;

/// <summary>The peer support that a team's people had in a month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Minutes">All minutes of peers for the team.</param>
/// <param name="OutsideMinutes">Those outside the role.</param>
public sealed record MonthOfHours(DateOnly Month, long Minutes, long OutsideMinutes)
{
    /// <summary>Hours.</summary>
    public double Hours => Minutes / 60.0;

    /// <summary>The share of the hours that went to work outside the role; 0 when there were none.</summary>
    public double OutsideShare => Minutes == 0 ? 0 : OutsideMinutes / (double)Minutes;
}

/// <summary>How long somebody waited.</summary>
/// <param name="Until">The day of the first contact.</param>
/// <param name="Days">Whole days since the referral.</param>
public sealed record Wait(DateOnly Until, int Days);

/// <summary>How far a team's people had peer support in a month, beside teams like it.</summary>
public sealed record TeamUse
{
    /// <summary>The team.</summary>
    public required Team Team { get; init; }

    /// <summary>How peers are placed at the month's end; null when nobody said.</summary>
    public StaffingPattern? Pattern { get; init; }

    /// <summary>Persons on the caseload in the month.</summary>
    public int Caseload { get; init; }

    /// <summary>Those among them who had peer support.</summary>
    public int Supported { get; init; }

    /// <summary>The months up to this one, this one last; a month without hours is there.</summary>
    public IReadOnlyList<MonthOfHours> Hours { get; init; } = [];

    /// <summary>Waits from referral to first contact, in the order of the first contacts, the last in the month.</summary>
    public IReadOnlyList<Wait> Waits { get; init; } = [];

    /// <summary>The first days of the months from which on peers were placed otherwise than before.</summary>
    public IReadOnlyList<DateOnly> Changes { get; init; } = [];

    /// <summary>How many of the first contacts were in the month.</summary>
    public int FirstContacts { get; init; }

    /// <summary>The middle number of days from referral to first contact in the month; null when there was none.</summary>
    public double? MedianWait { get; init; }

    /// <summary>Referrals that the team made in the month.</summary>
    public int Referrals { get; init; }

    /// <summary>The teams it is compared with; null when it serves nobody.</summary>
    public FunnelPlace? Funnel { get; init; }

    /// <summary>Supported ÷ caseload; null when the team serves nobody.</summary>
    public double? Share => Caseload == 0 ? null : Supported / (double)Caseload;

    /// <summary>The month itself.</summary>
    public MonthOfHours? Current => Hours.Count == 0 ? null : Hours[^1];
}

/// <summary>Where a team stands among others.</summary>
/// <param name="Like">The others, in words: "teams where a peer is integrated", or "the agency's teams".</param>
/// <param name="Teams">How many they are, with this one.</param>
/// <param name="Pooled">Their share together.</param>
/// <param name="Inner">The limits within which chance alone puts 95 % of teams of this size.</param>
/// <param name="Outer">The limits for 99.8 %.</param>
/// <param name="Position">Whether the team is inside.</param>
/// <param name="Side">−1 below the others' share, 1 above.</param>
/// <param name="Shrunken">The team's share drawn towards that of all, the more, the smaller the team is.</param>
public sealed record FunnelPlace(string Like, int Teams, double Pooled, Interval Inner, Interval Outer, FunnelPosition Position, int Side, double Shrunken);

/// <summary>Compares teams with teams like them: with the same pattern where there are enough of them, else with all.</summary>
public static class TeamComparison
{
    /// <summary>How many teams make a comparison.</summary>
    public const int Fewest = 3;

    /// <summary>Gives each team that serves somebody its place.</summary>
    public static IReadOnlyList<TeamUse> Place(IReadOnlyList<TeamUse> teams)
    {
        var serving = teams.Where(team => team.Caseload > 0).ToList();
        var groups = serving
            .GroupBy(team => team.Pattern)
            .Where(group => group.Key is not null && group.Count() >= Fewest)
            .ToDictionary(group => group.Key!.Value, group => new Peers(group.Key!.Value.WithTeamsWords(), [.. group]));
        var all = new Lazy<Peers>(() => new("all teams of the agency", serving));
        return
        [
            .. teams.Select(team =>
                team.Caseload == 0
                    ? team
                    : team with
                    {
                        Funnel = (team.Pattern is { } pattern ? groups.GetValueOrDefault(pattern) : null)?.Place(team) ?? all.Value.Place(team),
                    }
            ),
        ];
    }

    private sealed class Peers(string words, List<TeamUse> teams)
    {
        private readonly BetaBinomial fit = BetaBinomial.Fit([.. teams.Select(team => new Tally(team.Supported, team.Caseload))]);

        // Teams of one size have the same limits, and there are many.
        private readonly Dictionary<(int Size, double Level), Interval> limits = [];

        public FunnelPlace Place(TeamUse team)
        {
            var (position, side) = FunnelPlot.Place(team.Supported, team.Caseload, fit.Pooled);
            return new(
                words,
                teams.Count,
                fit.Pooled,
                Limits(team.Caseload, FunnelPlot.Inner),
                Limits(team.Caseload, FunnelPlot.Outer),
                position,
                side,
                fit.PosteriorMean(new(team.Supported, team.Caseload))
            );
        }

        private Interval Limits(int size, double level)
        {
            if (!limits.TryGetValue((size, level), out var found))
                limits[(size, level)] = found = FunnelPlot.Limits(fit.Pooled, size, level);
            return found;
        }
    }
}
