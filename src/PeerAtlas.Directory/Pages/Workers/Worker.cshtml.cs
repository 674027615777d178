using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>One worker as one of their agencies sees them: with their places there, and no others.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class WorkerModel(PeerAtlasDbContext database, AgencyWorkers workers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public Worker Worker { get; private set; } = null!;

    /// <summary>Whether the agency writes name and address.</summary>
    public bool IsOwn { get; private set; }

    public IReadOnlyList<(WorkerPlace Place, string? Team)> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid worker, CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, worker, cancellation) is not { } found)
            return NotFound();
        (Worker, IsOwn) = (found, await workers.IsOwnAsync(Organisation, found, cancellation));
        var teams = (await PlaceForm.TeamsAsync(database, Organisation, cancellation)).ToDictionary(team => team.Value, team => team.Label);
        Places =
        [
            .. (await workers.Places(Organisation, worker).AsNoTracking().ToListAsync(cancellation)).Select(place =>
                (place, place.TeamId is { } team ? teams.GetValueOrDefault(team.ToString()) : null)
            ),
        ];
        return Page();
    }
}
