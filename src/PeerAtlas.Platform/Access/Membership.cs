using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Access;

/// <summary>A person's role in one organisation. The authority is an organisation too.</summary>
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
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasIndex(membership => new { membership.AccountId, membership.OrganisationId, membership.Role }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(membership => membership.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(membership => membership.Role).HasConversion<string>().HasMaxLength(40);
    }
}
