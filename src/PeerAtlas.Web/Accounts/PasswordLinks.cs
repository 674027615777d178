using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Accounts;

/// <summary>
/// Mails with a link that sets a password. The link works once, because setting a password changes the account's security stamp,
/// and for a day. The mail goes into the outbox; the caller saves it together with what it tells of.
/// </summary>
internal sealed class PasswordLinks(
    UserManager<Account> accounts,
    PeerAtlasDbContext database,
    AuthorityClock clock,
    IOptions<AuthoritySettings> settings,
    IOptions<AuthorityIdentity> authority
)
{
    public const string About = "password";

    // So that nobody can fill somebody's mailbox.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Writes the mail that somebody who forgot the password asked for, unless one was written just now.</summary>
    public async Task WriteForgottenAsync(Account account, CancellationToken cancellation)
    {
        var since = clock.UtcNow - Pause;
        if (await database.Set<OutboxMail>().AnyAsync(mail => mail.About == About && mail.AboutId == account.Id && mail.WrittenAt > since, cancellation))
            return;
        await WriteAsync(
            account,
            "A new password for PeerAtlas / Una contraseña nueva para PeerAtlas",
            $"""
            Somebody, most likely you, asked for a new password for your account at PeerAtlas, {authority.Value.Name}.

            To set it, open this link within 24 hours. It works once.

            {OutboxMail.SecretMark}

            If you did not ask for this, do nothing: your password stays as it is.

            ---

            Alguien, seguramente usted, pidió una contraseña nueva para su cuenta en PeerAtlas, {authority.Value.Name}.

            Para crearla, abra el enlace de arriba antes de 24 horas. Funciona una sola vez.

            Si usted no la pidió, no haga nada: su contraseña no cambia.
            """
        );
    }

    /// <summary>The token as the link carries it, read back; empty when it is damaged.</summary>
    public static string ReadToken(string? fromLink)
    {
        try
        {
            return Convert.ToBase64String(WebEncoders.Base64UrlDecode(fromLink ?? ""));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private async Task WriteAsync(Account account, string subject, string body)
    {
        var secret = body.Contains(OutboxMail.SecretMark, StringComparison.Ordinal) ? settings.Value.PublicAddress + await AddressAsync(account) : null;
        database.Add(
            new OutboxMail
            {
                To = account.Email!,
                Subject = subject,
                Body = body,
                Secret = secret,
                About = About,
                AboutId = account.Id,
                WrittenAt = clock.UtcNow,
                NextAttemptAt = clock.UtcNow,
            }
        );
    }

    /// <summary>The address of the page that sets a password, within this site; for the account's owner alone.</summary>
    public async Task<string> AddressAsync(Account account)
    {
        var token = WebEncoders.Base64UrlEncode(Convert.FromBase64String(await accounts.GeneratePasswordResetTokenAsync(account)));
        return $"{AccountLinks.SetPassword}?account={account.Id}&token={token}";
    }
}
