using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Pages.Sizes;

/// <summary>Takes a file of partial lists, and keeps how many are on which.</summary>
[Requires(Permission.AnalyseAnswers)]
[RequestSizeLimit(MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes)]
internal sealed class ListsModel(SizeDesk desk) : PageModel
{
    private const long MaxRequestBytes = 25 * 1024 * 1024;

    public static int MaxMegabytes => (int)(ListsFile.Limits.MaxBytes / 1024 / 1024);

    public WavePicture Picture { get; private set; } = null!;

    /// <summary>What the page showed of the wave when it was opened.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    [Display(Name = "Source")]
    [Required(ErrorMessage = "Say what the lists are and of which day, so that others can judge the estimates.")]
    [StringLength(WorkforceSize.SourceLength, ErrorMessage = "The source has at most 500 characters.")]
    public string? Source { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), "Choose the file with the lists.");
        else if (Upload.Length > ListsFile.Limits.MaxBytes)
            ModelState.AddModelError(nameof(Upload), $"The file is larger than {MaxMegabytes} MB.");
        if (!ModelState.IsValid)
            return Page();

        try
        {
            await using var stream = Upload!.OpenReadStream();
            var lists = ListsFile.Read(stream, Upload.FileName, cancellation);
            if (!await desk.KeepListsAsync(wave, lists, Source!.Trim(), Seen, cancellation))
            {
                ModelState.AddModelError("", SizeDesk.ChangedMeanwhile);
                ModelState.Remove(nameof(Seen));
                return await LoadAsync(wave, cancellation) ? Page() : NotFound();
            }

            TempData.Done($"The counts of {lists.Names.Count} lists with {lists.Distinct:#,0} different people were kept, and nothing else of the file.");
            return RedirectToPage("/Sizes/Size", new { wave });
        }
        catch (TableException exception)
        {
            ModelState.AddModelError(nameof(Upload), exception.Message);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid wave, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(wave, cancellation) is not { } picture)
            return false;
        Picture = picture;
        return true;
    }
}
