using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Referring;

/// <summary>Whose view a follow-up gives.</summary>
public enum FollowUpBy
{
    /// <summary>The provider's.</summary>
    Provider,

    /// <summary>The person's own, written down with them.</summary>
    Person,
}

/// <summary>What changed since a referral, as the provider or the person sees it. Shown to the team that refers: seeing benefits makes people refer.</summary>
public sealed class BenefitFollowUp : IConfidential
{
    /// <summary>The longest note.</summary>
    public const int NoteLength = 500;

    /// <summary>Identifies the follow-up.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose referral it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>After which referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Whose view it gives.</summary>
    public required FollowUpBy By { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid RecordedById { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What changed for the better; none when nothing did.</summary>
    public required Benefits Benefits { get; init; }

    /// <summary>In a few words; empty when there are none.</summary>
    [AuditedAsChangedOnly]
    public string Note { get; init; } = "";
}

internal sealed class BenefitFollowUpMapping : IEntityTypeConfiguration<BenefitFollowUp>
{
    public void Configure(EntityTypeBuilder<BenefitFollowUp> builder)
    {
        builder.ToTable("benefit_follow_ups");
        builder.HasIndex(followUp => followUp.ReferralId);
        builder.Property(followUp => followUp.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(followUp => followUp.Benefits).HasConversion<int>();
        builder.Property(followUp => followUp.Note).HasMaxLength(BenefitFollowUp.NoteLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(followUp => followUp.ReferralId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(followUp => followUp.RecordedById).OnDelete(DeleteBehavior.Restrict);
    }
}
