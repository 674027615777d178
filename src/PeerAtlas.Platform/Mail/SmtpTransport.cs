using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PeerAtlas.Platform.Mail;

internal sealed class SmtpTransport : IMailTransport
{
    // The mail is taken by then; a server need not say goodbye.
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly MailSettings settings;
    private readonly MailMessages messages;

    public SmtpTransport(IOptions<MailSettings> options, MailMessages messages, ILogger<SmtpTransport> log)
    {
        (settings, this.messages) = (options.Value, messages);
        if (IsConfigured && settings.IsPasswordOpen)
            log.LogWarning("The password of the mail server is sent without encryption. Set Mail:Encryption to StartTls or Tls.");
    }

    public bool IsConfigured => settings.Host.Length > 0;

    public async Task SendAsync(OutboxMail mail, CancellationToken cancellation)
    {
        using var message = messages.Write(mail);
        var certificate = new ServerCertificate(settings);
        using var client = new SmtpClient
        {
            ServerCertificateValidationCallback = certificate.IsTrusted,
            // An authority inside a state's network often publishes no list of what it revoked.
            CheckCertificateRevocation = false,
            // Of one answer; the limit below, which is of the whole, comes first and is the one that is told.
            Timeout = (int)TimeSpan.FromSeconds(2 * settings.TimeoutSeconds).TotalMilliseconds,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            await HandOverAsync(client, message, limit.Token);
        }
        catch (SmtpCommandException exception) when (exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)exception.StatusCode >= 500)
        {
            throw new MailRefusedException($"The mail server refused the address ({(int)exception.StatusCode}).", exception);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            var words = certificate.Refusal
                ?? (limit.IsCancellationRequested ? $"The mail server did not answer within {settings.TimeoutSeconds} seconds." : InWords(exception));
            throw new MailFailedException(words, exception);
        }

        await SayGoodbyeAsync(client);
    }

    private async Task HandOverAsync(SmtpClient client, MimeMessage message, CancellationToken cancellation)
    {
        await client.ConnectAsync(
            settings.Host,
            settings.Port,
            settings.WantedEncryption switch
            {
                MailEncryption.Tls => SecureSocketOptions.SslOnConnect,
                MailEncryption.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            },
            cancellation
        );
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
        var format = FormatOptions.Default.Clone();
        // The server decides whether it takes addresses with letters beyond ASCII; everything else is written so that all servers take it.
        format.International = message.To.Mailboxes.Any(to => to.IsInternational);
        await client.SendAsync(format, message, cancellation);
    }

    private static async Task SayGoodbyeAsync(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(LongestGoodbye);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or CommandException or ProtocolException)
        {
            client.Dispose();
        }
    }

    // The outer message alone often helps nobody; the inner exceptions say why.
    private static string InWords(Exception exception)
    {
        var words = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (!words.Contains(cause.Message))
                words.Add(cause.Message);
        return string.Join(" ", words);
    }
}
