using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>Enters somebody who works for the agency, with their first place.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class AddModel(PeerAtlasDbContext database, AgencyWorkers workers, AuthorityClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public NameForm Input { get; set; } = new();

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Teams = await PlaceForm.TeamsAsync(database, Organisation, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet() => Input = new NameForm { StartsOn = clock.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Input.CheckNameAsync(ModelState, workers, Organisation, null, cancellation);
        Input.Check(ModelState, Teams, clock.Today);
        if (!ModelState.IsValid)
            return Page();
        var place = Input.Place(Organisation, Guid.Empty);
        ModelState.Refuse(nameof(PlaceForm.EndsOn), place.Refuse([]));
        if (!ModelState.IsValid)
            return Page();
        var worker = workers.Add(Input.Name!, Input.Email, id => Input.Place(Organisation, id));
        if (!await database.TrySaveAsync(ModelState, cancellation))
            return Page();
        TempData.Done($"{worker.Name} was saved.");
        return place.EndsOn < clock.Today ? LocalRedirect(WorkerLinks.Agency(Organisation)) : LocalRedirect(WorkerLinks.Worker(Organisation, worker.Id));
    }
}
