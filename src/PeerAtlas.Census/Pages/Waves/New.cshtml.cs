using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class NewModel(PeerAtlasDbContext database, WavePlanning planning, AuthorityClock clock) : PlanPageModel(database)
{
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Plan = WavePlan.StartingFrom(clock.Today);
        await LoadChoicesAsync(cancellation);
        Plan.AgencyVersionId = AgencyVersions.Count > 0 ? Guid.Parse(AgencyVersions[0].Value) : null;
        Plan.PeerVersionId = PeerVersions.Count > 0 ? Guid.Parse(PeerVersions[0].Value) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var readable = ModelState.IsValid;
        if (Show(readable ? await planning.CreateAsync(Plan, cancellation) : PlanOutcome.Refused([.. Plan.Problems(WaveState.Draft, clock)])))
        {
            TempData.Done("The plan is saved. Nothing has been sent yet.");
            return Redirect(WaveLinks.Overview(Plan.Id));
        }

        await LoadChoicesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        await PreviewAsync(cancellation);
        await LoadChoicesAsync(cancellation);
        return Page();
    }
}
