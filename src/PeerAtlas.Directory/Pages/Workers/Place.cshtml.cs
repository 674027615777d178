using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Adds a place of a worker in the agency, changes one, or ends it.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class PlaceModel(PeerAtlasDbContext database, AgencyWorkers workers, OwnWorker own, AuthorityClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public PlaceForm Input { get; set; } = new();

    public Worker Worker { get; private set; } = null!;

    /// <summary>The place that is changed; null while one is added.</summary>
    public WorkerPlace? Place { get; private set; }

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid worker, Guid? place, CancellationToken cancellation)
    {
        if (!await LoadAsync(worker, place, cancellation))
            return NotFound();
        Input = Place is null
            ? new PlaceForm { StartsOn = clock.Today }
            : new PlaceForm
            {
                Position = Place.Position,
                OnTeam = Place.TeamId,
                StartsOn = Place.StartsOn,
                EndsOn = Place.EndsOn,
                Version = Place.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid worker, Guid? place, CancellationToken cancellation)
    {
        if (!await LoadAsync(worker, place, cancellation))
            return NotFound();
        Input.Check(ModelState, Teams, clock.Today);
        if (
            Input is { Position: WorkerPosition.PeerWorker, OnTeam: { } team, EndsOn: { } last }
            && Worker.AccountId is { } account
            && await own.IsPeerAsync(account, team, last.AddDays(1), cancellation)
        )
            ModelState.Refuse(
                nameof(PlaceForm.EndsOn),
                "They are a peer of this team after that day. End that on the team’s page; the place then ends with it."
            );
        if (!ModelState.IsValid)
            return Page();
        var changed = Place ?? Input.Place(Organisation, worker);
        if (Place is null)
            database.Add(changed);
        else
            Change(changed);
        var others = await workers.Places(Organisation, worker).AsNoTracking().ToListAsync(cancellation);
        ModelState.Refuse(nameof(PlaceForm.StartsOn), changed.Refuse(others));
        // Two who add places at once would both see no overlap; this lets only the first of them through.
        Worker.Version = Guid.NewGuid();
        if (!ModelState.IsValid || !await database.TrySaveAsync(ModelState, cancellation))
        {
            database.ChangeTracker.Clear();
            if (!await LoadAsync(worker, place, cancellation))
                return NotFound();
            if (!ModelState.ContainsKey("Input.Version"))
                Input.Version = Place?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done($"The place of {Worker.Name} was saved.");
        var isGone = await workers.FindAsync(Organisation, worker, cancellation) is null;
        return LocalRedirect(isGone ? WorkerLinks.Agency(Organisation) : WorkerLinks.Worker(Organisation, worker));
    }

    private void Change(WorkerPlace place)
    {
        database.Entry(place).Property(row => row.Version).OriginalValue = Input.Version;
        (place.Position, place.TeamId, place.StartsOn, place.EndsOn) = (Input.Position!.Value, Input.OnTeam, Input.StartsOn!.Value, Input.EndsOn);
        place.Version = Guid.NewGuid();
    }

    private async Task<bool> LoadAsync(Guid worker, Guid? place, CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, worker, cancellation) is not { } found)
            return false;
        Worker = found;
        Teams = await PlaceForm.TeamsAsync(database, Organisation, cancellation);
        if (place is null)
            return true;
        Place = await workers.Places(Organisation, worker).SingleOrDefaultAsync(row => row.Id == place, cancellation);
        return Place is not null;
    }
}
