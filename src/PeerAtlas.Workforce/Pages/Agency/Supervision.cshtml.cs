using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>The supervision of an agency's workers as facts: who, what is asked, the last day, whether it is overdue. No topic is read here.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class SupervisionModel(
    PeerAtlasDbContext database,
    AgencyWorkers workers,
    SupervisionSides sides,
    Arrangements arrangements,
    AuthorityClock clock
) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public DateOnly Today => clock.Today;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<AgencyCadence> Cadences { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cadences = await database
            .Set<AgencyCadence>()
            .AsNoTracking()
            .Where(row => row.OrganisationId == Organisation)
            .OrderByDescending(row => row.StartsOn)
            .ToListAsync(cancellation);
        var people = (await workers.Find(Organisation, new(null, null, null, null)).ToListAsync(cancellation)).DistinctBy(row => row.WorkerId).ToList();
        var found = await arrangements.ReadAsync(Organisation, people.Select(row => row.WorkerId), asHolder: false, cancellation);
        // Who works as a peer, and whoever is supervised or has something asked of them besides.
        var rows = people
            .Where(row => row.Position == WorkerPosition.PeerWorker || found[row.WorkerId] is { Lines.Count: > 0 } or { Asked.Count: > 0 })
            .OrderBy(row => found[row.WorkerId].IsOpen ? SupervisionState.Overdue : found[row.WorkerId].Standing.State)
            .ThenBy(row => found[row.WorkerId].Standing.Day)
            .ThenBy(row => row.Name, StringComparer.CurrentCulture)
            .ToList();
        Found = rows.Count;
        Pages = (Found + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        var shown = rows.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToList();
        var names = await sides.NamesAsync([.. shown.SelectMany(row => found[row.WorkerId].Lines)], cancellation);
        Rows =
        [
            .. shown.Select(row => new Row(row.WorkerId, row.Name, found[row.WorkerId], [.. found[row.WorkerId].Lines.Select(line => (line, names[line.Id]))])),
        ];
    }

    internal sealed record Row(Guid Worker, string Name, Arrangement Arrangement, IReadOnlyList<(SupervisionLine Line, string Name)> Lines);
}
