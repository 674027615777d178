using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Who works for an agency or will, and how many have left.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class AgencyModel(PeerAtlasDbContext database, AgencyWorkers workers) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public WorkerPosition? Position { get; set; }

    /// <summary>The team; named so that no address takes it for its own.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Since { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public int Former { get; private set; }

    public bool IsSearched => !string.IsNullOrWhiteSpace(Search) || Position is not null || On is not null || Since is not null;

    public Organisation Agency { get; private set; } = null!;

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public IReadOnlyList<WorkerRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == organisation, cancellation) is not { } agency)
            return NotFound();
        Agency = agency;
        Teams = await PlaceForm.TeamsAsync(database, organisation, cancellation);
        var asked = workers.Find(organisation, new(Search, Position, On, Since));
        Found = await asked.CountAsync(cancellation);
        Former = await workers.CountFormerAsync(organisation, cancellation);
        Pages = (Found + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        Rows = await asked.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return Page();
    }
}
