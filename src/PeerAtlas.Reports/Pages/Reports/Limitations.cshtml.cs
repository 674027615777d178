using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>What the system writes about the figures' limits, and what the analyst adds.</summary>
[Requires(Permission.ManageReports)]
internal sealed class LimitationsModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    [BindProperty]
    public string? Added { get; set; }

    public IReadOnlyList<LimitationBlock> Written { get; private set; } = [];

    public IReadOnlyList<NarrativeProblem> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        Added = Draft.AddedLimitations;
        return ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var added = (Added ?? "").ReplaceLineEndings("\n");
        if (added.Length > DraftSection.NarrativeLength)
            ModelState.AddModelError(nameof(Added), "The text has more than 50,000 characters. Shorten it.");
        if (!ModelState.IsValid || !await SaveAsync(Draft with { AddedLimitations = added }))
        {
            await ShowAsync(cancellation);
            return Page();
        }

        TempData.Done("The limitations were saved.");
        return RedirectToPage(new { report = ReportId });
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var built = await Desk.ShowAsync(Report, cancellation);
        Written = [.. built.Document.Sections[^1].Blocks.OfType<LimitationBlock>()];
        Problems = Narrative.Read(Draft.AddedLimitations, await Desk.FiguresAsync(Report, cancellation)).Problems;
    }
}
