using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Register;

/// <summary>Where a credential is on its way. Whether one that was issued still holds is worked out by its rule on the day, and stands nowhere.</summary>
public enum CredentialStage
{
    /// <summary>Somebody applied, and the centre is to answer.</summary>
    Applied,

    /// <summary>The centre asked for more, and the applicant is to answer.</summary>
    Asked,

    /// <summary>Accepted: course and exam, then the centre issues it.</summary>
    InCourse,

    /// <summary>The centre refused, with a reason.</summary>
    Refused,

    /// <summary>The applicant or holder appealed, and the centre is to decide.</summary>
    Appealed,

    /// <summary>Issued.</summary>
    Issued,

    /// <summary>Withdrawn by the centre, with a reason.</summary>
    Withdrawn,

    /// <summary>The applicant gave up.</summary>
    Ended,
}

/// <summary>
/// A credential of a worker in the register of a training centre, from the application on. What happened to it are dated
/// <see cref="CredentialEvent"/>s; each step returns the one that tells of it, to be saved with it.
/// </summary>
public sealed class Credential : IConfidential, IVersioned
{
    /// <summary>The longest number.</summary>
    public const int NumberLength = 60;

    /// <summary>Identifies the credential.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose register it stands in.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Who holds it or is on the way to it. Changes when a worker joins two records to one account.</summary>
    public required Guid WorkerId { get; set; }

    /// <summary>By which rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The holder's name as the register has it.</summary>
    [AuditedAsChangedOnly]
    public required string HolderName { get; set; }

    /// <summary>The holder's address as the register has it, in lower case; null when there is none.</summary>
    [AuditedAsChangedOnly]
    public string? HolderEmail { get; set; }

    /// <summary>The number on the certificate; null when it has none.</summary>
    public string? Number { get; set; }

    /// <summary>Where it is on its way.</summary>
    public CredentialStage Stage { get; private set; }

    /// <summary>Since when somebody is waited for, in UTC; null when nobody is.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>Who at the centre looks after it; null while nobody does.</summary>
    public Guid? HandledById { get; set; }

    /// <summary>The day of the first issue.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Whether it is at its provisional stage.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>The years that the holder chose, where the rule lets them.</summary>
    public int? ChosenYears { get; private set; }

    /// <summary>Hours of work as a peer, as told.</summary>
    public int ExperienceHours { get; set; }

    /// <summary>Of these, under supervision.</summary>
    public int SupervisedHours { get; set; }

    /// <summary>Months of work as a peer, as told.</summary>
    public int ExperienceMonths { get; set; }

    /// <summary>The day on which the centre confirmed the work; null while it is only told.</summary>
    public DateOnly? WorkConfirmedOn { get; private set; }

    /// <summary>Whether an appeal was decided against the holder, after which there is no other.</summary>
    public bool IsAppealDecided { get; private set; }

    /// <summary>Whether work was told that the centre did not confirm.</summary>
    public bool IsWorkInDoubt => WorkConfirmedOn is null && (ExperienceHours > 0 || SupervisedHours > 0 || ExperienceMonths > 0);

