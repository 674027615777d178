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

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Offered = await own.OfferedAsync(cancellation);
        Places = await own.PlacesAsync(cancellation);
    }

    public async Task<IActionResult> OnPostJoinAsync(Guid offered, CancellationToken cancellation) =>
        Told(
            await own.JoinAsync(offered, cancellation),
            language["These places are joined to your account now.", "Estos lugares ya están unidos a su cuenta."]
        );

    public async Task<IActionResult> OnPostRefuseAsync(Guid offered, CancellationToken cancellation) =>
        Told(await own.RefuseAsync(offered, cancellation), language["Nothing was joined to your account.", "No se unió nada a su cuenta."]);

    public async Task<IActionResult> OnPostEraseAsync(bool sure, CancellationToken cancellation) =>
        sure
            ? Told(await own.EraseAsync(cancellation), language["Your name and places are erased.", "Su nombre y sus lugares se borraron."])
            : Told(true, language["Tick the box first. Nothing was erased.", "Marque primero la casilla. No se borró nada."]);

    private RedirectToPageResult Told(bool isDone, string message)
    {
        TempData["Message"] = isDone
            ? message
            : language[
                "Nothing was changed. Look at the page again; something on it may be new.",
                "No se cambió nada. Mire la página otra vez; puede haber algo nuevo."
            ];
        return RedirectToPage();
    }
}
