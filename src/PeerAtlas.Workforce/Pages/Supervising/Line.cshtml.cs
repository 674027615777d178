using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Supervising;

/// <summary>
/// One line in which one supervises: how it stands, and one's own talks. Those of the other line are that supervisor's and the worker's; here they only count.
/// </summary>
[Requires(Permission.SuperviseTeams)]
[Bilingual]
internal sealed class LineModel(
    PeerAtlasDbContext database,
    SupervisionSides sides,
    Arrangements arrangements,
    SessionDesk desk,
    AuthorityClock clock,
    Language language
) : PageModel
{
    private SupervisionLine line = null!;

    [BindProperty(Name = "line", SupportsGet = true)]
    public Guid LineId { get; set; }

    [BindProperty]
    public TalkForm Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public ArrangementPart Part { get; private set; } = null!;

    public TalkTable Talks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input.On = clock.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostLogAsync(CancellationToken cancellation)
    {
        if (await sides.FindLedAsync(LineId, cancellation) is not { } found)
            return NotFound();
        if (Input.Check(ModelState, found, clock.Today, language))
        {
            if (await desk.LogAsync(Input.Make(found, sides.Me, asWorker: false), cancellation) == SessionStep.Done)
            {
                TempData.Done(language[SupervisionWords.TheTalkWasSaved]);
                return RedirectToPage();
            }

            ModelState.Refuse(nameof(TalkForm.On), language[SupervisionWords.ThereIsOneThatDay]);
        }

        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid talk, CancellationToken cancellation) =>
        await sides.FindLedAsync(LineId, cancellation) is { } found
            ? this.Told(await desk.ConfirmAsync(found, talk, sides.Me, asWorker: false, cancellation), SupervisionWords.ItIsConfirmed, language)
            : NotFound();

    public async Task<IActionResult> OnPostDenyAsync(Guid talk, CancellationToken cancellation) =>
        await sides.FindLedAsync(LineId, cancellation) is { } found
            ? this.Told(await desk.DenyAsync(found, talk, sides.Me, asWorker: false, cancellation), SupervisionWords.ItIsDenied, language)
            : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid talk, CancellationToken cancellation) =>
        await sides.FindLedAsync(LineId, cancellation) is { } found
            ? this.Told(await desk.RemoveAsync(found, talk, asWorker: false, cancellation), SupervisionWords.ItIsTakenOut, language)
            : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await sides.FindLedAsync(LineId, cancellation) is not { } found)
            return false;
        line = found;
        Name = await database.Set<Worker>().Where(worker => worker.Id == line.WorkerId).Select(worker => worker.Name).SingleAsync(cancellation);
        var agency = await database.Set<Organisation>().Where(one => one.Id == line.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        var arrangement = (await arrangements.ReadAsync(line.OrganisationId, [line.WorkerId], asHolder: false, cancellation))[line.WorkerId];
        var names = await sides.NamesAsync(arrangement.Lines, cancellation);
        Part = new(agency, arrangement, [.. arrangement.Lines.Select(one => (one, names[one.Id]))], IsOwn: false);
        Talks = TalkTable.Of(
            await sides.SessionsAsync([line], cancellation),
            new Dictionary<Guid, (SupervisionLine, string)> { [line.Id] = (line, Name) },
            new HashSet<Guid> { line.Id },
            asWorker: false,
            language
        );
        return true;
    }
}
