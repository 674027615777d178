using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Pages.Reports;

[Requires(Permission.ManageReports)]
internal sealed class NewModel(ReportDesk desk, IWaveFigures waves) : PageModel
{
    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    [BindProperty]
    [Display(Name = "Title")]
    [Required(ErrorMessage = "Give the report a title.")]
    [StringLength(Report.TitleLength, ErrorMessage = "A title has at most 200 characters.")]
    public string? ReportTitle { get; set; }

    [BindProperty]
    [Display(Name = "Wave")]
    [Required(ErrorMessage = "Choose the wave that the report is about.")]
    public Guid? Wave { get; set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Wave is not null && Waves.All(choice => choice.Value != Wave.ToString()))
            ModelState.AddModelError(nameof(Wave), "That wave is not there any more. Choose another.");
        if (!ModelState.IsValid)
            return Page();
        var report = await desk.CreateAsync(ReportTitle!.Trim(), Wave!.Value, new ReportDraft(), cancellation: cancellation);
        TempData.Done("The report was started. Add its first section.");
        return RedirectToPage("/Reports/Edit", new { report = report.Id });
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Waves = [
            .. (await waves.WavesAsync(cancellation)).Select(wave => new Choice(
                wave.Id.ToString(),
                wave.Name + (wave.IsClosed ? "" : " (not closed yet: can be written, not published)")
            )),
        ];
}
