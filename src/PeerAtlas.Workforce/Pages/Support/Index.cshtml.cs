using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Pages.Support;

/// <summary>The way to the list of support that one keeps; who keeps one is there at once.</summary>
[Requires(Permission.KeepPeerSupport)]
internal sealed class IndexModel(PeerAtlasDbContext database, OwnPlaces places) : PageModel
{
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var own = await places.AgenciesAsync(Permission.KeepPeerSupport, cancellation);
        if (own.Count == 1)
            return LocalRedirect(ArrangementLinks.Offers(own[0]));
        Organisations = await database
            .Set<Organisation>()
            .AsNoTracking()
            .Where(organisation => own.Contains(organisation.Id))
            .OrderBy(organisation => organisation.Name)
            .ToListAsync(cancellation);
        return Page();
    }
}
