using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>What lets one system of an agency read and change the agency's referrals through FHIR. Only the hash of its secret is kept.</summary>
public sealed class AgencyToken : IAudited, IOwnedByOrganisation
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 60;

    /// <summary>The longest time that a token works, in days.</summary>
    public const int MostDays = 400;

    // Says in any file or log that somebody pastes it into whose secret it is.
    private const string Prefix = "peeratlas_";

    /// <summary>Identifies the token.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose records it opens.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Which system holds it, in the administrator's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret: it has 256 random bits, so that nothing slower is needed.</summary>
    [AuditedAsChangedOnly]
    public required byte[] SecretHash { get; init; }

    /// <summary>The last day on which it works.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>The last day on which a request came with it; null when none did.</summary>
    public DateOnly? LastUsedOn { get; set; }

    /// <summary>When it was revoked, in UTC; null while it is not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Makes a new secret, to be shown once.</summary>
    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash by which a secret is found.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Why it does not work on <paramref name="today"/>; null when it does.</summary>
    public string? Refuse(DateOnly today)
    {
        if (RevokedAt is not null)
            return "This token was revoked. Ask the agency's administrator for a new one.";
        return ExpiresOn < today ? $"This token expired after {ExpiresOn:yyyy-MM-dd}. Ask the agency's administrator for a new one." : null;
    }
}

internal sealed class AgencyTokenMapping : IEntityTypeConfiguration<AgencyToken>
{
    public void Configure(EntityTypeBuilder<AgencyToken> builder)
    {
        builder.ToTable("agency_tokens");
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasIndex(token => token.OrganisationId);
        builder.Property(token => token.Name).HasMaxLength(AgencyToken.NameLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(token => token.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
