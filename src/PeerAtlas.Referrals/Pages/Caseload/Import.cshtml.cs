using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>Takes caseload files in; the next page shows what they would do.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
[RequestSizeLimit(MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes)]
internal sealed class ImportModel(CurrentMember member, Uploads uploads) : PageModel
{
    public const int MaxFiles = 8;

    /// <summary>More than this never reaches the page; each file has its own smaller limit, which the page can explain.</summary>
    private const long MaxRequestBytes = 100 * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Whether the visitor comes from an upload that is no longer kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    public static int MaxMegabytes => (int)(CaseloadImport.Limits.MaxBytes / 1024 / 1024);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Files.Count == 0)
            ModelState.AddModelError(nameof(Files), "Choose the files to import.");
        if (Files.Count > MaxFiles)
            ModelState.AddModelError(nameof(Files), $"These are {Files.Count} files. Send at most {MaxFiles} at once.");
        foreach (var file in Files.Where(file => file.Length > CaseloadImport.Limits.MaxBytes))
            ModelState.AddModelError(nameof(Files), $"{Uploads.NameOf(file.FileName)} is larger than {MaxMegabytes} MB. Split it into smaller files.");
        if (!ModelState.IsValid)
            return Page();
        var read = await Uploads.ReadAsync(Files, cancellation);
        return RedirectToPage(
            "ImportPreview",
            new { organisation = Organisation, upload = await uploads.KeepAsync(member.AccountId!.Value, Organisation, read, cancellation) }
        );
    }
}
