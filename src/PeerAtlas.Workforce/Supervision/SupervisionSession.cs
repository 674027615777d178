using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>How two people met.</summary>
public enum TalkKind
{
    /// <summary>One to one, in one room.</summary>
    InPerson,

    /// <summary>One to one, by video.</summary>
    Video,

    /// <summary>One to one, by telephone.</summary>
    Telephone,

    /// <summary>In a group.</summary>
    Group,
}

/// <summary>What a talk was about, as far as it is written down at all.</summary>
public enum TalkTopic
{
    /// <summary>What the role of a peer is.</summary>
    Role,

    /// <summary>What is asked of a peer that is not theirs to do.</summary>
    NotOurRole,

    /// <summary>Boundaries.</summary>
    Boundaries,

    /// <summary>Ethics.</summary>
    Ethics,

    /// <summary>Being well at work.</summary>
    Wellbeing,

    /// <summary>Sharing one's own story.</summary>
    SharingOnesStory,

    /// <summary>Skills and training.</summary>
    Skills,

    /// <summary>Work with the people served.</summary>
    PeopleServed,

    /// <summary>Work with the team.</summary>
    Team,

    /// <summary>Hours and workload.</summary>
    Workload,

    /// <summary>Writing things down as the work asks.</summary>
    Records,

    /// <summary>Where one wants to go.</summary>
    Career,
}

/// <summary>
/// That two people met in supervision: when, how long, how, and what about from a fixed list. What was said is theirs, and there is no room for it. It
/// counts from when one of them wrote it down; the other confirms it.
/// </summary>
public sealed class SupervisionSession : IConfidential, IVersioned
{
    /// <summary>The most minutes of one.</summary>
    public const int MostMinutes = 480;

    /// <summary>The longest list of topics.</summary>
    public const int TopicsLength = 200;

    /// <summary>Identifies the session.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose arrangement it belongs to.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How long, in minutes.</summary>
    [AuditedAsChangedOnly]
    public required int Minutes { get; init; }

    /// <summary>How they met.</summary>
    [AuditedAsChangedOnly]
    public required TalkKind Kind { get; init; }

    /// <summary>What about: names of <see cref="TalkTopic"/> with commas between; empty when it was none of them.</summary>
    [AuditedAsChangedOnly]
    public string Topics { get; init; } = "";

    /// <summary>Who wrote it down; null when the account is gone.</summary>
    public Guid? LoggedById { get; init; }

    /// <summary>Whether whoever is supervised wrote it down, and the supervisor confirms it; otherwise the other way round.</summary>
    public required bool IsByWorker { get; init; }

    /// <summary>The day on which the other one confirmed it; null while they did not.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>The day on which the other one said that it did not happen; null while they did not. It counts for nothing then.</summary>
    public DateOnly? DeniedOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>The topics of a list, as they are kept.</summary>
    public static string Written(IEnumerable<TalkTopic> topics) => string.Join(',', topics.Distinct().Order());

    /// <summary>The topics.</summary>
    public IReadOnlyList<TalkTopic> ReadTopics() => Topics.Length == 0 ? [] : [.. Topics.Split(',').Select(Enum.Parse<TalkTopic>)];

    /// <summary>For so many days the other one is waited for; after that the word of one stands.</summary>
    public const int DaysToConfirm = 14;

    /// <summary>Whether it stands on a day: both said so, or the other one let the time for it go by.</summary>
    public bool Stands(DateOnly day) => DeniedOn is null && (ConfirmedOn is not null || On.AddDays(DaysToConfirm) < day);

    /// <summary>What a rule asks of it.</summary>
    public HeldSession ForRule() => new(On, Minutes, Kind == TalkKind.InPerson);
}

internal sealed class SupervisionSessionMapping : IEntityTypeConfiguration<SupervisionSession>
{
    public void Configure(EntityTypeBuilder<SupervisionSession> builder)
    {
        builder.ToTable("supervision_sessions");
        // Of one kind a line has one a day, so that neither a second press nor the other one's log makes two of one.
        builder
            .HasIndex(session => new
            {
                session.LineId,
                session.On,
                session.Kind,
            })
            .IsUnique();
        builder.HasIndex(session => session.OrganisationId);
        builder.HasIndex(session => session.LoggedById);
        builder.Property(session => session.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(session => session.Topics).HasMaxLength(SupervisionSession.TopicsLength);
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.HasOne<SupervisionLine>().WithMany().HasForeignKey(session => session.LineId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.LoggedById).OnDelete(DeleteBehavior.SetNull);
    }
}
