using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>
/// What supervision an agency itself asks for all its peer workers, from one day to another: more than a state asks, or where it asks nothing.
/// </summary>
public sealed class AgencyCadence : IAudited, IOwnedByOrganisation, IHasDays, IVersioned
{
    /// <summary>The most times.</summary>
    public const int MostTimes = 31;

    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which agency.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>How many times.</summary>
    public required int Times { get; set; }

    /// <summary>In what time.</summary>
    public required CadenceUnit Every { get; set; }

    /// <summary>One of them has at least so many minutes; null when the agency asks for no length.</summary>
    public int? MinutesOfOne { get; set; }

    /// <summary>So many of them are face to face; null when the agency asks for none.</summary>
    public int? FaceToFace { get; set; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; set; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>What it asks.</summary>
    public SupervisionCadence Cadence => SupervisionCadence.Of(Times, Every, MinutesOfOne, FaceToFace);

    /// <summary>Why a row cannot have these days beside the <paramref name="others"/> of its agency; null when it can.</summary>
    public static string? Refuse(IEnumerable<AgencyCadence> others, DateOnly startsOn, DateOnly? endsOn)
    {
        if (endsOn < startsOn)
            return "The last day is before the first.";
        return others.FirstOrDefault(other => other.Overlaps(startsOn, endsOn)) is { } other
            ? $"Another one holds from {other.StartsOn:yyyy-MM-dd}{(other.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")}. "
                + "End it first, or choose other days."
            : null;
    }
}

internal sealed class AgencyCadenceMapping : IEntityTypeConfiguration<AgencyCadence>
{
    public void Configure(EntityTypeBuilder<AgencyCadence> builder)
    {
        builder.ToTable("agency_cadences");
        // Two who add one at once would both see no overlap; the first day at least can stand only once.
        builder.HasIndex(row => new { row.OrganisationId, row.StartsOn }).IsUnique();
        builder.Property(row => row.Every).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
