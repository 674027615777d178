using Microsoft.Extensions.Options;
using MimeKit;

namespace PeerAtlas.Platform.Mail;

/// <summary>Writes mails of the outbox as mail programs read them: the text, and the same text as HTML.</summary>
internal sealed class MailMessages(IOptions<MailSettings> mail, IOptions<AuthoritySettings> authority, IEnumerable<DeclinableMail> declinable)
{
    /// <summary>A word alone is no address of a mailbox.</summary>
    public static readonly ParserOptions Strict = new() { AllowAddressesWithoutDomain = false };

    private readonly HashSet<string> declinable = declinable.Select(mail => mail.About).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="MailRefusedException">The address or the subject cannot stand in a mail.</exception>
    public MimeMessage Write(OutboxMail row)
    {
        // Anything beside the plain address could bring in another addressee, a line break another header.
        if (row.Subject.Any(char.IsControl) || !MailboxAddress.TryParse(Strict, row.To, out var to) || to.Address != row.To)
            throw new MailRefusedException("The address or the subject cannot stand in a mail.");
        var from = MailboxAddress.Parse(mail.Value.From);
        var message = new MimeMessage
        {
            From = { from },
            To = { new MailboxAddress("", row.To) },
            Subject = row.Subject,
            MessageId = $"{row.Id:N}@{from.Domain}",
            Headers = { { "Auto-Submitted", "auto-generated" } },
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = row.Text },
                new TextPart("html") { Text = MailHtml.From(row.Subject, row.Text) },
            },
        };
        if (declinable.Contains(row.About))
            SayWhomToWriteTo(message);
        return message;
    }

    private void SayWhomToWriteTo(MimeMessage message)
    {
        if (!MailboxAddress.TryParse(Strict, authority.Value.ContactEmail, out var contact))
            return;
        message.ReplyTo.Add(new MailboxAddress(contact.Name, contact.Address));
        message.Headers[HeaderId.ListUnsubscribe] =
            $"<mailto:{Uri.EscapeDataString(contact.Address).Replace("%40", "@", StringComparison.Ordinal)}?subject=Unsubscribe>";
    }
}
