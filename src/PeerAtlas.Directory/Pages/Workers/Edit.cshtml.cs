using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Changes the name and address of a worker whom the agency writes itself.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class EditModel(PeerAtlasDbContext database, AgencyWorkers workers) : EditPage<Worker, NameForm>(database)
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "worker", SupportsGet = true)]
    public Guid WorkerId { get; set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await workers.FindAsync(Organisation, WorkerId, cancellation);
        return Row is not null && await workers.IsOwnAsync(Organisation, Row, cancellation);
    }

    protected override NameForm Fill(Worker? row) => new() { Name = row!.Name, Email = row.Email };

    protected override Task CheckAsync(CancellationToken cancellation) => Input.CheckNameAsync(ModelState, workers, Organisation, WorkerId, cancellation);

    protected override Task StoreAsync(Worker row, CancellationToken cancellation)
    {
        // Who said no is not asked again, also when the address goes away and comes back; whoever else has a new one is.
        (row.Name, row.Email) = (Input.Name!, string.IsNullOrEmpty(Input.Email) ? null : Input.Email);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Worker row)
    {
        TempData.Done($"{row.Name} was saved.");
        return LocalRedirect(WorkerLinks.Worker(Organisation, row.Id));
    }
}
