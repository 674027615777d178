using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>Plays the mail server of the demonstration's past: takes every mail, but for one address that no longer exists.</summary>
internal sealed class AcceptingMailServer(string goneAddress) : IMailTransport
{
    public bool IsConfigured => true;

    public Task SendAsync(OutboxMail mail, CancellationToken cancellation) =>
        mail.To == goneAddress
            ? throw new MailRefusedException("The mail server refused the address (550).", new InvalidOperationException("No such mailbox."))
            : Task.CompletedTask;
}
