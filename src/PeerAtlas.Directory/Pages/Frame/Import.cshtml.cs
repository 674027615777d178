using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Takes the files in; the next page shows what they would do.</summary>
[Requires(Permission.ManageFrame)]
[RequestSizeLimit(MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes)]
internal sealed class ImportModel(CurrentMember member, FrameUploads uploads) : PageModel
{
    public const int MaxFiles = 8;

    /// <summary>More than this never reaches the page; each file has its own smaller limit, which the page can explain.</summary>
    private const long MaxRequestBytes = 100 * 1024 * 1024;

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Whether the visitor comes from an upload that is no longer kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    public static int MaxMegabytes => (int)(FrameImport.Limits.MaxBytes / 1024 / 1024);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Files.Count == 0) ModelState.AddModelError(nameof(Files), "Choose the files to import.");
        if (Files.Count > MaxFiles) ModelState.AddModelError(nameof(Files), $"These are {Files.Count} files. Send at most {MaxFiles} at once.");
        foreach (var file in Files.Where(file => file.Length > FrameImport.Limits.MaxBytes))
            ModelState.AddModelError(nameof(Files), $"{NameOf(file)} is larger than {MaxMegabytes} MB. Split it into smaller files.");
        if (!ModelState.IsValid) return Page();

        var read = new List<FrameFile>();
        foreach (var file in Files)
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            read.Add(new FrameFile(NameOf(file), content.ToArray()));
        }

        return RedirectToPage("Preview", new { upload = await uploads.KeepAsync(member.AccountId!.Value, read, cancellation) });
    }

    /// <summary>The file's name without folders, which some browsers send, and not longer than can be kept; the ending stays.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(file.FileName.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter)));
        return name.Length <= FrameUploadMapping.FileNameLength ? name : "…" + name[^(FrameUploadMapping.FileNameLength - 1)..];
    }
}
