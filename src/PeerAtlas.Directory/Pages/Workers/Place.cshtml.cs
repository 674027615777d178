using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Adds a place of a worker in the agency, changes one, or ends it.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class PlaceModel(PeerAtlasDbContext database, AgencyWorkers workers, OwnWorker own, AuthorityClock clock)
    : EditPage<WorkerPlace, PlaceForm>(database)
{
    private IReadOnlyList<WorkerPlace> others = [];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "worker", SupportsGet = true)]
    public Guid WorkerId { get; set; }

    [BindProperty(Name = "place", SupportsGet = true)]
    public Guid? PlaceId { get; set; }

    public Worker Worker { get; private set; } = null!;

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, WorkerId, cancellation) is not { } found)
            return false;
        Worker = found;
        Teams = await PlaceForm.TeamsAsync(Database, Organisation, cancellation);
        Row = await workers.Places(Organisation, WorkerId).SingleOrDefaultAsync(row => row.Id == PlaceId, cancellation);
        return Row is not null || PlaceId is null;
    }

    protected override PlaceForm Fill(WorkerPlace? row) =>
        row is null
            ? new() { StartsOn = clock.Today }
            : new()
            {
                Position = row.Position,
                OnTeam = row.TeamId,
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
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
    }

    protected override WorkerPlace Make() => Input.Place(Organisation, WorkerId);

    protected override async Task StoreAsync(WorkerPlace row, CancellationToken cancellation)
    {
        (row.Position, row.TeamId, row.StartsOn, row.EndsOn) = (Input.Position!.Value, Input.OnTeam, Input.StartsOn!.Value, Input.EndsOn);
        others = await workers.Places(Organisation, WorkerId).AsNoTracking().Where(other => other.Id != row.Id).ToListAsync(cancellation);
        ModelState.Refuse(nameof(PlaceForm.StartsOn), row.Refuse(others));
        // Two who add places at once would both see no overlap; this lets only the first of them through.
        Worker.Version = Guid.NewGuid();
    }

    protected override IActionResult Saved(WorkerPlace row)
    {
        TempData.Done($"The place of {Worker.Name} was saved.");
        var isGone = others.Append(row).All(place => place.EndsOn < clock.Today);
        return LocalRedirect(isGone ? WorkerLinks.Agency(Organisation) : WorkerLinks.Worker(Organisation, WorkerId));
    }
}
