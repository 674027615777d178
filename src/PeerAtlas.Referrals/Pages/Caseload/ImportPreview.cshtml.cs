using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>Says what an upload would do to the caseloads, and does it once it is confirmed.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class ImportPreviewModel(CurrentMember member, Uploads uploads, CaseloadImport import) : PageModel
{
    /// <summary>Longer lists are cut, with their length.</summary>
    public const int LongestList = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public CaseloadPreview Preview { get; private set; } = null!;

    /// <summary>Whether the caseload changed since the preview that was confirmed, so that nothing was written.</summary>
    public bool HasMoved { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid upload, CancellationToken cancellation)
    {
        if (await FilesAsync(upload, cancellation) is not { } files)
            return Gone();
        Preview = await import.PreviewAsync(Organisation, files, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid upload, string? seen, CancellationToken cancellation)
    {
        if (await FilesAsync(upload, cancellation) is not { } files)
            return Gone();
        Preview = await import.ApplyAsync(Organisation, files, seen ?? "", cancellation);
        if (!Preview.IsApplied)
        {
            HasMoved = true;
            return Page();
        }

        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        var added = Preview.Changes.Count(change => change.IsNew);
        TempData.Done($"The import is done: {added} added, {Preview.Changes.Count - added} changed.");
        return RedirectToPage("/Teams/Agency", new { organisation = Organisation });
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid upload, CancellationToken cancellation)
    {
        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        TempData.Done("The upload was thrown away. Nothing was changed.");
        return RedirectToPage("Import", new { organisation = Organisation });
    }

    private async Task<IReadOnlyList<UploadedFile>?> FilesAsync(Guid upload, CancellationToken cancellation) =>
        await uploads.FindAsync(member.AccountId!.Value, Organisation, upload, cancellation) is { Count: > 0 } files ? files : null;

    private RedirectToPageResult Gone() => RedirectToPage("Import", new { organisation = Organisation, gone = true });
}
