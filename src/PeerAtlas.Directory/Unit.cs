using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory;

/// <summary>How an organisation divides itself.</summary>
public enum UnitKind
{
    /// <summary>A division.</summary>
    Division,

    /// <summary>The organisation's part in one region.</summary>
    Region,

    /// <summary>One service or programme.</summary>
    Service,
}

/// <summary>A part of an organisation that can answer for itself.</summary>
public sealed class Unit : Placed, IAudited, IOwnedByOrganisation, IVersioned
{
    /// <summary>Identifies the unit.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose part it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The authority's own identifier, unique among all units.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; set; }

    /// <summary>Where it works, when that differs from the organisation.</summary>
    public Guid? RegionId { get; set; }

    /// <summary>The programme it runs, such as CBFS; empty when unknown.</summary>
    public string Programme { get; set; } = "";

    /// <summary>Whether it still belongs to the frame.</summary>
    public bool Active { get; set; } = true;

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.HasIndex(unit => unit.Key).IsUnique();
        builder.Property(unit => unit.Key).HasMaxLength(Organisation.KeyLength);
        builder.Property(unit => unit.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(unit => unit.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(unit => unit.Programme).HasMaxLength(Organisation.ProgrammeLength);
        Placed.Map(builder);
        builder.Property(unit => unit.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(unit => unit.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Region>().WithMany().HasForeignKey(unit => unit.RegionId).OnDelete(DeleteBehavior.Restrict);
    }
}
