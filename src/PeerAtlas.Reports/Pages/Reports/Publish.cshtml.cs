using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>Publishes, or says why not.</summary>
[Requires(Permission.ManageReports)]
internal sealed class PublishModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    [BindProperty]
    public string? Correction { get; set; }

    public BuiltReport Built { get; private set; } = null!;

    public int Number { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Version != Report.Version)
            ModelState.AddModelError("", "The report was changed since you opened this page. Read the preview again, then publish.");
        if (Correction?.Length > PublishedReport.CorrectionLength)
            ModelState.AddModelError(nameof(Correction), "Say it in at most 1,000 characters.");
        if (ModelState.IsValid && (await Desk.ShowAsync(Report, cancellation)).Guard.IsPending)
            ModelState.AddModelError("", "The report was not published, since its disclosure audit is not done. Publish it when it is.");
        if (ModelState.IsValid)
        {
            var (published, problems) = await Desk.PublishAsync(Report, Correction ?? "", cancellation);
            if (published is not null)
            {
                TempData.Done("The report was published.");
                return RedirectToPage("/Published/Read", new { slug = Report.Slug, number = published.Number });
            }

            foreach (var problem in problems.Where(problem => problem.Place == "Correction"))
                ModelState.AddModelError(nameof(Correction), problem.Problem.Message);
            if (ModelState.IsValid)
                ModelState.AddModelError("", "The report was not published. What stands against it is listed below.");
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Built = await Desk.ShowAsync(Report, cancellation);
        Number = await Desk.NextNumberAsync(ReportId, cancellation);
    }
}
