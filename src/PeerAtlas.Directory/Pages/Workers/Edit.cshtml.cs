using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Changes the name and address of a worker whom the agency writes itself.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class EditModel(PeerAtlasDbContext database, AgencyWorkers workers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public NameForm Input { get; set; } = new();

    public Worker Worker { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid worker, CancellationToken cancellation)
    {
        if (!await LoadAsync(worker, cancellation))
            return NotFound();
        Input = new NameForm
        {
            Name = Worker.Name,
            Email = Worker.Email,
            Version = Worker.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid worker, CancellationToken cancellation)
    {
        if (!await LoadAsync(worker, cancellation))
            return NotFound();
        await Input.CheckNameAsync(ModelState, workers, Organisation, worker, cancellation);
        if (!ModelState.IsValid)
            return Page();
        database.Entry(Worker).Property(row => row.Version).OriginalValue = Input.Version;
        var email = string.IsNullOrEmpty(Input.Email) ? null : Input.Email;
        // Who said no is not asked again, also when the address goes away and comes back; whoever else has a new one is.
        (Worker.Name, Worker.Email, Worker.Version) = (Input.Name!, email, Guid.NewGuid());
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            if (!await LoadAsync(worker, cancellation))
                return NotFound();
            Input.Version = Worker.Version;
            return Page();
        }

        TempData.Done($"{Worker.Name} was saved.");
        return LocalRedirect(WorkerLinks.Worker(Organisation, worker));
    }

    private async Task<bool> LoadAsync(Guid worker, CancellationToken cancellation)
    {
        if (await workers.FindAsync(Organisation, worker, cancellation) is not { } found || !await workers.IsOwnAsync(Organisation, found, cancellation))
            return false;
        Worker = found;
        return true;
    }
}
