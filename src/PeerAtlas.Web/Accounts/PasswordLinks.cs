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
    UserManager<Account> accounts, PeerAtlasDbContext database, AuthorityClock clock, IOptions<AuthoritySettings> settings, IOptions<AuthorityIdentity> authority)
{
    public const string About = "password";

    // So that nobody can fill somebody's mailbox.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Writes the mail that somebody who forgot the password asked for, unless one was written just now.</summary>
    public async Task WriteForgottenAsync(Account account, CancellationToken cancellation)
    {
        var since = clock.UtcNow - Pause;
        if (await database.Set<OutboxMail>().AnyAsync(mail => mail.About == About && mail.AboutId == account.Id && mail.WrittenAt > since, cancellation)) return;
        await WriteAsync(account, "A new password for PeerAtlas / Una contraseña nueva para PeerAtlas", $"""
            Somebody, most likely you, asked for a new password for your account at PeerAtlas, {authority.Value.Name}.

            To set it, open this link within 24 hours. It works once.

            {OutboxMail.SecretMark}

            If you did not ask for this, do nothing: your password stays as it is.

            ---

            Alguien, seguramente usted, pidió una contraseña nueva para su cuenta en PeerAtlas, {authority.Value.Name}.

            Para crearla, abra el enlace de arriba antes de 24 horas. Funciona una sola vez.

            Si usted no la pidió, no haga nada: su contraseña no cambia.
            """);
    }

    /// <summary>Writes the mail to somebody who is invited to a role.</summary>
    public async Task WriteInvitationAsync(Account account, string organisation)
    {
        var body = account.PasswordHash is not null
            ? $"""
                {organisation} invites you to a role at PeerAtlas, {authority.Value.Name}. Sign in with the password that you have, and accept or decline it:

                {settings.Value.PublicAddress}/invitations

                ---

                {organisation} le invita a una función en PeerAtlas, {authority.Value.Name}. Inicie sesión con la contraseña que ya tiene y acéptela o rechácela
                en la dirección de arriba.
                """
            : $"""
                {organisation} invites you to a role at PeerAtlas, {authority.Value.Name}.

                To accept it, open this link within 24 hours and choose your password. The link works once.

                {OutboxMail.SecretMark}

                Later than that? Ask for a new link at {settings.Value.PublicAddress}/password/forgot with this e-mail address.

                ---

                {organisation} le invita a una función en PeerAtlas, {authority.Value.Name}. Para aceptarla, abra el enlace de arriba antes de 24 horas
                y elija su contraseña. Si ya pasó ese tiempo, pida un enlace nuevo en {settings.Value.PublicAddress}/password/forgot.
                """;
        await WriteAsync(account, "Your account at PeerAtlas / Su cuenta en PeerAtlas", body);
    }

    /// <summary>The token as the link carries it, read back; empty when it is damaged.</summary>
    public static string ReadToken(string? fromLink)
    {
        try { return Convert.ToBase64String(WebEncoders.Base64UrlDecode(fromLink ?? "")); }
        catch (FormatException) { return ""; }
    }

    private async Task WriteAsync(Account account, string subject, string body)
    {
        var secret = body.Contains(OutboxMail.SecretMark, StringComparison.Ordinal) ? await LinkAsync(account) : null;
        database.Add(new OutboxMail
        {
            To = account.Email!,
            Subject = subject,
            Body = body,
            Secret = secret,
            About = About,
            AboutId = account.Id,
            WrittenAt = clock.UtcNow,
            NextAttemptAt = clock.UtcNow,
        });
    }

    /// <summary>A link that sets a password, for the account's owner alone.</summary>
    public async Task<string> LinkAsync(Account account)
    {
        var token = WebEncoders.Base64UrlEncode(Convert.FromBase64String(await accounts.GeneratePasswordResetTokenAsync(account)));
        return $"{settings.Value.PublicAddress}/password/set?account={account.Id}&token={token}";
    }
}
