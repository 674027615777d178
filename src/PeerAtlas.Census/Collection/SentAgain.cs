using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Collection;

/// <summary>Sends an invitation once more: to its contact, or to another address where the contact's mail goes astray.</summary>
public sealed class SentAgain(PeerAtlasDbContext database, AuthorityClock clock, WaveMailWriter writer)
{
    /// <summary>Writes the invitation, with a personal link of its own, into the outbox.</summary>
    /// <param name="waveId">The wave.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="address">Another address for this one mail; null or empty for the contact's own.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<WaveOutcome> WriteAsync(Guid waveId, Guid invitationId, string? address, CancellationToken cancellation = default)
    {
        address = address?.Trim() ?? "";
        if (address.Length > 0 && !IsAddress(address))
            return new(false, "Write one email address, like name@agency.example. Nothing was sent.");
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (!wave.TakesAnswers(clock))
            return new(false, "The wave is not open: nothing was sent.");
        var invitation = await database.Set<Invitation>().AsNoTracking().SingleAsync(one => one.Id == invitationId && one.WaveId == waveId, cancellation);
        if (invitation.RefusedAt is not null)
            return new(false, "This contact refused, and no more mails go to them. Undo that first if it has changed. Nothing was sent.");
        if (await Invitees.Everybody.Find(database, onlyContact: invitation.ContactId).SingleOrDefaultAsync(cancellation) is not { } invitee)
            return new(false, "This contact, or its organization, is not active in the frame any more: nothing was sent.");
        var to = address.Length > 0 ? address : invitee.Email;
        var since = clock.UtcNow - WaveReminders.QuietTime;
        if (
            await database
                .Set<OutboxMail>()
                .AnyAsync(
                    mail => mail.AboutId == invitationId && mail.About == WaveMailWriter.Invitation && mail.To == to && mail.WrittenAt > since,
                    cancellation
                )
        )
            return new(false, $"The invitation went to {to} within the last {WaveReminders.QuietTime.Minutes} minutes. Nothing more was sent.");
        await writer.WriteAsync(wave, WaveMailKind.Invitation, [(invitationId, invitee with { Email = to })], cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, $"The invitation to {to} was written into the outbox.", 1);
    }

    private static bool IsAddress(string address) =>
        address.Length <= OutboxMail.AddressLength && !address.Any(char.IsControl) && MailAddress.TryCreate(address, out var read) && read.Address == address;
}
