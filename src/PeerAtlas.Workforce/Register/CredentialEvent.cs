using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Workforce.Register;

/// <summary>What happened to a credential.</summary>
public enum CredentialEventKind
{
    /// <summary>Somebody applied.</summary>
    Applied,

    /// <summary>That something is there, was said: by whom, and on which day. The thing itself is kept nowhere.</summary>
    Attested,

    /// <summary>The centre confirmed the hours of work that the holder told.</summary>
    WorkConfirmed,

    /// <summary>The centre asked for more.</summary>
    Asked,

    /// <summary>The applicant answered.</summary>
    Answered,

    /// <summary>The centre accepted.</summary>
    Accepted,

    /// <summary>The centre refused.</summary>
    Refused,

    /// <summary>The exam was passed.</summary>
    ExamPassed,

    /// <summary>The exam was not passed.</summary>
    ExamFailed,

    /// <summary>It was issued.</summary>
    Issued,

    /// <summary>It was renewed, or made active again after it ran out.</summary>
    Renewed,

    /// <summary>The extension of the provisional stage was asked for.</summary>
    ExtensionAsked,

    /// <summary>The provisional stage ended with the full credential.</summary>
    MadeFull,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>The applicant or holder appealed.</summary>
    Appealed,

    /// <summary>The appeal was right.</summary>
    AppealUpheld,

    /// <summary>The appeal was not right.</summary>
    AppealRejected,

    /// <summary>The applicant gave up.</summary>
    Ended,
}

/// <summary>One thing that happened to a credential. Nothing that happened is ever overwritten.</summary>
public sealed record CredentialEvent : IConfidential
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 500;

    /// <summary>The longest word for what it is about.</summary>
    public const int WhatLength = 60;

    /// <summary>Identifies the event.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    bool IAudited.IsRecord => true;

    /// <summary>Whose register it stands in.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>To which credential.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>When it was written down, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who wrote it down; null when the account is gone, or a list did.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What happened.</summary>
    public required CredentialEventKind Kind { get; init; }

    /// <summary>The day that it holds for, where it has one.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What it is about, as a word of the rule; empty for the credential as a whole.</summary>
    public string What { get; init; } = "";

    /// <summary>The question, the answer, the reason, who confirms; empty when there is none.</summary>
    [AuditedAsChangedOnly]
    public string Text { get; init; } = "";

    /// <summary>The years that the holder chose with it.</summary>
    public int? Years { get; init; }
}

internal sealed class CredentialEventMapping : IEntityTypeConfiguration<CredentialEvent>
{
    public void Configure(EntityTypeBuilder<CredentialEvent> builder)
    {
        builder.ToTable("credential_events");
        builder.HasIndex(happened => new { happened.CredentialId, happened.At });
        builder.Property(happened => happened.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(happened => happened.What).HasMaxLength(CredentialEvent.WhatLength);
        builder.Property(happened => happened.Text).HasMaxLength(CredentialEvent.TextLength);
        builder.HasOne<Credential>().WithMany().HasForeignKey(happened => happened.CredentialId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(happened => happened.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
