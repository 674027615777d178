using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Access;

/// <summary>
/// A person's role in one organisation. The authority is an organisation too. It begins as an invitation, which opens nothing and is left out of
/// queries (<see cref="AcceptedFilter"/>) until the person has said yes.
/// </summary>
public sealed class Membership : IAudited, IOwnedByOrganisation
{
    /// <summary>Identifies the membership.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose membership it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Where.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>As what.</summary>
    public required Role Role { get; set; }

    /// <summary>When the person said yes, in UTC; null while they are invited.</summary>
    public required DateTime? AcceptedAt { get; set; }

    /// <summary>
    /// The name by which they were invited. Until they say yes only this is shown: an account that they have elsewhere is nobody's business.
    /// </summary>
    public string? InvitedAs { get; init; }

    /// <summary>
    /// SHA-256 of the secret in the link by which they say yes; null once they have. Only this link takes the invitation, so that whoever came to an
    /// account with somebody's address by other means takes no role with it.
    /// </summary>
    [AuditedAsChangedOnly]
    public byte[]? InvitationHash { get; set; }

    /// <summary>When the link ends, in UTC.</summary>
    public DateTime? InvitationEndsAt { get; set; }

    /// <summary>The query filter that leaves invitations out; whoever looks after them ignores it by this name.</summary>
    public const string AcceptedFilter = "accepted";
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasIndex(membership => membership.InvitationHash);
        builder
            .HasIndex(membership => new
            {
                membership.AccountId,
                membership.OrganisationId,
                membership.Role,
            })
            .IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(membership => membership.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(membership => membership.Role).HasConversion<string>().HasMaxLength(40);
        builder.Property(membership => membership.InvitedAs).HasMaxLength(Account.NameLength);
        builder.HasQueryFilter(Membership.AcceptedFilter, membership => membership.AcceptedAt != null);
    }
}
