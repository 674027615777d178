using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Collection;

/// <summary>Reminds those who have not answered: on the planned days, and by hand.</summary>
public sealed class WaveReminders(PeerAtlasDbContext database, AuthorityClock clock, WaveMailWriter writer)
{
    /// <summary>For so long after a reminder nobody gets another by hand: a button pressed twice sends one mail.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Writes the reminders whose time has come, each once whatever restarts in between and however many nodes run this; returns
    /// how many mails were written. Of several that are overdue only the latest goes out.
    /// </summary>
    public async Task<int> WriteDueAsync(CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        var today = clock.Today;
        var waves = await database
            .Set<WaveReminder>()
            .Where(reminder =>
                reminder.WrittenAt == null
                && reminder.SkippedAt == null
                && reminder.SendOn <= today
                && database.Set<Wave>().Any(wave => wave.Id == reminder.WaveId && wave.State == WaveState.Open)
            )
            .Select(reminder => reminder.WaveId)
            .Distinct()
            .ToListAsync(cancellation);
        var written = 0;
        foreach (var wave in waves)
            written += await WriteDueAsync(wave, cancellation);
        return written;
    }

    /// <summary>Writes a reminder now to everybody who has not answered, or to those of them who were chosen by their invitations.</summary>
    public async Task<WaveOutcome> SendNowAsync(Guid waveId, IReadOnlyCollection<Guid>? chosen = null, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (!wave.TakesAnswers(clock))
            return new(false, "The wave is not open: no reminder was written.");

        var since = clock.UtcNow - QuietTime;
        var invitations = await ToRemind(waveId)
            .Where(invitation => chosen == null || chosen.Contains(invitation.Id))
            .Where(invitation =>
                !database.Set<OutboxMail>().Any(mail => mail.AboutId == invitation.Id && mail.About == WaveMailWriter.Reminder && mail.WrittenAt > since)
            )
            .ToListAsync(cancellation);
        if (invitations.Count == 0)
        {
            return new(
                false,
                chosen is not { Count: 1 }
                    ? $"Nobody was reminded: everybody has answered, refused or bounced, or got a reminder within the last {QuietTime.Minutes} minutes."
                    : $"No reminder was written: this contact has answered, refused or bounced, or got a reminder within the last {QuietTime.Minutes} minutes."
            );
        }

        var written = await WriteAsync(wave, invitations, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, written == 1 ? "One reminder was written into the outbox." : $"{written:N0} reminders were written into the outbox.", written);
    }

    /// <summary>
    /// The invitations of a wave that still want a reminder: not refused, not bounced, the contact still active, and no complete
    /// response on the invitation, nor from the organisation for the same unit.
    /// </summary>
    public IQueryable<Invitation> ToRemind(Guid waveId) =>
        from invitation in database.Set<Invitation>()
        join contact in database.Set<Contact>() on invitation.ContactId equals contact.Id
        where
            invitation.WaveId == waveId
            && invitation.RefusedAt == null
            && invitation.BouncedAt == null
            && contact.Active
            && !database
                .Set<AgencyResponse>()
                .Any(response =>
                    response.WaveId == waveId
                    && response.CompletedAt != null
                    && (
                        response.InvitationId == invitation.Id
                        || (response.OrganisationId == invitation.OrganisationId && response.UnitId == contact.UnitId && response.UnitName == "")
                    )
                )
        select invitation;

    private async Task<int> WriteDueAsync(Guid waveId, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        var wave = await database.Set<Wave>().SingleAsync(wave => wave.Id == waveId, cancellation);
        if (!wave.TakesAnswers(clock))
            return 0;
        var due = (
            await database
                .Set<WaveReminder>()
                .Where(reminder => reminder.WaveId == waveId && reminder.WrittenAt == null && reminder.SkippedAt == null)
                .ToListAsync(cancellation)
        )
            .Where(reminder => clock.At(reminder.SendOn, Wave.MailTime) <= clock.UtcNow)
            .OrderBy(reminder => reminder.SendOn)
            .ToList();
        if (due.Count == 0)
            return 0;

        var latest = due[^1];
        foreach (var reminder in due)
            reminder.SkippedAt = clock.UtcNow;
        var written = 0;
        // A wave that was opened late has only just sent its invitations.
        if (clock.At(latest.SendOn, Wave.MailTime) > wave.OpenedAt)
        {
            (latest.SkippedAt, latest.WrittenAt) = (null, clock.UtcNow);
            var invitations = await ToRemind(waveId).ToListAsync(cancellation);
            database.AddRange(invitations.Select(invitation => new WrittenReminder { ReminderId = latest.Id, InvitationId = invitation.Id }));
            written = await WriteAsync(wave, invitations, cancellation);
        }

        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return written;
    }

    private async Task<int> WriteAsync(Wave wave, List<Invitation> invitations, CancellationToken cancellation)
    {
        // Whose organisation or unit has left the frame since is not written to.
        var contacts = await Invitees.Everybody.Find(database).ToDictionaryAsync(invitee => invitee.ContactId, cancellation);
        var addressees = invitations
            .Where(invitation => contacts.ContainsKey(invitation.ContactId))
            .Select(invitation => (invitation.Id, contacts[invitation.ContactId]))
            .ToList();
        await writer.WriteAsync(wave, WaveMailKind.Reminder, addressees, cancellation);
        return addressees.Count;
    }
}
