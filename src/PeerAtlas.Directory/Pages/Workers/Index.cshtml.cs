using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>The way to an agency's workers; who administers one agency is there at once.</summary>
[Requires(Permission.ManageWorkers)]
internal sealed class IndexModel(PeerAtlasDbContext database, OwnPlaces places) : PageModel
{
    public IReadOnlyList<Organisation> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var agencies = await places.AgenciesAsync(Permission.ManageWorkers, cancellation);
        if (agencies.Count == 1)
            return LocalRedirect(WorkerLinks.Agency(agencies[0]));
        Agencies = await database
            .Set<Organisation>()
            .AsNoTracking()
            .Where(agency => agencies.Contains(agency.Id))
            .OrderBy(agency => agency.Name)
            .ToListAsync(cancellation);
        return Page();
    }
}
