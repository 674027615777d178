using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Referring;

/// <summary>
/// What a peer tells colleagues who refer: whether they have room, and experience that they chose to share. Only the peer
/// writes it, since disclosing is one's own choice, and its words stay out of the audit record.
/// </summary>
public sealed class PeerIntroduction : IAudited, IOwnedByOrganisation
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 600;

    /// <summary>Identifies the introduction.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>To whose staff it is shown.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The peer.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Their words; empty when they chose to say nothing.</summary>
    [AuditedAsChangedOnly]
    public string Text { get; set; } = "";

    /// <summary>Whether they have room for somebody new, as they see it.</summary>
    public bool HasRoom { get; set; } = true;

    /// <summary>Changes with every save.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class PeerIntroductionMapping : IEntityTypeConfiguration<PeerIntroduction>
{
    public void Configure(EntityTypeBuilder<PeerIntroduction> builder)
    {
        builder.ToTable("peer_introductions");
        builder.HasIndex(introduction => new { introduction.OrganisationId, introduction.AccountId }).IsUnique();
        builder.Property(introduction => introduction.Text).HasMaxLength(PeerIntroduction.TextLength);
        builder.Property(introduction => introduction.Version).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(introduction => introduction.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
