using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>The way to a centre's register; who certifies for one centre is there at once.</summary>
[Requires(Permission.ManageCredentials)]
internal sealed class IndexModel(PeerAtlasDbContext database, OwnPlaces places) : PageModel
{
    public IReadOnlyList<Organisation> Centres { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var centres = await places.AgenciesAsync(Permission.ManageCredentials, cancellation);
        if (centres.Count == 1)
            return LocalRedirect(CredentialLinks.Register(centres[0]));
        Centres = await database
            .Set<Organisation>()
            .AsNoTracking()
            .Where(centre => centres.Contains(centre.Id))
            .OrderBy(centre => centre.Name)
            .ToListAsync(cancellation);
        return Page();
    }
}
