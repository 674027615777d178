using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Referring;

/// <summary>What happened to a referral.</summary>
public enum ReferralEventKind
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>The person said yes.</summary>
    PersonAgreed,

    /// <summary>The person said no.</summary>
    PersonDeclined,

    /// <summary>The peer asked something.</summary>
    Asked,

    /// <summary>The referrer answered.</summary>
    Answered,

    /// <summary>A peer took it.</summary>
    Accepted,

    /// <summary>The peer or the peer team could not take it, and said why.</summary>
    Declined,

    /// <summary>It was offered to another peer or team.</summary>
    Redirected,

    /// <summary>Person and peer met for the first time.</summary>
    FirstContact,

    /// <summary>It ended.</summary>
    Closed,

    /// <summary>It was taken up again.</summary>
    Reopened,
}

/// <summary>One thing that happened to a referral: who, when, what.</summary>
public sealed class ReferralEvent : IConfidential
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 500;

    /// <summary>Identifies the event.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose referral it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>To which referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who did it; null when another system did, through the agency's token.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What happened.</summary>
    public required ReferralEventKind Kind { get; init; }

    /// <summary>The question, the answer, the reason; empty when there is none.</summary>
    [AuditedAsChangedOnly]
    public string Text { get; init; } = "";
}

internal sealed class ReferralEventMapping : IEntityTypeConfiguration<ReferralEvent>
{
    public void Configure(EntityTypeBuilder<ReferralEvent> builder)
    {
        builder.ToTable("referral_events");
        builder.HasIndex(happened => new { happened.ReferralId, happened.At });
        builder.Property(happened => happened.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(happened => happened.Text).HasMaxLength(ReferralEvent.TextLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(happened => happened.ReferralId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(happened => happened.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
