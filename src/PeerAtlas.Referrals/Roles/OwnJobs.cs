using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Roles;

/// <summary>One's own job description at a place, with the versions that hold, will hold and held while it is or was one's own.</summary>
internal sealed record OwnJob(JobTime Time, IReadOnlyList<JobVersion> Versions);

/// <summary>Another job at one's agency.</summary>
/// <param name="Version">As it is described today.</param>
/// <param name="Agency">Where.</param>
/// <param name="New">What belongs to it and to none of one's own.</param>
internal sealed record OtherJob(JobVersion Version, string Agency, IReadOnlyList<JobActivity> New);

/// <summary>
/// The job descriptions of whoever is signed in, wherever they work and worked. Each way in begins with their account; of a description that is or was
/// theirs they see the versions of its days; of the other ones where they work, what is asked and done by the version of today.
/// </summary>
internal sealed class OwnJobs(PeerAtlasDbContext database, CurrentMember member)
{
    /// <summary>Whoever is signed in.</summary>
    public Guid Me => member.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Their worker, and whose job was described how; null when they are no worker.</summary>
    public async Task<(Guid Worker, JobCalendar Calendar)?> CalendarAsync(CancellationToken cancellation)
    {
        var me = Me;
        if (await Open<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == me, cancellation) is not { } worker)
            return null;
        var places = await Open<WorkerPlace>().Where(place => place.WorkerId == worker.Id).ToListAsync(cancellation);
        var ids = places.ConvertAll(place => place.Id);
        var rows = await Open<JobAssignment>().Where(row => ids.Contains(row.PlaceId)).ToListAsync(cancellation);
        var descriptions = rows.Select(row => row.DescriptionId).OfType<Guid>().Distinct().ToList();
        var versions = await Open<JobVersion>().Where(version => descriptions.Contains(version.DescriptionId)).ToListAsync(cancellation);
        return (worker.Id, new(places, rows, versions));
    }

    /// <summary>Their descriptions, those that hold longest first.</summary>
    public static IReadOnlyList<OwnJob> Of(JobCalendar calendar) =>
        [
            .. calendar
                .Times.OrderByDescending(time => time.To ?? DateOnly.MaxValue)
                .ThenByDescending(time => time.From)
                .Select(time => new OwnJob(time, [.. calendar.In(time).Reverse()]))
                .Where(job => job.Versions.Count > 0),
        ];

    /// <summary>
    /// The other jobs that the agencies where they work today describe, as they are described today, those that ask for the least practice first. What they
    /// pay is not among it: it may be what one colleague earns.
    /// </summary>
    public async Task<IReadOnlyList<OtherJob>> OthersAsync(JobCalendar calendar, Guid worker, DateOnly today, CancellationToken cancellation)
    {
        var agencies = await Open<WorkerPlace>()
            .Where(place => place.WorkerId == worker && place.StartsOn <= today && (place.EndsOn == null || place.EndsOn >= today))
            .Select(place => place.OrganisationId)
            .Distinct()
            .ToListAsync(cancellation);
        var names = await Open<Organisation>().Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var own = agencies.ToDictionary(agency => agency, agency => calendar.On(worker, agency, today).ToList());
        var kept = await Open<JobDescription>().Where(row => agencies.Contains(row.OrganisationId) && row.EndedOn == null).ToListAsync(cancellation);
        var ids = kept.ConvertAll(row => row.Id);
        var versions = await Open<JobVersion>().Where(row => ids.Contains(row.DescriptionId) && row.HoldsFrom <= today).ToListAsync(cancellation);
        var levels = JobTerms.Levels.Keys.ToList();
        return
        [
            .. versions
                .GroupBy(version => version.DescriptionId)
                .Select(group => group.MaxBy(version => version.Number)!)
                .Where(version => own[version.OrganisationId].TrueForAll(mine => mine.DescriptionId != version.DescriptionId))
                .Select(version => new OtherJob(version, names[version.OrganisationId], New(version, own[version.OrganisationId])))
                .OrderBy(job => job.Version.Level is { } level ? levels.IndexOf(level) : -1)
                .ThenBy(job => job.Version.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>What belongs to a job and to none of one's own; all of it where one has none.</summary>
    private static List<JobActivity> New(JobVersion version, List<JobVersion> own)
    {
        var known = own.SelectMany(mine => mine.Activities)
            .Where(one => one.Standing != RoleStanding.Prohibited)
            .Select(one => one.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. version.Activities.Where(one => one.Standing != RoleStanding.Prohibited && !known.Contains(one.Key))];
    }

    /// <summary>A version that is or was theirs; null when it is not.</summary>
    public async Task<JobVersion?> FindAsync(Guid version, CancellationToken cancellation) =>
        await CalendarAsync(cancellation) is { } own ? Of(own.Calendar).SelectMany(job => job.Versions).FirstOrDefault(one => one.Id == version) : null;

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
