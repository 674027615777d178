using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Waves;

/// <summary>Which mail of a wave a text is for.</summary>
public enum WaveMailKind
{
    /// <summary>The first mail, with the personal link.</summary>
    Invitation,

    /// <summary>A reminder to those who have not answered.</summary>
    Reminder,
}

/// <summary>The text of one mail of a wave in one language.</summary>
public sealed class WaveMailText : IAudited
{
    /// <summary>The longest body.</summary>
    public const int BodyLength = 10_000;

    /// <summary>Identifies the text.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose mail it is.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>Which mail.</summary>
    public required WaveMailKind Kind { get; init; }

    /// <summary>"en" or "es".</summary>
    public required string Language { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; set; }

    /// <summary>The text, with {name}, {organization}, {wave}, {closes} and {link} where those go.</summary>
    public required string Body { get; set; }
}

/// <summary>A day on which those who have not answered are reminded.</summary>
public sealed class WaveReminder : IAudited
{
    /// <summary>Identifies the reminder.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The day, in the authority's time zone.</summary>
    public required DateOnly SendOn { get; set; }

    /// <summary>When its mails were written into the outbox, in UTC; null while it is still to come.</summary>
    public DateTime? WrittenAt { get; set; }

    /// <summary>When it was left out, in UTC: the site was down on its day, or the wave was not open yet, and a later one took its place.</summary>
    public DateTime? SkippedAt { get; set; }
}

internal sealed class WaveMailTextMapping : IEntityTypeConfiguration<WaveMailText>
{
    public void Configure(EntityTypeBuilder<WaveMailText> builder)
    {
        builder.ToTable("wave_mail_texts");
        builder
            .HasIndex(text => new
            {
                text.WaveId,
                text.Kind,
                text.Language,
            })
            .IsUnique();
        builder.Property(text => text.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(text => text.Language).HasMaxLength(10);
        builder.Property(text => text.Subject).HasMaxLength(OutboxMail.SubjectLength);
        builder.Property(text => text.Body).HasMaxLength(WaveMailText.BodyLength);
        builder.HasOne<Wave>().WithMany().HasForeignKey(text => text.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaveReminderMapping : IEntityTypeConfiguration<WaveReminder>
{
    public void Configure(EntityTypeBuilder<WaveReminder> builder)
    {
        builder.ToTable("wave_reminders");
        builder.HasIndex(reminder => new { reminder.WaveId, reminder.SendOn }).IsUnique();
        // Two nodes that write the same reminder at once find out: one of them changes nothing.
        builder.Property(reminder => reminder.WrittenAt).IsConcurrencyToken();
        builder.Property(reminder => reminder.SkippedAt).IsConcurrencyToken();
        builder.HasOne<Wave>().WithMany().HasForeignKey(reminder => reminder.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
