using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Pages.Outbox;

/// <summary>How the outbox says where a mail stands.</summary>
internal static class MailWords
{
    public static string Words(this MailState state) =>
        state switch
        {
            MailState.Waiting => "Waiting",
            MailState.Sent => "Sent",
            MailState.Bounced => "Bounced",
            MailState.Failed => "Failed",
            _ => "Taken back",
        };

    public static TagTone Tone(this MailState state) =>
        state switch
        {
            MailState.Waiting => TagTone.Info,
            MailState.Sent => TagTone.Success,
            MailState.Withdrawn => TagTone.Neutral,
            _ => TagTone.Error,
        };
}
