using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Census.Waves;

/// <summary>Where a wave stands.</summary>
public enum WaveState
{
    /// <summary>Being planned: everything can still change.</summary>
    Draft,

    /// <summary>Invitations are out and answers come in.</summary>
    Open,

    /// <summary>No answers are taken any more; it can be tabulated and reported.</summary>
    Closed,
}

/// <summary>One run of the census: two instruments, a frame, a time.</summary>
public sealed class Wave : IAudited
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    /// <summary>When the mails of a day are written, on the authority's wall clock.</summary>
    public static readonly TimeOnly MailTime = new(9, 0);

    /// <summary>Identifies the wave.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name, usually the year.</summary>
    public required string Name { get; set; }

    /// <summary>The agency survey.</summary>
    public required Guid AgencyVersionId { get; set; }

    /// <summary>The peer-worker survey; null for a wave of agencies only.</summary>
    public Guid? PeerVersionId { get; set; }

    /// <summary>The first day of answering, in the authority's time zone.</summary>
    public required DateOnly OpensOn { get; set; }

    /// <summary>The last day of answering, to its end.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>Whether it opens by itself at <see cref="MailTime"/> on the first day; otherwise by hand.</summary>
    public bool OpensBySchedule { get; set; }

    /// <summary>Whom it invites.</summary>
    public Invitees Invitees { get; set; } = Invitees.Everybody;

    /// <summary>Which organisations of those that fit it asks. Fixed once it opens.</summary>
    public Sampling Sampling { get; set; } = Sampling.Everybody;

    /// <summary>What it says its surveys are about.</summary>
    public SurveyAbout About { get; set; } = SurveyAbout.Ours;

    /// <summary>The seed by which its sample was drawn; null before it opens, and when it asks everybody.</summary>
    public string? SampleSeed { get; private set; }

    /// <summary>Whether it is a trial: its answers never enter figures, goals or reports, and it can be deleted. Fixed once it opens.</summary>
    public bool IsTrial { get; set; }

    /// <summary>When it was put away, out of the list of waves, in UTC; null when it was not.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public WaveState State { get; set; }

    /// <summary>When it was opened, in UTC.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>When it was closed, in UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>The first moment after the last day, in UTC.</summary>
    public DateTime EndsAt(AuthorityClock clock) => clock.StartOf(ClosesOn.AddDays(1));

    /// <summary>Whether answers are taken now: it is open, and its last day is not over even if nobody has closed it yet.</summary>
    public bool TakesAnswers(AuthorityClock clock) => State == WaveState.Open && clock.UtcNow < EndsAt(clock);

    /// <summary>The last day on which answers were taken: before <see cref="ClosesOn"/> when somebody closed it early.</summary>
    public DateOnly AnsweredUntil(AuthorityClock clock) =>
        ClosedAt is { } closed && DateOnly.FromDateTime(clock.ToLocal(closed)) is var day && day < ClosesOn ? day : ClosesOn;

    internal void Open(DateTime now)
    {
        (State, OpenedAt, Version) = (WaveState.Open, now, Guid.NewGuid());
        SampleSeed = Sampling.Kind == SampleKind.Everybody ? null : SampleDraw.NewSeed();
    }

    internal void Close(DateTime now) => (State, ClosedAt, Version) = (WaveState.Closed, now, Guid.NewGuid());
}

/// <summary>What came of an action on a wave, in words for whoever asked for it.</summary>
/// <param name="Done">Whether it was done, now or by an earlier request for the same.</param>
/// <param name="Message">What was done, or why not and what to do.</param>
/// <param name="Mails">How many mails were written into the outbox.</param>
public sealed record WaveOutcome(bool Done, string Message, int Mails = 0)
{
    /// <summary>Somebody deleted the wave a moment ago.</summary>
    internal static WaveOutcome Gone { get; } = new(false, "The wave is not there any more: somebody deleted it. Nothing was done.");
}

internal sealed class WaveMapping : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.ToTable("waves");
        builder.HasIndex(wave => wave.Name).IsUnique();
        builder.Property(wave => wave.Name).HasMaxLength(Wave.NameLength);
        builder.Property(wave => wave.IsTrial).HasDefaultValue(false);
        builder.Property(wave => wave.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(wave => wave.Invitees).HasConversion(invitees => invitees.ToString(), text => Invitees.Parse(text));
        builder
            .Property(wave => wave.Sampling)
            .HasConversion(sampling => sampling.ToString(), text => Sampling.Parse(text))
            .HasMaxLength(40)
            .HasDefaultValue(Sampling.Everybody);
        builder.Property(wave => wave.About).HasConversion(about => about.ToString(), text => SurveyAbout.Parse(text)).HasDefaultValue(SurveyAbout.Ours);
        builder.Property(wave => wave.SampleSeed).HasMaxLength(32);
        builder.Property(wave => wave.Version).IsConcurrencyToken();
        builder.HasOne<InstrumentVersion>().WithMany().HasForeignKey(wave => wave.AgencyVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InstrumentVersion>().WithMany().HasForeignKey(wave => wave.PeerVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
