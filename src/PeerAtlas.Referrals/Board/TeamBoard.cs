using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Board;

/// <summary>What a team's page shows over time.</summary>
/// <param name="Shares">The share with peer support by month, with new limits from each change of pattern; null when there are no months.</param>
/// <param name="Stretches">The stretches between changes of pattern.</param>
/// <param name="Peers">A chart for each peer: hours as a share of the planned hours, or hours where none were planned.</param>
/// <param name="Referrers">Who referred in twelve months.</param>
internal sealed record TeamHistory(
    ControlChart? Shares,
    IReadOnlyList<Stretch> Stretches,
    IReadOnlyList<ControlChart> Peers,
    IReadOnlyList<ReferrerLine> Referrers
);

/// <summary>Months in which peers were placed alike.</summary>
internal sealed record Stretch(StaffingPattern Pattern, DateOnly From, int Months, double Share, double Hours);

/// <summary>Somebody who referred.</summary>
internal sealed record ReferrerLine(string Name, int Made, int Met);

/// <summary>Reads a team's months.</summary>
internal sealed class TeamBoard(PeerAtlasDbContext database, AuthorityClock clock)
{
    public async Task<TeamHistory> ReadAsync(Team team, DateOnly month, CancellationToken cancellation)
    {
        var first = month.AddMonths(1 - UseBoard.MonthsBack);
        var months = await database
            .Set<TeamMonth>()
            .AsNoTracking()
            .Where(row => row.TeamId == team.Id && row.Month >= first && row.Month <= month && row.Caseload > 0)
            .OrderBy(row => row.Month)
            .ToListAsync(cancellation);
        var hours = await HoursAsync(team, first, month, cancellation);
        var periods = await database
            .Set<StaffingPeriod>()
            .AsNoTracking()
            .Where(period => period.TeamId == team.Id)
            .OrderBy(period => period.StartsOn)
            .ToListAsync(cancellation);
        var patterns = months.ConvertAll(row => UseBoard.PatternIn(periods, row.Month));
        List<int> beginnings = [.. Enumerable.Range(1, Math.Max(0, months.Count - 1)).Where(at => patterns[at] != patterns[at - 1])];
        var shares =
            months.Count < 2
                ? null
                : new ControlChart(
                    "Share of the caseload with peer support",
                    "share of persons",
                    [.. months.Select(row => Label(row.Month))],
                    [.. months.Select(row => row.Supported / (double)row.Caseload)],
                    beginnings,
                    isShare: true
                );
        return new(
            shares,
            Stretches(months, patterns, beginnings, hours),
            await PeersAsync(team, first, month, cancellation),
            await ReferrersAsync(team, month, cancellation)
        );
    }

    private async Task<Dictionary<DateOnly, double>> HoursAsync(Team team, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var minutes = await database
            .Set<PeerMonth>()
            .Where(row => row.TeamId == team.Id && row.Month >= first && row.Month <= last)
            .GroupBy(row => row.Month)
            .Select(rows => new { rows.Key, Minutes = rows.Sum(row => row.Minutes) })
            .ToListAsync(cancellation);
        return minutes.ToDictionary(row => row.Key, row => row.Minutes / 60.0);
    }

    private static List<Stretch> Stretches(List<TeamMonth> months, List<StaffingPattern?> patterns, List<int> beginnings, Dictionary<DateOnly, double> hours)
    {
        var stretches = new List<Stretch>();
        foreach (var (from, to) in beginnings.Prepend(0).Zip(beginnings.Append(months.Count)))
        {
            if (from >= to || patterns[from] is not { } pattern)
                continue;
            var rows = months[from..to];
            stretches.Add(
                new(
                    pattern,
                    rows[0].Month,
                    rows.Count,
                    rows.Sum(row => (double)row.Supported) / rows.Sum(row => row.Caseload),
                    rows.Average(row => hours.GetValueOrDefault(row.Month))
                )
            );
        }

        return stretches;
    }

    private async Task<IReadOnlyList<ControlChart>> PeersAsync(Team team, DateOnly first, DateOnly month, CancellationToken cancellation)
    {
        var members = await database
            .Set<TeamMember>()
            .Overlapping(month, month.AddMonths(1).AddDays(-1))
            .Where(row => row.TeamId == team.Id && row.Role == TeamRole.Peer)
            .Select(row => row.AccountId)
            .Distinct()
            .ToListAsync(cancellation);
        var planned = (
            await database
                .Set<TeamMember>()
                .AsNoTracking()
                .Where(row => members.Contains(row.AccountId) && row.OrganisationId == team.OrganisationId && row.Role == TeamRole.Peer)
                .ToListAsync(cancellation)
        ).ToLookup(row => row.AccountId);
        var names = await database
            .Set<Account>()
            .Where(account => members.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
        var rows = (
            await database
                .Set<PeerMonth>()
                .Where(row => row.OrganisationId == team.OrganisationId && members.Contains(row.PeerId) && row.Month >= first && row.Month <= month)
                .GroupBy(row => new { row.PeerId, row.Month })
                .Select(group => new
                {
                    group.Key.PeerId,
                    group.Key.Month,
                    Minutes = group.Sum(row => row.Minutes),
                    Outside = group.Sum(row => row.OutsideMinutes),
                })
                .ToListAsync(cancellation)
        ).ToLookup(row => row.PeerId, row => new MonthOfHours(row.Month, row.Minutes, row.Outside));
        return
        [
            .. members
                .OrderBy(peer => names[peer], StringComparer.OrdinalIgnoreCase)
                .Select(peer => Chart(names[peer], UseBoard.Filled([.. rows[peer]], month), [.. planned[peer]]))
                .OfType<ControlChart>(),
        ];
    }

    /// <summary>Hours as a share of what was planned for the month, where something was planned in each of its months; else hours.</summary>
    private static ControlChart? Chart(string name, IReadOnlyList<MonthOfHours> months, IReadOnlyList<TeamMember> memberships)
    {
        if (months.Count < 2)
            return null;
        int[] planned =
        [
            .. months.Select(month =>
                memberships.Where(row => row.Overlaps(month.Month, month.Month.AddMonths(1).AddDays(-1))).Sum(row => row.HoursAMonth ?? 0)
            ),
        ];
        string[] labels = [.. months.Select(month => Label(month.Month))];
        return Array.TrueForAll(planned, hours => hours > 0)
            ? new($"{name}: percent of planned hours", "percent", labels, [.. months.Select((month, at) => 100 * month.Hours / planned[at])])
            : new($"{name}: hours", "hours", labels, [.. months.Select(month => month.Hours)]);
    }

    private async Task<IReadOnlyList<ReferrerLine>> ReferrersAsync(Team team, DateOnly month, CancellationToken cancellation)
    {
        var (start, end) = (clock.StartOf(month.AddMonths(-11)), clock.StartOf(month.AddMonths(1)));
        var lines = await (
            from referral in database.Set<Referral>()
            join account in database.Set<Account>() on referral.MadeById equals account.Id
            where referral.TeamId == team.Id && referral.MadeAt >= start && referral.MadeAt < end
            group referral by account.Name into rows
            select new
            {
                rows.Key,
                Made = rows.Count(),
                Met = rows.Count(row => row.FirstContactOn != null),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. lines
                .OrderByDescending(line => line.Made)
                .ThenBy(line => line.Key, StringComparer.OrdinalIgnoreCase)
                .Select(line => new ReferrerLine(line.Key, line.Made, line.Met)),
        ];
    }

    private static string Label(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
