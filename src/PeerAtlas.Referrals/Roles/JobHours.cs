using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Referrals.Roles;

/// <summary>Where hours stand beside a job description.</summary>
internal enum JobPart
{
    /// <summary>The description has the activity.</summary>
    InDescription,

    /// <summary>It is inside the role, and the description has it not.</summary>
    InRole,

    /// <summary>It is outside the role, and the description has it not.</summary>
    Outside,
}

/// <summary>Minutes of a month, by where they stand.</summary>
internal sealed record JobMonth(DateOnly Month, long InDescription, long InRole, long Outside)
{
    public long All => InDescription + InRole + Outside;
}

/// <summary>Minutes of an activity.</summary>
internal sealed record JobActivityMinutes(Activity Activity, JobPart Part, long Minutes);

/// <summary>Hours beside job descriptions, on the days that one covers.</summary>
/// <param name="Months">By month.</param>
/// <param name="Activities">By activity.</param>
/// <param name="Withheld">How many months are not told, since their sums would tell of few persons.</param>
internal sealed record JobHours(IReadOnlyList<JobMonth> Months, IReadOnlyList<JobActivityMinutes> Activities, int Withheld = 0);

/// <summary>What somebody did on a day, logged and imported together.</summary>
internal sealed record JobDay(Guid Peer, Guid Organisation, Guid Activity, DateOnly Day, long Minutes);

/// <summary>Holds hours against the job descriptions of their days.</summary>
internal sealed class JobHoursCount(PeerAtlasDbContext database)
{
    /// <summary>The hours of everybody at an agency whose job is described, together, in the months in which enough of them worked.</summary>
    /// <param name="agency">Which agency; open to whoever asks.</param>
    /// <param name="calendar">Whose job was described how.</param>
    /// <param name="period">The months.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<JobHours> AtAsync(Guid agency, JobCalendar calendar, HoursPeriod period, CancellationToken cancellation)
    {
        var workers = calendar.Times.Select(time => time.Place.WorkerId).Distinct().ToList();
        // Who left is known here by a number alone, which nobody is shown.
        var accounts = await database
            .Set<Worker>()
            .AsNoTracking()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(worker => workers.Contains(worker.Id) && worker.AccountId != null)
            .ToDictionaryAsync(worker => worker.AccountId!.Value, worker => worker.Id, cancellation);
        return await CountAsync(accounts, [agency], calendar, period, DisclosureAudit.DefaultThreshold, cancellation);
    }

    /// <summary>One's own hours, at every agency at which one's job was described.</summary>
    public Task<JobHours> OwnAsync(Guid account, Guid worker, JobCalendar calendar, HoursPeriod period, CancellationToken cancellation) =>
        CountAsync(
            new Dictionary<Guid, Guid> { [account] = worker },
            [.. calendar.Times.Select(time => time.Place.OrganisationId).Distinct()],
            calendar,
            period,
            tooFew: 0,
            cancellation
        );

    private async Task<JobHours> CountAsync(
        Dictionary<Guid, Guid> accounts,
        IReadOnlyList<Guid> agencies,
        JobCalendar calendar,
        HoursPeriod period,
        int tooFew,
        CancellationToken cancellation
    )
    {
        if (accounts.Count == 0 || agencies.Count == 0)
            return new([], []);
        var days = await DaysAsync([.. accounts.Keys], agencies, period, cancellation);
        var activities = await database.Set<Activity>().AsNoTracking().ToDictionaryAsync(activity => activity.Id, cancellation);
        var keys = new Dictionary<Guid, HashSet<string>>();
        var parts = new List<(JobDay Day, JobPart Part)>();
        foreach (var day in days)
        {
            var versions = calendar.On(accounts[day.Peer], day.Organisation, day.Day).ToList();
            if (versions.Count > 0)
                parts.Add((day, PartOf(activities[day.Activity], versions, keys)));
        }

        var months = parts.GroupBy(one => new DateOnly(one.Day.Day.Year, one.Day.Day.Month, 1)).ToList();
        var told = months.FindAll(month => month.Select(one => one.Day.Peer).Distinct().Count() > tooFew);
        return Sums(told, activities, months.Count - told.Count);
    }

    private static JobHours Sums(List<IGrouping<DateOnly, (JobDay Day, JobPart Part)>> months, Dictionary<Guid, Activity> activities, int withheld) =>
        new(
            [
                .. months
                    .Select(rows => new JobMonth(rows.Key, Sum(rows, JobPart.InDescription), Sum(rows, JobPart.InRole), Sum(rows, JobPart.Outside)))
                    .OrderByDescending(month => month.Month),
            ],
            [
                .. months
                    .SelectMany(month => month)
                    .GroupBy(one => (activities[one.Day.Activity].Key, one.Part))
                    .Select(rows => new JobActivityMinutes(activities[rows.First().Day.Activity], rows.Key.Part, rows.Sum(row => row.Day.Minutes)))
                    .OrderBy(line => line.Part)
                    .ThenByDescending(line => line.Minutes),
            ],
            withheld
        );

    private static JobPart PartOf(Activity activity, IEnumerable<JobVersion> versions, Dictionary<Guid, HashSet<string>> keys)
    {
        foreach (var version in versions)
        {
            if (!keys.TryGetValue(version.Id, out var known))
                keys[version.Id] = known = [.. version.Activities.Where(one => one.Standing != RoleStanding.Prohibited).Select(one => one.Key)];
            if (known.Contains(activity.Key))
                return JobPart.InDescription;
        }

        return activity.Standing == RoleStanding.Inside ? JobPart.InRole : JobPart.Outside;
    }

    private static long Sum(IEnumerable<(JobDay Day, JobPart Part)> rows, JobPart part) => rows.Where(row => row.Part == part).Sum(row => row.Day.Minutes);

    private async Task<IReadOnlyList<JobDay>> DaysAsync(
        IReadOnlyList<Guid> peers,
        IReadOnlyList<Guid> agencies,
        HoursPeriod period,
        CancellationToken cancellation
    )
    {
        var (first, next) = (period.First, period.Next);
        var logged = Open<LoggedContact>()
            .Where(row => agencies.Contains(row.OrganisationId) && peers.Contains(row.PeerId))
            .Where(row => row.Day >= first && row.Day < next && row.ReplacedAt == null)
            .Select(row => new
            {
                row.PeerId,
                row.OrganisationId,
                row.ActivityId,
                row.Day,
                row.Minutes,
            });
        var sent = Open<ServiceRecord>()
            .Where(row => agencies.Contains(row.OrganisationId) && peers.Contains(row.PeerId))
            .Where(row => row.Day >= first && row.Day < next)
            .Select(row => new
            {
                row.PeerId,
                row.OrganisationId,
                row.ActivityId,
                row.Day,
                row.Minutes,
            });
        var days = new List<JobDay>();
        foreach (var rows in new[] { logged, sent })
            days.AddRange(
                (
                    await rows.GroupBy(row => new
                        {
                            row.PeerId,
                            row.OrganisationId,
                            row.ActivityId,
                            row.Day,
                        })
                        .Select(same => new { same.Key, Minutes = same.Sum(row => (long)row.Minutes) })
                        .ToListAsync(cancellation)
                ).Select(row => new JobDay(row.Key.PeerId, row.Key.OrganisationId, row.Key.ActivityId, row.Key.Day, row.Minutes))
            );
        return days;
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
