using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Board;

/// <summary>Reads the board from the totals by month: some rows for each team, however many records there are.</summary>
public sealed class UseBoard(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>How many months a chart looks back, its own included.</summary>
    public const int MonthsBack = 24;

    private const int MostWaits = 24;

    /// <summary>The month that a board opens with: the last that is over.</summary>
    public DateOnly LastMonth => new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(-1);

    /// <summary>The teams of an agency in a month, each beside teams like it.</summary>
    public async Task<IReadOnlyList<TeamUse>> ReadAsync(Guid organisation, DateOnly month, CancellationToken cancellation)
    {
        var teams = await database
            .Set<Team>()
            .AsNoTracking()
            .Where(team => team.OrganisationId == organisation && team.Active)
            .OrderBy(team => team.Name)
            .ToListAsync(cancellation);
        var periods = await PeriodsAsync(organisation, month, cancellation);
        var counts = await database
            .Set<TeamMonth>()
            .AsNoTracking()
            .Where(row => row.OrganisationId == organisation && row.Month == month)
            .ToDictionaryAsync(row => row.TeamId, cancellation);
        var hours = await HoursAsync(organisation, month, cancellation);
        var referrals = await ReferralsAsync(organisation, month, cancellation);
        return TeamComparison.Place([
            .. teams.Select(team =>
            {
                var waits = referrals.Waits[team.Id].ToList();
                var inMonth = waits.Where(wait => wait.Until >= month).Select(wait => wait.Days).Order().ToList();
                return new TeamUse
                {
                    Team = team,
                    Pattern = PatternIn(periods[team.Id], month),
                    Changes = [.. MonthsTo(month).Skip(1).Where(at => PatternIn(periods[team.Id], at) != PatternIn(periods[team.Id], at.AddMonths(-1)))],
                    Caseload = counts.GetValueOrDefault(team.Id)?.Caseload ?? 0,
                    Supported = counts.GetValueOrDefault(team.Id)?.Supported ?? 0,
                    Hours = Filled([.. hours[team.Id]], month),
                    Waits = [.. waits.TakeLast(MostWaits)],
                    FirstContacts = inMonth.Count,
                    MedianWait = Median(inMonth),
                    Referrals = referrals.Made.GetValueOrDefault(team.Id),
                };
            }),
        ]);
    }

    /// <summary>The middle of numbers in order; null when there are none.</summary>
    public static double? Median(IReadOnlyList<int> inOrder) =>
        inOrder.Count == 0 ? null : (inOrder[(inOrder.Count - 1) / 2] + inOrder[inOrder.Count / 2]) / 2.0;

    /// <summary>Months from the first with hours to the last, those without hours included.</summary>
    public static IReadOnlyList<MonthOfHours> Filled(IReadOnlyList<MonthOfHours> months, DateOnly last)
    {
        if (months.Count == 0)
            return [];
        var known = months.ToDictionary(month => month.Month);
        var all = new List<MonthOfHours>();
        for (var month = months.Min(row => row.Month); month <= last; month = month.AddMonths(1))
            all.Add(known.GetValueOrDefault(month) ?? new(month, 0, 0));
        return all;
    }

    /// <summary>How peers were placed at the end of a month; null when nobody said.</summary>
    internal static StaffingPattern? PatternIn(IEnumerable<StaffingPeriod> periods, DateOnly month) =>
        periods.FirstOrDefault(period => period.HoldsOn(month.AddMonths(1).AddDays(-1)))?.Pattern;

    private static IEnumerable<DateOnly> MonthsTo(DateOnly last) => Enumerable.Range(1 - MonthsBack, MonthsBack).Select(last.AddMonths);

    private async Task<ILookup<Guid, StaffingPeriod>> PeriodsAsync(Guid organisation, DateOnly month, CancellationToken cancellation) =>
        (
            await database
                .Set<StaffingPeriod>()
                .AsNoTracking()
                .Overlapping(month.AddMonths(1 - MonthsBack), month.AddMonths(1).AddDays(-1))
                .Where(period => period.OrganisationId == organisation)
                .ToListAsync(cancellation)
        ).ToLookup(period => period.TeamId);

    private async Task<ILookup<Guid, MonthOfHours>> HoursAsync(Guid organisation, DateOnly month, CancellationToken cancellation)
    {
        var first = month.AddMonths(1 - MonthsBack);
        var rows = await database
            .Set<PeerMonth>()
            .Where(row => row.OrganisationId == organisation && row.Month >= first && row.Month <= month)
            .GroupBy(row => new { row.TeamId, row.Month })
            .Select(rows => new
            {
                rows.Key.TeamId,
                rows.Key.Month,
                Minutes = rows.Sum(row => row.Minutes),
                Outside = rows.Sum(row => row.OutsideMinutes),
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.TeamId, row => new MonthOfHours(row.Month, row.Minutes, row.Outside));
    }

    private async Task<(ILookup<Guid, Wait> Waits, Dictionary<Guid, int> Made)> ReferralsAsync(
        Guid organisation,
        DateOnly month,
        CancellationToken cancellation
    )
    {
        var (first, next) = (month.AddMonths(1 - MonthsBack), month.AddMonths(1));
        var met = await database
            .Set<Referral>()
            .Where(row => row.OrganisationId == organisation && row.FirstContactOn >= first && row.FirstContactOn < next)
            .OrderBy(row => row.FirstContactOn)
            .Select(row => new
            {
                row.TeamId,
                row.MadeAt,
                row.FirstContactOn,
            })
            .ToListAsync(cancellation);
        var (from, to) = (clock.StartOf(month), clock.StartOf(next));
        var made = await database
            .Set<Referral>()
            .Where(row => row.OrganisationId == organisation && row.MadeAt >= from && row.MadeAt < to)
            .GroupBy(row => row.TeamId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellation);
        return (met.ToLookup(row => row.TeamId, row => new Wait(row.FirstContactOn!.Value, WaitedDays(row.MadeAt, row.FirstContactOn.Value))), made);
    }

    /// <summary>Whole days from referral to first contact; a meeting before the referral was written down counts as none.</summary>
    internal int WaitedDays(DateTime madeAt, DateOnly firstContact) =>
        Math.Max(0, firstContact.DayNumber - DateOnly.FromDateTime(clock.ToLocal(madeAt)).DayNumber);
}
