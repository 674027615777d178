using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Showing;

/// <summary>The key with which a training centre signs: made with its first badge, and kept as only this site can read it.</summary>
public sealed class CentreKey : IOwnedByOrganisation, IAudited, IVersioned
{
    /// <summary>The longest id of an issuer.</summary>
    public const int IssuerLength = 100;

    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose key it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>By what id the centre is known in its badges: the key itself, as <c>did:key</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The key, protected.</summary>
    [AuditedAsChangedOnly]
    public required string Secret { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>A badge of a credential that its holder shows at an address of its own, to whomever they give that.</summary>
public sealed class ShownBadge : IConfidential, IVersioned
{
    /// <summary>The longest token.</summary>
    public const int TokenLength = 40;

    /// <summary>Identifies the badge; it is its id in the file too, as a URN.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which centre signed it.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which credential.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>What its address ends with; nobody guesses it.</summary>
    [AuditedAsChangedOnly]
    public required string Token { get; init; }

    /// <summary>The signed badge, as JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }

    /// <summary>Whether its page shows the holder's name.</summary>
    public required bool ShowsName { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>When its holder stopped showing it, in UTC; null while they show it.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Its holder shows it no longer.</summary>
    public void End(DateTime at) => (EndedAt, Version) = (EndedAt ?? at, Guid.NewGuid());
}

internal sealed class CentreKeyMapping : IEntityTypeConfiguration<CentreKey>
{
    public void Configure(EntityTypeBuilder<CentreKey> builder)
    {
        builder.ToTable("centre_keys");
        builder.HasIndex(key => key.OrganisationId).IsUnique();
        builder.Property(key => key.Issuer).HasMaxLength(CentreKey.IssuerLength);
        builder.Property(key => key.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(key => key.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShownBadgeMapping : IEntityTypeConfiguration<ShownBadge>
{
    public void Configure(EntityTypeBuilder<ShownBadge> builder)
    {
        builder.ToTable("shown_badges");
        builder.HasIndex(badge => badge.CredentialId);
        builder.HasIndex(badge => badge.OrganisationId);
        builder.HasIndex(badge => badge.Token).IsUnique();
        builder.Property(badge => badge.Token).HasMaxLength(ShownBadge.TokenLength);
        builder.Property(badge => badge.Version).IsConcurrencyToken();
        builder.HasOne<Credential>().WithMany().HasForeignKey(badge => badge.CredentialId).OnDelete(DeleteBehavior.Cascade);
    }
}
