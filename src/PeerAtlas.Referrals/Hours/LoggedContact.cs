using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Hours;

/// <summary>A contact that the peer logged themselves. It is never changed: a correction is a new one that names it.</summary>
public sealed class LoggedContact : IConfidential
{
    /// <summary>Identifies the contact.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose contact it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <inheritdoc cref="ServiceRecord.TeamId"/>
    public required Guid TeamId { get; init; }

    /// <summary>The peer, who logged it.</summary>
    public required Guid PeerId { get; init; }

    /// <summary>The person; null for work without one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The referral under which they met; null for work without a person.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How long, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>What was done.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>Whether it was in a group.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Who pays; null when nobody is billed.</summary>
    public string? Payer { get; init; }

    /// <summary>When it was logged, in UTC.</summary>
    public required DateTime LoggedAt { get; init; }

    /// <summary>The contact that this one corrects; null when it corrects none.</summary>
    public Guid? CorrectsId { get; init; }

    /// <summary>When it was corrected or taken back, in UTC; null while it counts.</summary>
    public DateTime? ReplacedAt { get; set; }

    /// <summary>Changes with every save, so that of two corrections at once one finds out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class LoggedContactMapping : IEntityTypeConfiguration<LoggedContact>
{
    public void Configure(EntityTypeBuilder<LoggedContact> builder)
    {
        builder.ToTable("logged_contacts");
        builder.HasIndex(contact => new { contact.PeerId, contact.Day });
        builder.HasIndex(contact => new { contact.OrganisationId, contact.Day });
        builder.HasIndex(contact => contact.CorrectsId).IsUnique();
        builder.Property(contact => contact.Payer).HasMaxLength(PayerRule.KeyLength);
        builder.Property(contact => contact.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(contact => contact.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(contact => contact.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(contact => contact.PeerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(contact => contact.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Referral>().WithMany().HasForeignKey(contact => contact.ReferralId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Activity>().WithMany().HasForeignKey(contact => contact.ActivityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LoggedContact>().WithMany().HasForeignKey(contact => contact.CorrectsId).OnDelete(DeleteBehavior.Restrict);
    }
}
