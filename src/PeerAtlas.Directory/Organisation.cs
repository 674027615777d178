using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>The state mental-health authority itself.</summary>
    Authority,

    /// <summary>An agency that the authority funds.</summary>
    ProviderAgency,

    /// <summary>An area office of the authority.</summary>
    AreaOffice,

    /// <summary>An inpatient facility of the authority.</summary>
    InpatientFacility,

    /// <summary>A peer-run organisation, a Recovery Learning Community among them.</summary>
    PeerRunOrganisation,

    /// <summary>Trains and certifies peer specialists.</summary>
    TrainingCentre,
}

/// <summary>An organisation of the frame.</summary>
public sealed class Organisation : Placed, IAudited, IVersioned
{
    /// <summary>The longest key.</summary>
    public const int KeyLength = 60;

    /// <summary>The longest name.</summary>
    public const int NameLength = 200;

    /// <summary>The longest name of a programme.</summary>
    public const int ProgrammeLength = 100;

    /// <summary>Identifies the organisation.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The authority's own identifier, by which a second import finds it.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is.</summary>
    public required OrganisationKind Kind { get; set; }

    /// <summary>The region in which it works; null when it works in several.</summary>
    public Guid? RegionId { get; set; }

    /// <summary>The programme it mainly runs, such as CBFS; empty when unknown.</summary>
    public string Programme { get; set; } = "";

    /// <summary>Whether it still belongs to the frame.</summary>
    public bool Active { get; set; } = true;

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.HasIndex(organisation => organisation.Key).IsUnique();
        builder.Property(organisation => organisation.Key).HasMaxLength(Organisation.KeyLength);
        builder.Property(organisation => organisation.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(organisation => organisation.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(organisation => organisation.Programme).HasMaxLength(Organisation.ProgrammeLength);
        Placed.Map(builder);
        builder.Property(organisation => organisation.Version).IsConcurrencyToken();
        builder.HasOne<Region>().WithMany().HasForeignKey(organisation => organisation.RegionId).OnDelete(DeleteBehavior.Restrict);
    }
}

// The platform knows memberships, and only this module knows organisations.
internal sealed class MembershipOrganisationMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder) =>
        builder.HasOne<Organisation>().WithMany().HasForeignKey(membership => membership.OrganisationId).OnDelete(DeleteBehavior.Restrict);
}
