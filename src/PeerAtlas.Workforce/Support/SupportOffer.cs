using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Support;

/// <summary>
/// Support that peers give each other outside their agencies: what, who, how to reach them, when. Organisers keep it; all peers see it.
/// </summary>
public sealed class SupportOffer : IAudited, IOwnedByOrganisation, IVersioned
{
    /// <summary>The longest of its texts.</summary>
    public const int TextLength = 200;

    /// <summary>Identifies the offer.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose list it stands in.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>What it is.</summary>
    public required string What { get; set; }

    /// <summary>Who gives it.</summary>
    public required string Who { get; set; }

    /// <summary>How to reach them.</summary>
    public required string Reach { get; set; }

    /// <summary>When.</summary>
    public required string When { get; set; }

    /// <summary>When somebody last made sure that this is so.</summary>
    public required DateOnly ReviewedOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class SupportOfferMapping : IEntityTypeConfiguration<SupportOffer>
{
    public void Configure(EntityTypeBuilder<SupportOffer> builder)
    {
        builder.ToTable("support_offers");
        // A second press of the same button makes no second one.
        builder.HasIndex(offer => new { offer.OrganisationId, offer.What }).IsUnique();
        builder.Property(offer => offer.What).HasMaxLength(SupportOffer.TextLength);
        builder.Property(offer => offer.Who).HasMaxLength(SupportOffer.TextLength);
        builder.Property(offer => offer.Reach).HasMaxLength(SupportOffer.TextLength);
        builder.Property(offer => offer.When).HasMaxLength(SupportOffer.TextLength);
        builder.Property(offer => offer.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(offer => offer.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
