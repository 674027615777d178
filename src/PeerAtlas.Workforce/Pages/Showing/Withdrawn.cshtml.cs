using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Pages.Showing;

/// <summary>The badges of a centre that were taken back, for whoever verifies one: their ids and nothing of whom they were.</summary>
[AllowAnonymous]
internal sealed class WithdrawnModel(ShownBadges badges) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid centre, CancellationToken cancellation)
    {
        Response.NeverCache();
        return await badges.WithdrawnAsync(centre, cancellation) is { } list ? Content(list, "application/json") : NotFound();
    }
}
