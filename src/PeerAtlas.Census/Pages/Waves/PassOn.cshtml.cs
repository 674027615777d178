using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Design;
using PeerAtlas.Platform;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>
/// Where an agency, by its personal link, gets the letters for its peer workers and says how many it passed on:
/// <c>/survey/{token}/letters</c>.
/// </summary>
[AllowAnonymous]
[Bilingual]
internal sealed class PassOnModel(
    InvitationLinks links,
    PeerCodes codes,
    AuthorityClock clock,
    Language language,
    IOptions<AuthoritySettings> settings,
    IOptions<AuthorityIdentity> identity
) : PageModel
{
    public InvitedBy Invited { get; private set; } = null!;

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public int? Count { get; set; }

    [BindProperty]
    public int? PassedOn { get; set; }

    public PeerLetters? Letters { get; private set; }

    public string NewRequest { get; } = PeerCodes.NewRequest();

    public bool CodesAreOffered => Invited.Wave.PeerVersionId is not null && Invited.Wave.TakesAnswers(clock);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? request, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Response.NeverCache();
        if (Count is not { } count || !ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Count), language["Give a whole number, such as 5.", "Escriba un número entero, por ejemplo 5."]);
            return Page();
        }

        var issued = await codes.IssueAsync(Invited.Invitation.Id, count, request, cancellation: cancellation);
        if (!issued.Done)
        {
            ModelState.AddModelError(nameof(Count), Problem(count, issued.Problem));
            return Page();
        }

        if (count == 0)
        {
            TempData["Message"] = language["Saved: you will not pass the survey on to anybody.", "Guardado: no entregará la encuesta a nadie."];
            return Redirect($"/survey/{Token}/letters");
        }

        Letters = new(
            Invited.Wave.Name,
            identity.Value.Name,
            PeerLetters.AddressOf(settings.Value.PublicAddress),
            Invited.Wave.ClosesOn,
            issued.Fingerprint,
            issued.Codes
        );
        return Page();
    }

    public IActionResult OnPostCsv(string? list) => File(PeerLetters.Csv(list, PeerLetters.AddressOf(settings.Value.PublicAddress)), "text/csv", "codes.csv");

    public async Task<IActionResult> OnPostPassedOnAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (PassedOn is { } number && ModelState.IsValid && await codes.ConfirmPassedOnAsync(Invited.Invitation.Id, number, cancellation) is null)
        {
            TempData["Message"] = language["Thank you. The number is saved.", "Gracias. El número quedó guardado."];
            return Redirect($"/survey/{Token}/letters");
        }

        var most = Invited.Invitation.CodesIssued;
        ModelState.AddModelError(
            nameof(PassedOn),
            language[$"Give a number from 0 to {most}: that many codes were made.", $"Escriba un número de 0 a {most}: esa es la cantidad de códigos creados."]
        );
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await links.FindAsync(Token, cancellation) is not { } invited)
            return false;
        Invited = invited;
        return invited.Wave.PeerVersionId is not null;
    }

    private string Problem(int count, string english)
    {
        var left = Math.Max(0, PeerCodes.MostForAgency - Invited.Invitation.CodesIssued);
        if (!CodesAreOffered)
            return language["The survey is closed, so no more codes are made.", "La encuesta está cerrada; ya no se crean códigos."];
        if (count < 0 || count > left)
        {
            return language[
                $"Give a number from 0 to {left}. If you need more, write to us and we make them for you.",
                $"Escriba un número de 0 a {left}. Si necesita más, escríbanos y se los crearemos."
            ];
        }

        return language[english, "Abra la página de nuevo y vuelva a pedir los códigos."];
    }
}