    /// <summary>Whether the holder lets the agencies where they work see how it stands. No, until they say so.</summary>
    public bool IsShownToAgencies { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Whether the centre is waited for.</summary>
    public bool IsCentresTurn => Stage is CredentialStage.Applied or CredentialStage.InCourse or CredentialStage.Appealed;

    /// <summary>Whether this may happen now.</summary>
    public bool Allows(CredentialEventKind kind) =>
        kind switch
        {
            CredentialEventKind.Asked or CredentialEventKind.Accepted => Stage == CredentialStage.Applied,
            CredentialEventKind.Answered => Stage == CredentialStage.Asked,
            CredentialEventKind.Refused => Stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse,
            CredentialEventKind.Attested => Stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse,
            CredentialEventKind.ExamPassed or CredentialEventKind.ExamFailed or CredentialEventKind.Issued => Stage == CredentialStage.InCourse,
            CredentialEventKind.Withdrawn => Stage == CredentialStage.Issued,
            CredentialEventKind.Renewed => Stage == CredentialStage.Issued && !IsProvisional,
            CredentialEventKind.MadeFull or CredentialEventKind.ExtensionAsked => Stage == CredentialStage.Issued && IsProvisional,
            CredentialEventKind.WorkConfirmed => Stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse || IsProvisional,
            CredentialEventKind.Appealed => Stage is CredentialStage.Refused or CredentialStage.Withdrawn && !IsAppealDecided,
            CredentialEventKind.AppealUpheld or CredentialEventKind.AppealRejected => Stage == CredentialStage.Appealed,
            CredentialEventKind.Ended => Stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse,
            _ => false,
        };

    /// <summary>Enters one that was issued before, as the register told it.</summary>
    public CredentialEvent EnterIssued(DateOnly on, DateTime at, Guid? by, int? years = null)
    {
        (Stage, IssuedOn, ChosenYears) = (CredentialStage.Issued, on, years);
        return Event(CredentialEventKind.Issued, at, by) with { On = on, Years = years };
    }

    /// <summary>Begins an application.</summary>
    public CredentialEvent Apply(DateTime at, Guid by) => Move(CredentialStage.Applied, CredentialEventKind.Applied, at, by);

    /// <summary>Takes a step that needs a text at most.</summary>
    public CredentialEvent Step(CredentialEventKind kind, string text, DateTime at, Guid by)
    {
        IsAppealDecided |= kind == CredentialEventKind.AppealRejected;
        return Move(StageAfter(kind), kind, at, by) with { Text = text };
    }

    /// <summary>Confirms the work as a peer, as the centre saw it shown.</summary>
    public CredentialEvent ConfirmWork(int hours, int supervised, DateOnly on, string text, DateTime at, Guid by)
    {
        (ExperienceHours, SupervisedHours, WorkConfirmedOn) = (hours, supervised, on);
        return Note(CredentialEventKind.WorkConfirmed, on, "", text, at, by);
    }

    /// <summary>Issues it.</summary>
    public CredentialEvent Issue(DateOnly on, bool isProvisional, int? years, string text, DateTime at, Guid by)
    {
        (IssuedOn, IsProvisional, ChosenYears) = (on, isProvisional, years);
        return Move(CredentialStage.Issued, CredentialEventKind.Issued, at, by) with { On = on, Years = years, Text = text };
    }

    /// <summary>Renews it: a record beside those before it. After it ran out this makes it active again.</summary>
    public CredentialEvent Renew(DateOnly on, int? years, string text, DateTime at, Guid by) =>
        Move(CredentialStage.Issued, CredentialEventKind.Renewed, at, by) with
        {
            On = on,
            Years = years,
            Text = text,
        };

    /// <summary>Writes down a renewal that a list tells of.</summary>
    public CredentialEvent RenewAsListed(DateOnly on, int? years, DateTime at, Guid? by) =>
        Note(CredentialEventKind.Renewed, on, "", "", at, by) with
        {
            Years = years,
        };

    /// <summary>Ends the provisional stage: from this day it is issued in full.</summary>
    public CredentialEvent MakeFull(DateOnly on, string text, DateTime at, Guid by)
    {
        (IssuedOn, IsProvisional) = (on, false);
        return Move(CredentialStage.Issued, CredentialEventKind.MadeFull, at, by) with { On = on, Text = text };
    }

    /// <summary>Writes down what moves it nowhere: a document, a try of the exam, an extension.</summary>
    public CredentialEvent Note(CredentialEventKind kind, DateOnly on, string what, string text, DateTime at, Guid? by)
    {
        Version = Guid.NewGuid();
        return Event(kind, at, by) with { On = on, What = what, Text = text };
    }

    private CredentialStage StageAfter(CredentialEventKind kind) =>
        kind switch
        {
            CredentialEventKind.Asked => CredentialStage.Asked,
            CredentialEventKind.Answered => CredentialStage.Applied,
            CredentialEventKind.Accepted => CredentialStage.InCourse,
            CredentialEventKind.Refused => CredentialStage.Refused,
            CredentialEventKind.Appealed => CredentialStage.Appealed,
            CredentialEventKind.AppealUpheld => IssuedOn is null ? CredentialStage.Applied : CredentialStage.Issued,
            CredentialEventKind.AppealRejected => IssuedOn is null ? CredentialStage.Refused : CredentialStage.Withdrawn,
            CredentialEventKind.Withdrawn => CredentialStage.Withdrawn,
            CredentialEventKind.Ended => CredentialStage.Ended,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This step has a method of its own."),
        };

    private CredentialEvent Move(CredentialStage to, CredentialEventKind kind, DateTime at, Guid by)
    {
        (Stage, Version) = (to, Guid.NewGuid());
        WaitingSince = IsCentresTurn || to == CredentialStage.Asked ? at : null;
        return Event(kind, at, by);
    }

    private CredentialEvent Event(CredentialEventKind kind, DateTime at, Guid? by) =>
        new()
        {
            OrganisationId = OrganisationId,
            CredentialId = Id,
            At = at,
            AccountId = by,
            Kind = kind,
        };
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("credentials");
        builder.HasIndex(credential => credential.WorkerId);
        builder.HasIndex(credential => new { credential.OrganisationId, credential.Stage });
        builder
            .HasIndex(credential => new
            {
                credential.OrganisationId,
                credential.RuleId,
                credential.Number,
            })
            .IsUnique();
        builder.Property(credential => credential.RuleId).HasMaxLength(RuleFile.RuleIdLength);
        builder.Property(credential => credential.HolderName).HasMaxLength(Account.NameLength);
        builder.Property(credential => credential.HolderEmail).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(credential => credential.Number).HasMaxLength(Credential.NumberLength);
        builder.Property(credential => credential.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(credential => credential.IsAppealDecided).HasDefaultValue(false);
        builder.Property(credential => credential.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(credential => credential.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Worker>().WithMany().HasForeignKey(credential => credential.WorkerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(credential => credential.HandledById).OnDelete(DeleteBehavior.SetNull);
    }
}
