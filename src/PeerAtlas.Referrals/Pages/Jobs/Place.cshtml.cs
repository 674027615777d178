using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>Says which job description is that of a place of work, and from which day.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class PlaceModel(PeerAtlasDbContext database, AgencyWorkers workers, AgencyJobs jobs, AuthorityClock clock) : PageModel
{
    private List<JobAssignment> rows = [];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "worker", SupportsGet = true)]
    public Guid WorkerId { get; set; }

    [BindProperty(Name = "place", SupportsGet = true)]
    public Guid PlaceId { get; set; }

    [BindProperty]
    public AssignmentForm Input { get; set; } = new();

    public Worker Worker { get; private set; } = null!;

    public WorkerPlace Place { get; private set; } = null!;

    public IReadOnlyList<Choice> Descriptions { get; private set; } = [];

    public IReadOnlyList<(DateOnly From, string Name)> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input.StartsOn = clock.Today < Place.StartsOn ? Place.StartsOn : clock.Today;
        Input.Description = rows.Find(row => row.StartsOn <= Input.StartsOn)?.DescriptionId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        await CheckAsync(cancellation);
        if (!ModelState.IsValid)
            return Page();
        var day = Input.StartsOn!.Value;
        if (rows.Find(row => row.StartsOn == day) is { } same)
            (same.DescriptionId, same.Version) = (Input.Description, Guid.NewGuid());
        else
            database.Add(
                new JobAssignment
                {
                    OrganisationId = Organisation,
                    PlaceId = PlaceId,
                    DescriptionId = Input.Description,
                    StartsOn = day,
                }
            );
        if (!await database.TrySaveAsync(ModelState, cancellation))
            return await LoadAsync(cancellation) ? Page() : NotFound();
        TempData.Done($"The job description of {Worker.Name} was saved.");
        return LocalRedirect(WorkerLinks.Jobs(Organisation));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, WorkerId, cancellation) is not { } worker)
            return false;
        if (await workers.Places(Organisation, WorkerId).AsNoTracking().SingleOrDefaultAsync(row => row.Id == PlaceId, cancellation) is not { } place)
            return false;
        (Worker, Place) = (worker, place);
        var names = (await jobs.AllAsync(Organisation, cancellation)).ToDictionary(row => row.Id, row => row.Name);
        Descriptions = [.. names.Select(name => new Choice(name.Key.ToString(), name.Value))];
        rows = await database
            .Set<JobAssignment>()
            .Where(row => row.PlaceId == PlaceId && row.OrganisationId == Organisation)
            .OrderByDescending(row => row.StartsOn)
            .ToListAsync(cancellation);
        Rows = [.. rows.Select(row => (row.StartsOn, row.DescriptionId is { } id ? names[id] : "None"))];
        return true;
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        if (Input.Description is { } chosen && Descriptions.All(choice => choice.Value != chosen.ToString()))
            ModelState.Refuse(nameof(AssignmentForm.Description), "Choose a job description of yours.");
        ModelState.Refuse(
            nameof(AssignmentForm.StartsOn),
            Input.StartsOn is not { } day ? "Give the first day."
                : day > clock.Today.AddYears(2) ? "That is more than two years ahead. See whether the year is right."
                : !Place.HoldsOn(day) ? "They do not have this place on that day."
                : Input.Description is { } id && (await jobs.VersionsOfAsync(Organisation, id, cancellation)) is [.., var first] && first.HoldsFrom > day
                    ? $"The first version of it holds from {first.HoldsFrom:yyyy-MM-dd}. Choose that day or a later one."
                : null
        );
    }
}

/// <summary>The fields of whose job a description is.</summary>
internal sealed class AssignmentForm
{
    /// <summary>Which description; null for none.</summary>
    public Guid? Description { get; set; }

    /// <summary>From which day.</summary>
    public DateOnly? StartsOn { get; set; }
}
