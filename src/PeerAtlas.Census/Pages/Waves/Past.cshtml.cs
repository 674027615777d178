using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class PastModel(PeerAtlasDbContext database, PastWaves waves, AuthorityClock clock) : PageModel
{
    [BindProperty]
    [ValidateNever]
    public PastWave Past { get; set; } = new();

    public IReadOnlyList<Choice> AgencyVersions { get; private set; } = [];

    public IReadOnlyList<Choice> PeerVersions { get; private set; } = [];

    /// <summary>How many could have been asked.</summary>
    public int Contacts { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Past.AgencyVersionId = AgencyVersions.Count > 0 ? Guid.Parse(AgencyVersions[0].Value) : null;
        Past.PeerVersionId = PeerVersions.Count > 0 ? Guid.Parse(PeerVersions[0].Value) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var problems = ModelState.IsValid ? (await waves.RecordAsync(Past, cancellation)).Problems : [.. Past.Problems(clock)];
        foreach (var problem in problems)
        {
            var key = $"{nameof(Past)}.{problem.Field}";
            // A day that could not be read has its message already.
            if (ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0)
                continue;
            ModelState.AddModelError(key, problem.Message);
        }

        if (ModelState.IsValid)
        {
            TempData.Done("The wave is recorded. Import its answers now.");
            return Redirect(TabulationLinks.Import(Past.Id));
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        (AgencyVersions, PeerVersions) = await SurveyChoices.ReadAsync(database, cancellation);
        Contacts = await Invitees.Everybody.Find(database).CountAsync(cancellation);
    }
}
