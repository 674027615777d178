using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>Hands the survey to a colleague: shows the link, or mails one of its own.</summary>
internal sealed class ColleagueModel(SurveyServices services, IOptions<AuthoritySettings> authority) : SurveyPageModel(services)
{
    /// <summary>How many mails one invitation may send to colleagues, so that a link is no machine for unwanted mail.</summary>
    public const int MostMails = 10;

    /// <summary>The kind of these mails in the outbox.</summary>
    public const string About = "colleague";

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public string Link => WaveMailWriter.LinkTo(authority.Value.PublicAddress, Token, Language.Code);

    /// <summary>To whom the link was just mailed.</summary>
    public string? SentTo { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var address = (Email ?? "").Trim();
        if (TokenIsLost)
            ModelState.AddModelError("", Language[SurveyWords.YourBrowserHadLostItsConnection]);
        else if (
            address.Length is 0 or > OutboxMail.AddressLength
            || address.Any(char.IsControl)
            || !MailAddress.TryCreate(address, out var read)
            || read.Address != address
        )
            ModelState.AddModelError("email", Language[SurveyWords.WriteOneEmailAddressLikeName]);
        else if (Database.Set<OutboxMail>().Count(mail => mail.About == About && mail.AboutId == Invitation.Id) >= MostMails)
            ModelState.AddModelError("email", Language[SurveyWords.ThisSurveyWasHandedOverMany]);
        if (!ModelState.IsValid)
            return Page();

        await MailAsync(address);
        SentTo = address;
        return Page();
    }

    private async Task MailAsync(string address)
    {
        var token = InvitationLink.NewToken();
        var now = Clock.UtcNow;
        Database.Add(new InvitationLink { InvitationId = Invitation.Id, TokenHash = InvitationLink.Hash(token) });
        Database.Add(
            new OutboxMail
            {
                To = address,
                Subject = Language[SurveyWords.PleaseAnswerFor, Organisation.Name] is { Length: <= OutboxMail.SubjectLength } subject
                    ? subject
                    : Organisation.Name,
                Body = Language[
                    SurveyWords.AColleagueAsksYouToAnswer,
                    Wave.Name,
                    Organisation.Name,
                    OutboxMail.SecretMark,
                    SurveyProblem.Day(Language, Wave.ClosesOn)
                ],
                Secret = WaveMailWriter.LinkTo(authority.Value.PublicAddress, token, Language.Code),
                About = About,
                AboutId = Invitation.Id,
                WrittenAt = now,
                NextAttemptAt = now,
            }
        );
        await Database.SaveChangesAsync(HttpContext.RequestAborted);
    }
}
