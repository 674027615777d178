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
            ModelState.AddModelError(
                "",
                Language[
                    "Your browser had lost its connection to this page. Please press the button once more.",
                    "Su navegador había perdido la conexión con esta página. Pulse el botón una vez más."
                ]
            );
        else if (
            address.Length is 0 or > OutboxMail.AddressLength
            || address.Any(char.IsControl)
            || !MailAddress.TryCreate(address, out var read)
            || read.Address != address
        )
            ModelState.AddModelError(
                "email",
                Language["Write one e-mail address, like name@example.org.", "Escriba una dirección de correo, como nombre@example.org."]
            );
        else if (Database.Set<OutboxMail>().Count(mail => mail.About == About && mail.AboutId == Invitation.Id) >= MostMails)
            ModelState.AddModelError(
                "email",
                Language[
                    "This survey was handed over many times already. Copy the link into a mail of your own.",
                    "Esta encuesta ya se pasó muchas veces. Copie el enlace en un correo propio."
                ]
            );
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
                Subject = Language[$"Please answer for {Organisation.Name}", $"Responda por {Organisation.Name}"]
                    is { Length: <= OutboxMail.SubjectLength } subject
                    ? subject
                    : Organisation.Name,
                Body = Language[
                    $"A colleague asks you to answer the survey {Wave.Name} for {Organisation.Name}.\n\nOpen this link; you need "
                        + $"no account:\n{OutboxMail.SecretMark}\n\nThe survey closes on {SurveyProblem.Day(Language, Wave.ClosesOn)}.\n",
                    $"Un colega le pide que responda la encuesta {Wave.Name} por {Organisation.Name}.\n\nAbra este enlace; no necesita "
                        + $"cuenta:\n{OutboxMail.SecretMark}\n\nLa encuesta se cierra el {SurveyProblem.Day(Language, Wave.ClosesOn)}.\n"
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
