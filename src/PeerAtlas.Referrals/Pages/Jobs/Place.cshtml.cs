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
internal sealed class PlaceModel(PeerAtlasDbContext database, AgencyWorkers workers, AgencyJobs jobs, CurrentMember member, AuthorityClock clock) : PageModel
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

    public IReadOnlyList<Said> Rows { get; private set; } = [];

    /// <summary>What was said of a day, by whom, and whether something else was said since.</summary>
    internal sealed record Said(DateOnly From, string Name, string Written, string? Replaced);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input.StartsOn = clock.Today < Place.StartsOn ? Place.StartsOn : clock.Today;
        Input.Description = rows.Find(row => row.StartsOn <= Input.StartsOn && row.ReplacedAt is null)?.DescriptionId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        await CheckAsync(cancellation);
        if (!ModelState.IsValid)
            return Page();
        if (!await StoreAsync(Input.StartsOn!.Value, cancellation))
            return await LoadAsync(cancellation) ? Page() : NotFound();
        TempData.Done($"The job description of {Worker.Name} was saved.");
        return LocalRedirect(WorkerLinks.Jobs(Organisation));
    }

    /// <summary>Adds what is said; what was said of the same day before stays beside it, and counts no more.</summary>
    private async Task<bool> StoreAsync(DateOnly day, CancellationToken cancellation)
    {
        var same = rows.Find(row => row.StartsOn == day && row.ReplacedAt is null);
        if (same is not null && same.DescriptionId == Input.Description)
            return true;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        same?.Replace(clock.UtcNow, member.AccountId);
        // One after the other: of a day only one counts.
        if (same is not null && !await database.TrySaveAsync(ModelState, cancellation))
            return false;
        database.Add(
            new JobAssignment
            {
                OrganisationId = Organisation,
                PlaceId = PlaceId,
                DescriptionId = Input.Description,
                StartsOn = day,
                MadeAt = clock.UtcNow,
                MadeById = member.AccountId,
            }
        );
        if (!await database.TrySaveAsync(ModelState, cancellation))
            return false;
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, WorkerId, cancellation) is not { } worker)
            return false;
        if (await workers.Places(Organisation, WorkerId).AsNoTracking().SingleOrDefaultAsync(row => row.Id == PlaceId, cancellation) is not { } place)
            return false;
        (Worker, Place) = (worker, place);
        var all = await jobs.AllAsync(Organisation, cancellation);
        var names = AgencyJobs.Titles(all, await jobs.VersionsAsync(Organisation, cancellation), clock.Today);
        Descriptions = [.. all.Where(row => row.EndedOn is null).Select(row => new Choice(row.Id.ToString(), names[row.Id]))];
        rows = await database
            .Set<JobAssignment>()
            .Where(row => row.PlaceId == PlaceId && row.OrganisationId == Organisation)
            .OrderByDescending(row => row.StartsOn)
            .ThenByDescending(row => row.Id)
            .ToListAsync(cancellation);
        List<Guid> ids = [.. rows.SelectMany(row => new[] { row.MadeById, row.ReplacedById }).OfType<Guid>().Distinct()];
        var people = await database.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        Rows = [.. rows.Select(row => new Said(row.StartsOn, row.DescriptionId is { } id ? names[id] : "None", WrittenBy(row, people), Replaced(row, people)))];
        return true;
    }

    private string WrittenBy(JobAssignment row, Dictionary<Guid, string> people) =>
        row.MadeAt is not { } at ? "Not kept"
        : DateOnly.FromDateTime(clock.ToLocal(at)) is var day && day > row.StartsOn ? $"{day:yyyy-MM-dd}, afterwards, by {Named(row.MadeById, people)}"
        : $"{day:yyyy-MM-dd} by {Named(row.MadeById, people)}";

    private string? Replaced(JobAssignment row, Dictionary<Guid, string> people) =>
        row.ReplacedAt is { } at ? $"Said anew on {clock.ToLocal(at):yyyy-MM-dd} by {Named(row.ReplacedById, people)}. It counts no more." : null;

    private static string Named(Guid? account, Dictionary<Guid, string> people) =>
        (account is { } id ? people.GetValueOrDefault(id) : null) ?? "somebody whose account is gone";

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
