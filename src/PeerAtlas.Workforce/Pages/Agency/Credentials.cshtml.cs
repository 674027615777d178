using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>How the credentials of an agency's workers stand: of those who work there now and let it see.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class CredentialsModel(AgencyWorkers workers, IShownCredentials credentials) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public IReadOnlyList<(string Name, ShownCredential Credential)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var names = (await workers.Find(Organisation, new(null, null, null, null)).ToListAsync(cancellation))
            .DistinctBy(row => row.WorkerId)
            .ToDictionary(row => row.WorkerId, row => row.Name);
        Rows =
        [
            .. (await credentials.OfAsync(names.Keys, cancellation))
                .Select(shown => (names[shown.Worker], shown))
                .OrderBy(row => row.Item1, StringComparer.CurrentCulture),
        ];
    }
}
