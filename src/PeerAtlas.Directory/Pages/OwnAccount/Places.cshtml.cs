using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;

namespace PeerAtlas.Directory.Pages.OwnAccount;

/// <summary>
/// Where whoever is signed in works and worked, which agency sees what, and the records that may be theirs too. They may have no role any more, so that
/// the page asks for none.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class PlacesModel(OwnWorker own, Language language) : PageModel
{
    public IReadOnlyList<OfferedWorker> Offered { get; private set; } = [];

    public IReadOnlyList<OwnPlace> Places { get; private set; } = [];

    /// <summary>Whether others keep something that holds the name, so that it cannot be erased.</summary>
    public bool IsKept { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Offered = await own.OfferedAsync(cancellation);
        Places = await own.PlacesAsync(cancellation);
        IsKept = await own.IsKeptAsync(cancellation);
    }

    public async Task<IActionResult> OnPostJoinAsync(Guid offered, CancellationToken cancellation) =>
        Told(await own.JoinAsync(offered, cancellation), language[WorkplaceWords.ThesePlacesAreJoinedToYourAccount]);

    public async Task<IActionResult> OnPostRefuseAsync(Guid offered, CancellationToken cancellation) =>
        Told(await own.RefuseAsync(offered, cancellation), language[WorkplaceWords.NothingWasJoinedToYourAccount]);

    public async Task<IActionResult> OnPostEraseAsync(bool sure, CancellationToken cancellation)
    {
        if (sure)
            return Told(await own.EraseAsync(cancellation), language[WorkplaceWords.YourNameAndPlacesAreErased]);
        TempData.NotDone(language[WorkplaceWords.TickTheBoxFirstNothingWasErased]);
        return RedirectToPage();
    }

    private RedirectToPageResult Told(bool isDone, string message)
    {
        TempData.Tell(isDone, isDone ? message : language[WorkplaceWords.NothingWasChangedLookAtThePage]);
        return RedirectToPage();
    }
}
