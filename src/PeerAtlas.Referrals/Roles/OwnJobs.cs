using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Roles;

/// <summary>One's own job description at a place, with the versions that hold, will hold and held while it is or was one's own.</summary>
internal sealed record OwnJob(JobTime Time, IReadOnlyList<JobVersion> Versions);

/// <summary>
/// The job descriptions of whoever is signed in, wherever they work and worked. Each way in begins with their account; of a description they see only the
/// versions of the days on which it was theirs.
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

    /// <summary>A version that is or was theirs; null when it is not.</summary>
    public async Task<JobVersion?> FindAsync(Guid version, CancellationToken cancellation) =>
        await CalendarAsync(cancellation) is { } own ? Of(own.Calendar).SelectMany(job => job.Versions).FirstOrDefault(one => one.Id == version) : null;

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
