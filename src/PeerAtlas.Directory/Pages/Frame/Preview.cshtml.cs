using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Says what an upload would do, and does it once it is confirmed.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class PreviewModel(CurrentMember member, Uploads uploads, FrameImport import) : PageModel
{
    /// <summary>Longer lists are cut, with their length.</summary>
    public const int LongestList = 200;

    public FramePreview Preview { get; private set; } = null!;

    /// <summary>Whether the frame changed since the preview that was confirmed, so that nothing was written.</summary>
    public bool HasMoved { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid upload, CancellationToken cancellation)
    {
        if (await FilesAsync(upload, cancellation) is not { } files)
            return Gone();
        Preview = await import.PreviewAsync(files, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid upload, string? seen, CancellationToken cancellation)
    {
        if (await FilesAsync(upload, cancellation) is not { } files)
            return Gone();
        Preview = await import.ApplyAsync(files, seen ?? "", cancellation);
        if (!Preview.IsApplied)
        {
            HasMoved = true;
            return Page();
        }

        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        var added = Preview.Counts.Sum(count => count.Added);
        TempData.Done($"The import is done: {added} added, {Preview.Changes.Count - added} changed.");
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid upload, CancellationToken cancellation)
    {
        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        TempData.Done("The upload was thrown away. Nothing was changed.");
        return RedirectToPage("Import");
    }

    private async Task<IReadOnlyList<UploadedFile>?> FilesAsync(Guid upload, CancellationToken cancellation) =>
        await uploads.FindAsync(member.AccountId!.Value, null, upload, cancellation) is { Count: > 0 } files ? files : null;

    private RedirectToPageResult Gone() => RedirectToPage("Import", new { gone = true });
}
