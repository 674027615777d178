using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Referrals.Referring;

/// <summary>Writes mails that say that something waits or has moved. They name no person, since mail is read in many places.</summary>
public sealed class ReferralNotices(PeerAtlasDbContext database, AuthorityClock clock, IOptions<AuthoritySettings> settings)
{
    /// <summary>What the outbox files them under.</summary>
    public const string About = "referral";

    /// <summary>Adds the mails that a step calls for to the context; they are saved with it.</summary>
    public async Task WriteAsync(Referral referral, ReferralEvent step, CancellationToken cancellation)
    {
        if (referral.Status == ReferralStatus.Offered)
            await WriteToPeersAsync(referral, cancellation);
        else if (
            step.Kind
                is ReferralEventKind.Asked
                    or ReferralEventKind.Accepted
                    or ReferralEventKind.Declined
                    or ReferralEventKind.FirstContact
                    or ReferralEventKind.Closed
            && referral.MadeById != step.AccountId
        )
            await WriteAsync(
                [referral.MadeById],
                "A referral of yours has moved on",
                $"A referral that you made has moved on.\n\nSign in to see where it stands: {settings.Value.PublicAddress}{ReferralLinks.Index}\n",
                referral.Id,
                cancellation
            );
    }

    /// <summary>Tells the peer who is asked, or every peer of the team.</summary>
    public async Task WriteToPeersAsync(Referral referral, CancellationToken cancellation)
    {
        var asked = referral.ToPeerId is { } peer
            ? [peer]
            : await database
                .Set<TeamMember>()
                .HoldingOn(clock.Today)
                .Where(place => place.TeamId == referral.ToTeamId && place.Role == TeamRole.Peer)
                .Select(place => place.AccountId)
                .ToListAsync(cancellation);
        await WriteAsync(
            asked,
            "A referral waits for your answer / Una referencia espera su respuesta",
            $"A referral waits for your answer.\nSign in to read it: {settings.Value.PublicAddress}{InboxLinks.Index}\n\nUna "
                + $"referencia espera su respuesta.\nInicie sesión para leerla: {settings.Value.PublicAddress}{InboxLinks.Index}?language=es\n",
            referral.Id,
            cancellation
        );
    }

    private async Task WriteAsync(IReadOnlyList<Guid> accounts, string subject, string body, Guid referral, CancellationToken cancellation)
    {
        var addresses = await database
            .Users.Where(account => accounts.Contains(account.Id) && account.Email != null)
            .Select(account => account.Email!)
            .ToListAsync(cancellation);
        database.AddRange(
            addresses.Select(address => new OutboxMail
            {
                To = address,
                Subject = subject,
                Body = body,
                About = About,
                AboutId = referral,
                WrittenAt = clock.UtcNow,
                NextAttemptAt = clock.UtcNow,
            })
        );
    }
}
