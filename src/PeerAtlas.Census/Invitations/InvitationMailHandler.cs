using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Invitations;

/// <summary>Notes on the invitation what became of its mails.</summary>
internal sealed class InvitationMailHandler(AuthorityClock clock) : IMailSettledHandler
{
    public async Task HandleAsync(MailSettled settled, PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var mail = settled.Mail;
        if (mail.About is not (WaveMailWriter.Invitation or WaveMailWriter.Reminder))
            return;
        if (await database.Set<Invitation>().SingleOrDefaultAsync(invitation => invitation.Id == mail.AboutId, cancellation) is not { } invitation)
            return;
        switch (mail.State)
        {
            case MailState.Sent:
                // A reminder carries the link too: who got it was invited, even if the first mail never arrived.
                invitation.InvitedAt ??= mail.SentAt;
                invitation.BouncedAt = null;
                if (mail.About == WaveMailWriter.Reminder)
                    (invitation.Reminded, invitation.LastRemindedAt) = (invitation.Reminded + 1, mail.SentAt);
                break;
            case MailState.Bounced:
                invitation.BouncedAt = clock.UtcNow;
                break;
        }
    }
}
