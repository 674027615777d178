using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>A report's sections in order, and what stands against publishing it.</summary>
[Requires(Permission.ManageReports)]
internal sealed class EditModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    [BindProperty]
    public Guid Section { get; set; }

    [BindProperty]
    public string? Heading { get; set; }

    public BuiltReport Built { get; private set; } = null!;

    public IReadOnlyList<PublishedReport> Versions { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var heading = Heading?.Trim() ?? "";
        if (heading.Length is 0 or > DraftSection.HeadingLength)
        {
            ModelState.AddModelError(nameof(Heading), "Give the section a heading of at most 200 characters.");
            return await RefuseAsync(cancellation);
        }

        var section = new DraftSection { Heading = heading };
        if (!await SaveAsync(Draft with { Sections = [.. Draft.Sections, section] }))
            return await RefuseAsync(cancellation);
        return RedirectToPage("/Reports/Section", new { report = ReportId, section = section.Id });
    }

    public Task<IActionResult> OnPostUpAsync(CancellationToken cancellation) =>
        ChangeAsync(Draft.Moved(Section, up: true), "The section was moved up.", cancellation);

    public Task<IActionResult> OnPostDownAsync(CancellationToken cancellation) =>
        ChangeAsync(Draft.Moved(Section, up: false), "The section was moved down.", cancellation);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        ChangeAsync(Draft.Without(Section), "The section was removed.", cancellation);

    private async Task<IActionResult> ChangeAsync(ReportDraft changed, string message, CancellationToken cancellation)
    {
        if (!await SaveAsync(changed))
            return await RefuseAsync(cancellation);
        TempData.Done(message);
        return RedirectToPage(new { report = ReportId });
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken cancellation)
    {
        await Database.Entry(Report).ReloadAsync(cancellation);
        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Built = await Desk.ShowAsync(Report, cancellation);
        Versions = await Database
            .Set<PublishedReport>()
            .Where(version => version.ReportId == ReportId)
            .OrderByDescending(version => version.Number)
            .ToListAsync(cancellation);
    }
}
