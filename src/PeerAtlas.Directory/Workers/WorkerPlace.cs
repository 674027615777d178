using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Workers;

/// <summary>As what somebody works.</summary>
public enum WorkerPosition
{
    /// <summary>Uses their own lived experience to support others.</summary>
    PeerWorker,

    /// <summary>Supervises peer workers.</summary>
    SupervisorOfPeers,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Where a worker works, as what, from one day to another. The record of it is its agency's.</summary>
public sealed class WorkerPlace : IConfidential, IHasDays, IVersioned
{
    /// <summary>Identifies the place.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose place it is. Changes when a worker joins two records to one account.</summary>
    public required Guid WorkerId { get; set; }

    /// <summary>For which organisation.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>On which of its teams; null for none.</summary>
    public Guid? TeamId { get; set; }

    /// <summary>As what.</summary>
    public required WorkerPosition Position { get; set; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; set; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Whether another place is the same position on the same team of the same organisation.</summary>
    public bool IsLike(WorkerPlace other) => (OrganisationId, TeamId, Position) == (other.OrganisationId, other.TeamId, other.Position);

    /// <summary>Why this cannot stand beside the <paramref name="others"/> of its worker; null when it can.</summary>
    public string? Refuse(IEnumerable<WorkerPlace> others)
    {
        if (EndsOn < StartsOn)
            return "The last day is before the first.";
        return others.FirstOrDefault(other => other.Id != Id && other.IsLike(this) && other.Overlaps(StartsOn, EndsOn)) is { } clash
            ? $"They have this position there from {clash.StartsOn:yyyy-MM-dd}{(clash.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")} already. "
                + "Change its days first, or choose others."
            : null;
    }
}

internal sealed class WorkerPlaceMapping : IEntityTypeConfiguration<WorkerPlace>
{
    public void Configure(EntityTypeBuilder<WorkerPlace> builder)
    {
        builder.ToTable("worker_places");
        builder.HasIndex(place => place.WorkerId);
        builder.HasIndex(place => new { place.OrganisationId, place.WorkerId });
        builder.Property(place => place.Position).HasConversion<string>().HasMaxLength(30);
        builder.Property(place => place.Version).IsConcurrencyToken();
        builder.HasOne<Worker>().WithMany(worker => worker.Places).HasForeignKey(place => place.WorkerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(place => place.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(place => place.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}
