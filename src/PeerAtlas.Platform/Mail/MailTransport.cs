namespace PeerAtlas.Platform.Mail;

/// <summary>Hands one mail to a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Whether there is a server to hand it to.</summary>
    bool IsConfigured { get; }

    /// <summary>Returns when the server took the mail.</summary>
    /// <exception cref="MailRefusedException">The server refused the address for good.</exception>
    /// <exception cref="MailFailedException">It did not work this time.</exception>
    Task SendAsync(OutboxMail mail, CancellationToken cancellation);
}

/// <summary>The mail server refused the address for good: trying again would not help.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The mail did not leave this time; the message says why, in the server's words where it spoke.</summary>
public sealed class MailFailedException(string message, Exception inner) : Exception(message, inner);

/// <summary>Mail that the addressee can decline, by what it is about; whose mail it is registers one. Such a mail says whom to write to.</summary>
/// <param name="About">The value of <see cref="OutboxMail.About"/>.</param>
public sealed record DeclinableMail(string About);
