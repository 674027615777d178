using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Referring;

/// <summary>Who had the idea that a peer could support the person.</summary>
public enum ReferralSource
{
    /// <summary>A traditional provider.</summary>
    Provider,

    /// <summary>The person themselves; staff write it down for them.</summary>
    Self,

    /// <summary>A supervisor.</summary>
    Supervisor,

    /// <summary>The team, together.</summary>
    SharedTeamDecision,
}

/// <summary>What the person themselves wants.</summary>
public enum PersonWish
{
    /// <summary>Nobody has asked them yet; the referral reaches no peer before they agree.</summary>
    NotAskedYet,

    /// <summary>They want a peer's support.</summary>
    Agreed,

    /// <summary>They do not want it now, which is as good an answer.</summary>
    Declined,
}

/// <summary>Where a referral stands.</summary>
public enum ReferralStatus
{
    /// <summary>The person is to be asked.</summary>
    AwaitingPerson,

    /// <summary>A peer or a peer team is to answer.</summary>
    Offered,

    /// <summary>The peer asked something, and the referrer is to answer.</summary>
    Questioned,

    /// <summary>A peer took it and is to meet the person.</summary>
    Accepted,

    /// <summary>Person and peer have met.</summary>
    InContact,

    /// <summary>The peer or the peer team could not take it; the referrer is to choose another or close it.</summary>
    Declined,

    /// <summary>The person does not want it now.</summary>
    NotWanted,

    /// <summary>It ended.</summary>
    Closed,
}

/// <summary>
/// That a person is referred to a peer or to a team of peers. What may follow on what stands here; each step returns the event that tells of
/// it, to be saved with the referral.
/// </summary>
public sealed class Referral : IConfidential
{
    /// <summary>The longest note.</summary>
    public const int NoteLength = 500;

    /// <summary>Identifies the referral.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose referral it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Who is referred.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The team on whose caseload the person is: the team that refers.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>Whose idea it was.</summary>
    public required ReferralSource Source { get; init; }

