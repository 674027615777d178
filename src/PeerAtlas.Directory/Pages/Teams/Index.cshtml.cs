using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>The way to an agency's teams; who administers one agency is there at once.</summary>
[Requires(Permission.ManageTeams)]
internal sealed class IndexModel(PeerAtlasDbContext database, OwnPlaces places) : PageModel
{
    public IReadOnlyList<(Guid Id, string Name)> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var agencies = await places.AgenciesAsync(Permission.ManageTeams, cancellation);
        if (agencies.Count == 1)
            return LocalRedirect(TeamLinks.Agency(agencies[0]));
        Agencies =
        [
            .. (
                await database
                    .Set<Organisation>()
                    .Where(agency => agencies.Contains(agency.Id))
                    .OrderBy(agency => agency.Name)
                    .Select(agency => new { agency.Id, agency.Name })
                    .ToListAsync(cancellation)
            ).Select(agency => (agency.Id, agency.Name)),
        ];
        return Page();
    }
}
