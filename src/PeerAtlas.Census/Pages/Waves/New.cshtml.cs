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
        Plan = await planning.ProposeAsync(cancellation);
        await LoadChoicesAsync(cancellation);
        // The only one there is, and none by its place in the alphabet.
        Plan.AgencyVersionId = AgencyVersions is [var agency] ? Guid.Parse(agency.Value) : null;
        Plan.PeerVersionId = PeerVersions is [var peer] ? Guid.Parse(peer.Value) : null;
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