    /// <summary>Who wrote it down, and hears back.</summary>
    public required Guid MadeById { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>The team whose peers are asked; the referring team itself where the person declined before one was chosen.</summary>
    public required Guid ToTeamId { get; set; }

    /// <summary>The peer who is asked; null when any peer of the team may take it.</summary>
    public Guid? ToPeerId { get; set; }

    /// <summary>What is hoped for, among <see cref="Benefits.ToPerson"/>.</summary>
    public required Benefits Reasons { get; init; }

    /// <summary>What the peer should know; empty when there is nothing.</summary>
    [AuditedAsChangedOnly]
    public string Note { get; init; } = "";

    /// <summary>What the person wants.</summary>
    public required PersonWish Wish { get; set; }

    /// <summary>Whether the person agreed that the peer tells the referrer more than where the referral stands.</summary>
    public bool SharesBack { get; set; }

    /// <summary>Where it stands.</summary>
    public ReferralStatus Status { get; private set; }

    /// <summary>Since when somebody is waited for, in UTC; null when nobody is.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>When it first reached a peer or peer team, in UTC; null before.</summary>
    public DateTime? OfferedAt { get; private set; }

    /// <summary>The peer who took it; null while none has.</summary>
    public Guid? PeerId { get; private set; }

    /// <summary>When a peer took it, in UTC.</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>The day on which person and peer first met.</summary>
    public DateOnly? FirstContactOn { get; private set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Changes with every step, so that of two peers who take it at once one finds out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Whether it still goes on.</summary>
    public bool IsOpen => Status is not (ReferralStatus.NotWanted or ReferralStatus.Closed);

    /// <summary>Whether the referrer, and not the peer, is waited for.</summary>
    public bool WaitsForReferrer => Status is ReferralStatus.AwaitingPerson or ReferralStatus.Questioned or ReferralStatus.Declined;

    /// <summary>Whether it has stood still for more than <paramref name="days"/> days.</summary>
    public bool WaitsTooLong(DateTime utcNow, int days) => WaitingSince < utcNow.AddDays(-days);

    /// <summary>
    /// Whether the words of a step leave the peer's hands: what the peer tells of the support itself takes the person's consent to share back, unless who
    /// referred wrote it.
    /// </summary>
    public bool Tells(ReferralEvent happened) =>
        SharesBack || happened.Kind is not (ReferralEventKind.Closed or ReferralEventKind.FirstContact) || happened.AccountId == MadeById;

    /// <summary>The day of the first meeting, where the person agreed that it is told.</summary>
    public DateOnly? ToldFirstContactOn => SharesBack ? FirstContactOn : null;

    /// <summary>Whether a step of this kind may follow now. The first, <see cref="Begin"/>, comes once; a first contact may be told again.</summary>
    public bool Allows(ReferralEventKind step) =>
        step switch
        {
            ReferralEventKind.PersonAgreed or ReferralEventKind.PersonDeclined => Status == ReferralStatus.AwaitingPerson,
            ReferralEventKind.Asked => Status == ReferralStatus.Offered,
            ReferralEventKind.Answered => Status == ReferralStatus.Questioned,
            ReferralEventKind.Accepted => Status is ReferralStatus.Offered or ReferralStatus.Questioned,
            ReferralEventKind.Declined => Status is ReferralStatus.Offered or ReferralStatus.Questioned or ReferralStatus.Accepted,
            ReferralEventKind.Redirected => Status is ReferralStatus.Offered or ReferralStatus.Questioned or ReferralStatus.Declined,
            ReferralEventKind.FirstContact => Status == ReferralStatus.Accepted,
            ReferralEventKind.Closed => IsOpen,
            ReferralEventKind.Reopened => Status == ReferralStatus.Closed,
            _ => false,
        };

    /// <summary>The first step: what follows from the person's wish.</summary>
    public ReferralEvent Begin()
    {
        Move(
            Wish switch
            {
                PersonWish.Agreed => ReferralStatus.Offered,
                PersonWish.Declined => ReferralStatus.NotWanted,
                _ => ReferralStatus.AwaitingPerson,
            },
            MadeAt
        );
        return Event(ReferralEventKind.Made, MadeById, MadeAt, "");
    }

    /// <summary>The person, who had not been asked before, said yes, and whether the peer may share back; or no.</summary>
    public ReferralEvent RecordWish(bool agreed, bool sharesBack, Guid? by, DateTime at)
    {
        var step = agreed ? ReferralEventKind.PersonAgreed : ReferralEventKind.PersonDeclined;
        Must(step);
        (Wish, SharesBack) = (agreed ? PersonWish.Agreed : PersonWish.Declined, agreed && sharesBack);
        Move(agreed ? ReferralStatus.Offered : ReferralStatus.NotWanted, at);
        return Event(step, by, at, "");
    }

    /// <summary>The peer wants to know something before they answer.</summary>
    public ReferralEvent Ask(string question, Guid? by, DateTime at) => Step(ReferralEventKind.Asked, ReferralStatus.Questioned, by, at, question);

    /// <summary>The referrer answers what the peer asked.</summary>
    public ReferralEvent Answer(string answer, Guid? by, DateTime at) => Step(ReferralEventKind.Answered, ReferralStatus.Offered, by, at, answer);

    /// <summary>A peer takes it.</summary>
    /// <param name="peer">The peer who will meet the person.</param>
    /// <param name="by">Who says so; null when another system does.</param>
    /// <param name="at">When, in UTC.</param>
    public ReferralEvent Accept(Guid peer, Guid? by, DateTime at)
    {
        var happened = Step(ReferralEventKind.Accepted, ReferralStatus.Accepted, by, at, "");
        (PeerId, AcceptedAt) = (peer, at);
        return happened;
    }

    /// <summary>The peer cannot take it, or cannot keep it before they have met the person, and says why.</summary>
    public ReferralEvent Decline(string reason, Guid? by, DateTime at)
    {
        var happened = Step(ReferralEventKind.Declined, ReferralStatus.Declined, by, at, reason);
        (PeerId, AcceptedAt) = (null, null);
        return happened;
    }

    /// <summary>The referrer offers it to another peer or team.</summary>
    public ReferralEvent Redirect(Guid toTeam, Guid? toPeer, Guid? by, DateTime at)
    {
        var happened = Step(ReferralEventKind.Redirected, ReferralStatus.Offered, by, at, "");
        (ToTeamId, ToPeerId) = (toTeam, toPeer);
        return happened;
    }

    /// <summary>Person and peer have met. After a reopening the day of their first meeting stays.</summary>
    public ReferralEvent RecordFirstContact(DateOnly day, Guid? by, DateTime at)
    {
        var happened = Step(ReferralEventKind.FirstContact, ReferralStatus.InContact, by, at, "");
        FirstContactOn ??= day;
        return happened;
    }

    /// <summary>It ends, for a reason.</summary>
    public ReferralEvent Close(string reason, Guid? by, DateTime at)
    {
        var happened = Step(ReferralEventKind.Closed, ReferralStatus.Closed, by, at, reason);
        ClosedAt = at;
        return happened;
    }

    /// <summary>
    /// What was closed is taken up again: the peer who had it is asked first, and the person before them when they had not agreed. A person
    /// who had declined is referred anew.
    /// </summary>
    public ReferralEvent Reopen(string reason, Guid? by, DateTime at)
    {
        var agreed = Wish == PersonWish.Agreed;
        if (!agreed)
            Wish = PersonWish.NotAskedYet;
        var happened = Step(ReferralEventKind.Reopened, agreed ? ReferralStatus.Offered : ReferralStatus.AwaitingPerson, by, at, reason);
        (ToPeerId, PeerId, AcceptedAt, ClosedAt) = (PeerId ?? ToPeerId, null, null, null);
        return happened;
    }

    private ReferralEvent Step(ReferralEventKind step, ReferralStatus to, Guid? by, DateTime at, string text)
    {
        Must(step);
        Move(to, at);
        return Event(step, by, at, text);
    }

    private void Must(ReferralEventKind step)
    {
        if (!Allows(step))
            throw new InvalidOperationException($"A referral that is {Status} cannot be {step}.");
    }

    private void Move(ReferralStatus to, DateTime at)
    {
        Status = to;
        WaitingSince = to is ReferralStatus.InContact or ReferralStatus.NotWanted or ReferralStatus.Closed ? null : at;
        if (to == ReferralStatus.Offered)
            OfferedAt ??= at;
        Version = Guid.NewGuid();
    }

    private ReferralEvent Event(ReferralEventKind kind, Guid? by, DateTime at, string text) =>
        new()
        {
            OrganisationId = OrganisationId,
            ReferralId = Id,
            At = at,
            AccountId = by,
            Kind = kind,
            Text = text,
        };
}

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referrals");
        builder.HasIndex(referral => referral.PersonId);
        builder.HasIndex(referral => new { referral.TeamId, referral.MadeAt });
        builder.HasIndex(referral => new { referral.ToTeamId, referral.Status });
        builder.HasIndex(referral => referral.MadeById);
        builder.HasIndex(referral => referral.PeerId);
        builder.HasIndex(referral => referral.ToPeerId);
        builder.Property(referral => referral.Source).HasConversion<string>().HasMaxLength(30);
        builder.Property(referral => referral.Reasons).HasConversion<int>();
        builder.Property(referral => referral.Note).HasMaxLength(Referral.NoteLength);
        builder.Property(referral => referral.Wish).HasConversion<string>().HasMaxLength(20);
        builder.Property(referral => referral.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(referral => referral.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(referral => referral.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(referral => referral.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(referral => referral.ToTeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(referral => referral.MadeById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(referral => referral.ToPeerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(referral => referral.PeerId).OnDelete(DeleteBehavior.Restrict);
    }
}
