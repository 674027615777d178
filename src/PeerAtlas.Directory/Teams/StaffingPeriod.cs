using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Teams;

/// <summary>How peers are placed beside a team.</summary>
public enum StaffingPattern
{
    /// <summary>A peer is integrated on the team.</summary>
    Integrated,

    /// <summary>Peers have a designated team of their own, close by.</summary>
    DesignatedTeamCloseBy,

    /// <summary>Peers have a designated team of their own, elsewhere.</summary>
    DesignatedTeamElsewhere,

    /// <summary>The team has no regular contact with peers.</summary>
    NoPeers,
}

/// <summary>The staffing pattern of a team from one day to another. Agencies want to see what a change does, so that it is never overwritten.</summary>
public sealed class StaffingPeriod : IAudited, IOwnedByOrganisation, IHasDays, IVersioned
{
    /// <summary>Identifies the period.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>How peers are placed.</summary>
    public required StaffingPattern Pattern { get; set; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; set; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Why a period cannot stand beside the <paramref name="others"/> of its team; null when it can.</summary>
    public static string? Refuse(IEnumerable<StaffingPeriod> others, DateOnly startsOn, DateOnly? endsOn)
    {
        if (endsOn < startsOn)
            return "The last day is before the first.";
        return others.FirstOrDefault(other => other.Overlaps(startsOn, endsOn)) is { } other
            ? "A team has one staffing pattern at a time, and another one holds from "
                + $"{other.StartsOn:yyyy-MM-dd}{(other.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")}. Change its days first, or choose others."
            : null;
    }
}

internal sealed class StaffingPeriodMapping : IEntityTypeConfiguration<StaffingPeriod>
{
    public void Configure(EntityTypeBuilder<StaffingPeriod> builder)
    {
        builder.ToTable("staffing_periods");
        // Two who add a period at once would both see no overlap; the first day at least can stand only once.
        builder.HasIndex(period => new { period.TeamId, period.StartsOn }).IsUnique();
        builder.Property(period => period.Pattern).HasConversion<string>().HasMaxLength(30);
        builder.Property(period => period.Version).IsConcurrencyToken();
        builder.HasOne<Team>().WithMany().HasForeignKey(period => period.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}
