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
        using var message = Message(mail);
        // The server decides whether it takes addresses with letters beyond ASCII.
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypt, DeliveryFormat = SmtpDeliveryFormat.International };
        if (settings.User.Length > 0) client.Credentials = new System.Net.NetworkCredential(settings.User, settings.Password);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            // Waited for from outside too: a client that hangs in the greeting does not notice the token.
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
        }
        catch (SmtpFailedRecipientException exception) when ((int)exception.StatusCode >= 500)
        {
            throw new MailRefusedException($"The mail server refused the address ({(int)exception.StatusCode}).", exception);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException(
                limit.IsCancellationRequested ? $"The mail server did not answer within {settings.TimeoutSeconds} seconds." : InWords(exception), exception);
        }
    }

    private MailMessage Message(OutboxMail mail)
    {
        try
        {
            var to = new MailAddress(mail.To);
            // Anything beside the plain address could bring in another addressee.
            if (to.Address != mail.To) throw new FormatException("The address holds more than an address.");
            return new MailMessage(new MailAddress(settings.From), to)
            {
                Subject = mail.Subject,
                SubjectEncoding = Encoding.UTF8,
                Body = mail.Text,
                BodyEncoding = Encoding.UTF8,
                Headers = { ["Message-ID"] = $"<{mail.Id:N}@{new MailAddress(settings.From).Host}>", ["Auto-Submitted"] = "auto-generated" },
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new MailRefusedException("The address or the subject cannot stand in a mail.", exception);
        }
    }

    // "Failure sending mail." alone helps nobody; the inner exceptions say why.
    private static string InWords(Exception exception)
    {
        var words = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (!words.Contains(cause.Message)) words.Add(cause.Message);
        return string.Join(" ", words);
    }
}
