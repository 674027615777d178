using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Roles;

/// <summary>The job descriptions of an agency, as its administrators see them.</summary>
internal sealed class AgencyJobs(PeerAtlasDbContext database)
{
    /// <summary>A description of the agency; null when there is no such one.</summary>
    public Task<JobDescription?> FindAsync(Guid agency, Guid description, CancellationToken cancellation) =>
        database.Set<JobDescription>().SingleOrDefaultAsync(row => row.Id == description && row.OrganisationId == agency, cancellation);

    /// <summary>The descriptions of the agency, by name.</summary>
    public Task<List<JobDescription>> AllAsync(Guid agency, CancellationToken cancellation) =>
        database.Set<JobDescription>().AsNoTracking().Where(row => row.OrganisationId == agency).OrderBy(row => row.Name).ToListAsync(cancellation);

    /// <summary>How each description is called on a day: by the version that holds then, else by the first that will.</summary>
    public static IReadOnlyDictionary<Guid, string> Titles(IEnumerable<JobDescription> descriptions, IReadOnlyList<JobVersion> versions, DateOnly day)
    {
        var of = versions.OrderBy(version => version.Number).ToLookup(version => version.DescriptionId);
        return descriptions.ToDictionary(
            row => row.Id,
            row => (of[row.Id].LastOrDefault(version => version.HoldsFrom <= day) ?? of[row.Id].FirstOrDefault())?.Title ?? row.Name
        );
    }

    /// <summary>Whether anybody's job was ever described by it, what was said anew among it.</summary>
    public Task<bool> WasHeldAsync(Guid description, CancellationToken cancellation) =>
        database.Set<JobAssignment>().AnyAsync(row => row.DescriptionId == description, cancellation);

    /// <summary>All versions of the agency's descriptions, the newest first.</summary>
    public Task<List<JobVersion>> VersionsAsync(Guid agency, CancellationToken cancellation) =>
        database.Set<JobVersion>().AsNoTracking().Where(row => row.OrganisationId == agency).OrderByDescending(row => row.Number).ToListAsync(cancellation);

    /// <summary>The versions of one description, the newest first.</summary>
    public async Task<IReadOnlyList<JobVersion>> VersionsOfAsync(Guid agency, Guid description, CancellationToken cancellation) =>
        [.. (await VersionsAsync(agency, cancellation)).Where(version => version.DescriptionId == description)];

    /// <summary>Whose job at the agency was described how.</summary>
    public async Task<JobCalendar> CalendarAsync(Guid agency, CancellationToken cancellation) =>
        new(
            await database.Set<WorkerPlace>().AsNoTracking().Where(place => place.OrganisationId == agency).ToListAsync(cancellation),
            await database.Set<JobAssignment>().AsNoTracking().Where(row => row.OrganisationId == agency).ToListAsync(cancellation),
            await VersionsAsync(agency, cancellation)
        );

    /// <summary>The role list of a day.</summary>
    public async Task<IReadOnlyList<Activity>> RoleListAsync(DateOnly day, CancellationToken cancellation) =>
        Activity.On(await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation), day, spanish: false);

    /// <summary>What the role list of today never lets a peer do, and a version does not name yet.</summary>
    public static IReadOnlyList<Activity> MissingNever(JobVersion version, IEnumerable<Activity> today)
    {
        var named = version.Activities.Where(one => one.Standing == RoleStanding.Prohibited).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. today.Where(activity => activity.Standing == RoleStanding.Prohibited && !named.Contains(activity.Key))];
    }
}
