using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Referring;

/// <summary>Saves the steps of referrals together with what tells of them: the event, the audit entry and a mail that names nobody.</summary>
public sealed class ReferralDesk(PeerAtlasDbContext database, OwnWork work, ReferralNotices notices, AuthorityClock clock, Language language)
{
    /// <summary>Makes a referral.</summary>
    public async Task MakeAsync(Referral referral, CancellationToken cancellation)
    {
        database.AddRange(referral, referral.Begin());
        if (referral.Status == ReferralStatus.Offered)
            await notices.WriteToPeersAsync(referral, cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Of some referrals those that still go on and are of this person to this peer, or to any peer of this team.</summary>
    public static IQueryable<Referral> OpenEqualTo(IQueryable<Referral> referrals, Guid person, Guid team, Guid? peer) =>
        referrals.Where(referral =>
            referral.PersonId == person
            && referral.Status != ReferralStatus.Closed
            && referral.Status != ReferralStatus.NotWanted
            && (peer == null ? referral.ToPeerId == null && referral.ToTeamId == team : (referral.PeerId ?? referral.ToPeerId) == peer)
        );

    /// <summary>Takes the next step with a referral, if it still allows it.</summary>
    /// <param name="referral">The referral, tracked by the context.</param>
    /// <param name="kind">Which step.</param>
    /// <param name="step">Takes it, given who does it and when.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<string?> StepAsync(Referral referral, ReferralEventKind kind, Func<Guid, DateTime, ReferralEvent> step, CancellationToken cancellation)
    {
        var moved = language[ReferralTaskWords.SomebodyElseChangedThisReferral];
        return referral.Allows(kind) && await SaveAsync(referral, step(work.Me, clock.UtcNow), cancellation) ? null : moved;
    }

    /// <summary>Saves a step that was just taken, with the mails that it calls for.</summary>
    /// <returns>False when somebody else took one at the same moment; then nothing is saved.</returns>
    public async Task<bool> SaveAsync(Referral referral, ReferralEvent happened, CancellationToken cancellation)
    {
        database.Add(happened);
        await notices.WriteAsync(referral, happened, cancellation);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }
}
