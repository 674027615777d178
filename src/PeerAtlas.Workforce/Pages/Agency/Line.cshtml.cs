using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>Says who supervises a worker of the agency, in which line and from when to when; changes the days, ends it, or takes out a mistake.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class LineModel(
    PeerAtlasDbContext database,
    AgencyWorkers workers,
    SupervisionSides sides,
    AgencySupervisors supervisors,
    AuthorityClock clock,
    Language language
) : EditPage<SupervisionLine, LineForm>(database)
{
    private List<SupervisionLine> all = [];
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    public static IReadOnlyList<Choice> Kinds { get; } =
    [new(nameof(SupervisionLineKind.Peer), "By a peer"), new(nameof(SupervisionLineKind.Clinical), "By a professional")];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "worker", SupportsGet = true)]
    public Guid WorkerId { get; set; }

    [BindProperty(Name = "line", SupportsGet = true)]
    public Guid? LineId { get; set; }

    public Worker Worker { get; private set; } = null!;

    public IReadOnlyList<Choice> Supervisors { get; private set; } = [];

    public IReadOnlyList<Shown> Lines { get; private set; } = [];

    public string Called { get; private set; } = "";

    public string? Attested { get; private set; }

    public bool MayRemove { get; private set; }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation) || Row is null)
            return NotFound();
        if (MayRemove)
            Database.Remove(Row);
        TempData.Tell(
            MayRemove && await Database.TrySaveAsync(ModelState, cancellation),
            ModelState.IsValid && MayRemove ? "The line was taken out." : "A talk was written down in it. Nothing was changed; end the line instead."
        );
        return LocalRedirect(WorkerLinks.Supervision(Organisation));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, WorkerId, cancellation) is not { } found)
            return false;
        Worker = found;
        all = await Database
            .Set<SupervisionLine>()
            .Where(line => line.OrganisationId == Organisation && line.WorkerId == WorkerId)
            .OrderByDescending(line => line.StartsOn)
            .ThenBy(line => line.Id)
            .ToListAsync(cancellation);
        Row = all.Find(line => line.Id == LineId);
        Supervisors = await supervisors.ChoicesAsync(Organisation, Worker.AccountId, cancellation);
        names = await sides.NamesAsync(all, cancellation);
        var by = await supervisors.AttestedByAsync(all, cancellation);
        Lines = [.. all.Select(line => new Shown(line.Id, Name(line), line.StartsOn, line.EndsOn, by(line)))];
        if (Row is null)
            return LineId is null;
        (Called, Attested) = (Name(Row), by(Row));
        MayRemove = !await Database.Set<SupervisionSession>().AnyAsync(session => session.LineId == Row.Id, cancellation);
        return true;
    }

    protected override LineForm Fill(SupervisionLine? row) =>
        row is null
            ? new() { StartsOn = clock.Today }
            : new()
            {
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
                IsAttested = row.AttestedOn is not null,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        if (IsNew)
            Input.CheckWho(ModelState, Supervisors);
        Input.CheckDays(ModelState, clock.Today);
        if (!ModelState.IsValid)
            return;
        var (first, last) = (Input.StartsOn!.Value, Input.EndsOn);
        var places = await workers.Places(Organisation, WorkerId).AsNoTracking().ToListAsync(cancellation);
        ModelState.Refuse(
            nameof(LineForm.StartsOn),
            places.Exists(place => place.HoldsOn(first)) ? (Row ?? Make()).Refuse(first, last, all, IsNew)
                : last < first ? "The last day is before the first."
                : "They have no place in your agency at that time."
        );
        if (Row is null)
            return;
        var held = Database.Set<SupervisionSession>().Where(session => session.LineId == Row.Id);
        if (await held.AnyAsync(session => session.On < first || (last != null && session.On > last), cancellation))
            ModelState.Refuse(nameof(LineForm.EndsOn), "Talks were written down on other days. Choose days that hold them all.");
    }

    protected override SupervisionLine Make() =>
        new()
        {
            OrganisationId = Organisation,
            WorkerId = WorkerId,
            Kind = Input.Kind!.Value,
            SupervisorId = Input.By,
            SupervisorName = Input.By is { } by ? Supervisors.Single(choice => choice.Value == by.ToString()).Label : Input.Name!,
            StartsOn = Input.StartsOn!.Value,
        };

    protected override Task StoreAsync(SupervisionLine row, CancellationToken cancellation)
    {
        (row.StartsOn, row.EndsOn) = (Input.StartsOn!.Value, Input.EndsOn);
        if (Input.IsAttested != row.AttestedOn is not null)
            (row.AttestedOn, row.AttestedById) = (Input.IsAttested ? clock.Today : null, Input.IsAttested ? sides.Me : null);
        // Two who add lines at once would both see no overlap; this lets only the first of them through.
        Worker.Version = Guid.NewGuid();
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(SupervisionLine row)
    {
        TempData.Done($"Who supervises {Worker.Name} was saved.");
        return LocalRedirect(WorkerLinks.Supervision(Organisation));
    }

    private string Name(SupervisionLine line) => ArrangementText.Line(line.Kind, names[line.Id], language);

    internal sealed record Shown(Guid Id, string Called, DateOnly StartsOn, DateOnly? EndsOn, string? Attested);
}
