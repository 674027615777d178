using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace PeerAtlas.Platform.Mail;

/// <summary>Hands one mail to a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Whether there is a server to hand it to.</summary>
    bool IsConfigured { get; }

    /// <summary>Returns when the server took the mail.</summary>
    /// <exception cref="MailRefusedException">The server refused the address for good.</exception>
    /// <exception cref="SmtpException">It did not work this time.</exception>
    Task SendAsync(OutboxMail mail, CancellationToken cancellation);
}

/// <summary>The mail server refused the address for good: trying again would not help.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);

internal sealed class SmtpTransport(IOptions<MailSettings> options) : IMailTransport
{
    private readonly MailSettings settings = options.Value;

    public bool IsConfigured => settings.Host.Length > 0;

    public async Task SendAsync(OutboxMail mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypt };
        if (settings.User.Length > 0) client.Credentials = new System.Net.NetworkCredential(settings.User, settings.Password);
        using var message = new MailMessage(settings.From, mail.To, mail.Subject, mail.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Headers = { ["Message-ID"] = $"<{mail.Id:N}@{new MailAddress(settings.From).Host}>", ["Auto-Submitted"] = "auto-generated" },
        };

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpFailedRecipientException exception) when ((int)exception.StatusCode >= 500)
        {
            throw new MailRefusedException($"The mail server refused the address ({(int)exception.StatusCode}).", exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException($"The mail server did not answer within {settings.TimeoutSeconds} seconds.", exception);
        }
    }
}
