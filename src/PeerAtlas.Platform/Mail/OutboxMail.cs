using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Mail;

/// <summary>Where a mail stands on its way out.</summary>
public enum MailState
{
    /// <summary>Waits for its time or its next attempt.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refused the address for good.</summary>
    Bounced,

    /// <summary>All attempts failed.</summary>
    Failed,

    /// <summary>What it was about ended before it left, so that it is not sent any more.</summary>
    Withdrawn,
}

/// <summary>
/// A mail that was written in the same transaction as what it tells of, so that neither exists without the other.
/// Add one to the context and save; <see cref="OutboxSender"/> does the rest.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>The longest address that mail allows.</summary>
    public const int AddressLength = 254;

    /// <summary>The longest subject.</summary>
    public const int SubjectLength = 200;

    /// <summary>Stands in the body where the secret goes.</summary>
    public const string SecretMark = "{{personal-link}}";

    /// <summary>Identifies the mail, in its Message-ID too: a server that gets it twice after a crash can tell.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>To whom.</summary>
    /// <exception cref="ArgumentException">It is not one line.</exception>
    public required string To
    {
        get;
        init => field = OneLine(value);
    }

    /// <summary>The subject line.</summary>
    /// <exception cref="ArgumentException">It is not one line.</exception>
    public required string Subject
    {
        get;
        init => field = OneLine(value);
    }

    /// <summary>The text. It reads everywhere and hides nothing; the HTML part of the mail is made from it.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// What only the addressee may know, such as a personal link. It stands in the body as <see cref="SecretMark"/>, is put in on
    /// the way out and forgotten once the mail is sent.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>What the mail is about, such as "invitation"; with <see cref="AboutId"/> tells the module whose mail it is.</summary>
    public required string About { get; init; }

    /// <summary>Which invitation, account and so on.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>When it was written, in UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>Not before this moment, in UTC.</summary>
    public required DateTime NextAttemptAt { get; set; }

    /// <summary>The body as the addressee reads it.</summary>
    public string Text => Body.Replace(SecretMark, Secret ?? "[personal link, removed after sending]", StringComparison.Ordinal);

    /// <summary>Where it stands.</summary>
    public MailState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When the mail server took it, in UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What the mail server, or the network, said last.</summary>
    public string? LastError { get; set; }

    // A line break in a header would begin another one.
    private static string OneLine(string header) =>
        header.Any(char.IsControl) ? throw new ArgumentException("The address and the subject of a mail must be one line each.", nameof(header)) : header;
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox_mails");
        builder.HasIndex(mail => new { mail.State, mail.NextAttemptAt });
        builder.HasIndex(mail => mail.AboutId);
        builder.Ignore(mail => mail.Text);
        builder.Property(mail => mail.Secret).HasMaxLength(500);
        builder.Property(mail => mail.To).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(mail => mail.Subject).HasMaxLength(OutboxMail.SubjectLength);
        builder.Property(mail => mail.About).HasMaxLength(40);
        builder.Property(mail => mail.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(mail => mail.LastError).HasMaxLength(500);
    }
}
