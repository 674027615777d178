using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Roles;

/// <summary>
/// That a job description is that of a worker's place, from a day until the next one of that place or the place's end. What is said anew for a day does not
/// overwrite what was said before: that stays, with who replaced it and when, and counts no more.
/// </summary>
public sealed class JobAssignment : IConfidential, IVersioned
{
    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose worker it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>At which place. Changes when a worker joins two records to one account.</summary>
    public required Guid PlaceId { get; set; }

    /// <summary>Which description; null when there is none from that day on.</summary>
    public Guid? DescriptionId { get; set; }

    /// <summary>The first day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>When it was written down, in UTC; null where that was not kept.</summary>
    public DateTime? MadeAt { get; init; }

    /// <summary>The account of whoever wrote it down.</summary>
    public Guid? MadeById { get; init; }

    /// <summary>When something else was said for the same day, in UTC; null while this is what counts.</summary>
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>The account of whoever said something else.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>Says that something else is said for the same day.</summary>
    public void Replace(DateTime at, Guid? by) => (ReplacedAt, ReplacedById, Version) = (at, by, Guid.NewGuid());

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class JobAssignmentMapping : IEntityTypeConfiguration<JobAssignment>
{
    public void Configure(EntityTypeBuilder<JobAssignment> builder)
    {
        builder.ToTable("job_assignments");
        builder.HasIndex(row => new { row.PlaceId, row.StartsOn }).IsUnique().HasFilter("replaced_at IS NULL");
        builder.HasIndex(row => row.OrganisationId);
        builder.HasIndex(row => row.DescriptionId);
        builder.Property(row => row.Version).IsConcurrencyToken();
        // Who erases their record takes it along.
        builder.HasOne<WorkerPlace>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<JobDescription>().WithMany().HasForeignKey(row => row.DescriptionId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Moves whose job it is when two records of a worker become one. Nobody is kept from erasing their record by it.</summary>
internal sealed class MovedAssignments(PeerAtlasDbContext database) : IWorkerRows
{
    public async Task MoveAsync(IReadOnlyList<Guid> from, Guid to, CancellationToken cancellation)
    {
        var places = database.ChangeTracker.Entries<WorkerPlace>().ToList();
        var (dropped, kept) = (places.FindAll(IsDropped), places.FindAll(place => !IsDropped(place)).ConvertAll(place => place.Entity));
        var ids = dropped.ConvertAll(place => place.Entity.Id);
        var all = kept.ConvertAll(place => place.Id);
        var rows = await database
            .Set<JobAssignment>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(row => ids.Contains(row.PlaceId) || all.Contains(row.PlaceId))
            .ToListAsync(cancellation);
        foreach (var row in rows.Where(row => ids.Contains(row.PlaceId)).OrderBy(row => row.StartsOn).ToList())
        {
            var place = dropped.Single(entry => entry.Entity.Id == row.PlaceId).Entity;
            // Two places became the one that holds the days of both.
            var into = kept.Find(other => other.WorkerId == to && other.IsLike(place) && other.StartsOn <= place.StartsOn);
            if (
                into is null
                || (row.ReplacedAt is null && rows.Exists(other => other.PlaceId == into.Id && other.StartsOn == row.StartsOn && other.ReplacedAt is null))
            )
                continue;
            (row.PlaceId, row.Version) = (into.Id, Guid.NewGuid());
            database.Entry(row).State = EntityState.Modified;
        }
    }

    public Task<bool> KeepsAsync(Guid worker, CancellationToken cancellation) => Task.FromResult(false);

    private static bool IsDropped(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<WorkerPlace> place) => place.State == EntityState.Deleted;
}
