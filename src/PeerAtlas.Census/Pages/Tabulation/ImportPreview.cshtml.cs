using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>Says what a file of responses would do, and does it once it is confirmed.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class ImportPreviewModel(PeerAtlasDbContext database, CurrentMember member, Uploads uploads, ResponseImport import) : PageModel
{
    /// <summary>Longer lists are cut, with their length.</summary>
    public const int LongestList = 200;

    public Wave Wave { get; private set; } = null!;

    public string FileName { get; private set; } = "";

    public ResponsePreview Preview { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid wave, Guid upload, CancellationToken cancellation) =>
        WithAsync(
            wave,
            upload,
            async (kept, survey) =>
            {
                Preview = await import.PreviewAsync(Wave, survey, kept.Name, kept.Content, cancellation);
                return Page();
            },
            cancellation
        );

    public Task<IActionResult> OnPostConfirmAsync(Guid wave, Guid upload, CancellationToken cancellation) =>
        WithAsync(
            wave,
            upload,
            async (kept, survey) =>
            {
                Preview = await import.ImportAsync(Wave, survey, kept.Name, kept.Content, cancellation);
                if (!Preview.IsImported)
                    return Page();
                await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
                TempData.Done(Preview.Rows == 1 ? "1 response was imported." : $"{Preview.Rows} responses were imported.");
                return RedirectToPage("/Tabulation/Figures", new { wave });
            },
            cancellation
        );

    public async Task<IActionResult> OnPostCancelAsync(Guid wave, Guid upload, CancellationToken cancellation)
    {
        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        TempData.Done("The file was thrown away. Nothing was imported.");
        return RedirectToPage("/Tabulation/Import", new { wave });
    }

    private async Task<IActionResult> WithAsync(
        Guid wave,
        Guid upload,
        Func<UploadedFile, Audience, Task<IActionResult>> action,
        CancellationToken cancellation
    )
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { } found)
            return NotFound();
        Wave = found;
        if (
            await uploads.FindAsync(member.AccountId!.Value, wave, upload, cancellation) is not [var kept]
            || !Enum.TryParse<Audience>(kept.Note, out var survey)
        )
        {
            TempData.NotDone(
                $"That file is no longer here: it was imported, thrown away, or is older than {Uploads.Lifetime.TotalHours:0} "
                    + "hours. Look at the figures first; if its answers are not there, send the file again."
            );
            return RedirectToPage("/Tabulation/Import", new { wave });
        }

        FileName = kept.Name;
        return await action(kept, survey);
    }
}
