using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Accounts;

/// <summary>
/// The links by which people take a role on. Each invitation has one of its own, which works once, for a day; a new one ends the one before. The mail
/// is the same for whoever has an account elsewhere and whoever is new.
/// </summary>
internal sealed class RoleInvitationLinks(
    PeerAtlasDbContext database,
    AuthorityClock clock,
    IOptions<AuthoritySettings> settings,
    IOptions<AuthorityIdentity> authority
)
{
    private const int SecretBytes = 24;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The hash by which an invitation is found; the secret itself is not kept.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>A new link for an invitation; the caller saves it.</summary>
    public string Renew(Membership membership)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        (membership.InvitationHash, membership.InvitationEndsAt) = (Hash(secret), clock.UtcNow + Lifetime);
        return $"{settings.Value.PublicAddress}/invitations/{secret}";
    }

    /// <summary>Writes the mail that invites; the caller saves it together with the invitation.</summary>
    public void Write(Membership membership, string to, string organisation) =>
        database.Add(
            new OutboxMail
            {
                To = to,
                Subject = "An invitation at PeerAtlas / Una invitación en PeerAtlas",
                Body = $"""
                {organisation} invites you to a role at PeerAtlas, {authority.Value.Name}.

                To accept or decline it, open this link within 24 hours. If you are new there, you choose a password; if you have one, you sign in.

                {OutboxMail.SecretMark}

                Later than that? Ask whoever invited you for a new link.

                ---

                {organisation} le invita a una función en PeerAtlas, {authority.Value.Name}.

                Para aceptarla o rechazarla, abra el enlace de arriba antes de 24 horas. Si es su primera vez, elegirá una contraseña; si ya tiene una,
                iniciará sesión. Si ya pasó ese tiempo, pida un enlace nuevo a quien le invitó.
                """,
                Secret = Renew(membership),
                About = PasswordLinks.About,
                AboutId = membership.AccountId,
                WrittenAt = clock.UtcNow,
                NextAttemptAt = clock.UtcNow,
            }
        );
}
