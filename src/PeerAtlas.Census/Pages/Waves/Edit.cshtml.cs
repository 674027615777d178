using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class EditModel(PeerAtlasDbContext database, WavePlanning planning, AuthorityClock clock) : PlanPageModel(database)
{
    public string StoredName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await LoadAsync(wave, cancellation) is { } refused)
            return refused;
        Plan = (await planning.ReadAsync(wave, cancellation))!;
        await LoadChoicesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid wave, CancellationToken cancellation)
    {
        if (await LoadAsync(wave, cancellation) is { } refused)
            return refused;
        Plan.Id = wave;
        var readable = ModelState.IsValid;
        if (Show(readable ? await planning.ChangeAsync(Plan, cancellation) : PlanOutcome.Refused([.. Plan.Problems(State, clock)])))
        {
            TempData.Done("The plan is saved.");
            return Redirect(WaveLinks.Overview(wave));
        }

        await LoadChoicesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid wave, CancellationToken cancellation)
    {
        if (await LoadAsync(wave, cancellation) is { } refused)
            return refused;
        Plan.Id = wave;
        await PreviewAsync(cancellation);
        await LoadChoicesAsync(cancellation);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var wave = await Database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id, cancellation);
        if (wave is null)
            return NotFound();
        (State, StoredName) = (wave.State, wave.Name);
        if (State == WaveState.Closed)
        {
            TempData.NotDone("The wave is closed: its plan stays as it was.");
            return Redirect(WaveLinks.Overview(id));
        }

        return null;
    }
}
