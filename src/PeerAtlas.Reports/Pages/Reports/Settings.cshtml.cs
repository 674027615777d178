using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>Title, address, and what becomes of figures that are too uncertain.</summary>
[Requires(Permission.ManageReports)]
internal sealed class SettingsModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    public static IReadOnlyList<Choice> Presentations { get; } =
    [
        new(nameof(UnreliableFigures.Withhold), "Withhold them", "Readers see “withheld”, and the values are not in what is published."),
        new(nameof(UnreliableFigures.ShowMarked), "Show them, marked as unreliable", "For reports on few answers, whose readers know what that means."),
    ];

    [BindProperty]
    [Display(Name = "Title")]
    [Required(ErrorMessage = "Give the report a title.")]
    [StringLength(Report.TitleLength, ErrorMessage = "A title has at most 200 characters.")]
    public string? ReportTitle { get; set; }

    [BindProperty]
    [Display(Name = "Address")]
    public string? Address { get; set; }

    [BindProperty]
    [Display(Name = "Figures that are too uncertain by the standards")]
    public UnreliableFigures Presentation { get; set; }

    public bool IsPublished { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ReportTitle = Report.Title;
        Address = Report.Slug;
        Presentation = Report.Presentation;
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var address = IsPublished ? Report.Slug : (Address ?? "").Trim();
        if (!Slug.IsValid(address))
            ModelState.AddModelError(nameof(Address), "An address has lower-case letters and digits, with hyphens between: peer-workforce-2026.");
        else if (await Database.Set<Report>().FindHolderAsync(other => other.Slug, address, ReportId, cancellation) is not null)
            RefuseAddress();
        if (!ModelState.IsValid)
            return Page();

        Report.Title = ReportTitle!.Trim();
        Report.Slug = address;
        Report.Presentation = Presentation;
        try
        {
            if (!await SaveAsync(Draft))
                return Page();
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            RefuseAddress();
            return Page();
        }

        TempData.Done("The settings were saved.");
        return RedirectToPage("/Reports/Edit", new { report = ReportId });
    }

    private void RefuseAddress() => ModelState.AddModelError(nameof(Address), "Another report has this address. Choose another.");

    private async Task LoadAsync(CancellationToken cancellation) => IsPublished = await Desk.NextNumberAsync(ReportId, cancellation) > 1;
}
