using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Instruments;
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
    InstrumentLibrary library,
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
            ModelState.AddModelError(nameof(Count), language[PassOnWords.GiveAWholeNumberSuch]);
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
            TempData.Done(language[PassOnWords.Saved]);
            return Redirect(WaveLinks.PassOn(Token));
        }

        var survey = await library.LoadAsync(Invited.Wave.PeerVersionId!.Value, cancellation);
        Letters = PeerLetters.Of(Invited.Wave, survey, identity.Value.Name, settings.Value.PublicAddress, issued);
        return Page();
    }

    public IActionResult OnPostCsv(string? list) => File(PeerLetters.Csv(list, PeerLetters.AddressOf(settings.Value.PublicAddress)), "text/csv", "codes.csv");

    public async Task<IActionResult> OnPostPassedOnAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (PassedOn is { } number && ModelState.IsValid && await codes.ConfirmPassedOnAsync(Invited.Invitation.Id, number, cancellation) is null)
        {
            TempData.Done(language[PassOnWords.ThankYou]);
            return Redirect(WaveLinks.PassOn(Token));
        }

        var most = Invited.Invitation.CodesIssued;
        ModelState.AddModelError(nameof(PassedOn), language[PassOnWords.GiveANumberFrom0To, most]);
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
            return language[PassOnWords.TheSurveyIsClosedSoNo];
        if (count < 0 || count > left)
        {
            return language[PassOnWords.GiveANumberFrom0, left];
        }

        return language.Code == LanguageCode.English ? english : language[PassOnWords.OpenThePageAgainAndAsk];
    }
}
