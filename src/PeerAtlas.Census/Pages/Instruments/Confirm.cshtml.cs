using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>Says what of a form is not taken as it is written, and takes the form in once that is confirmed.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class ConfirmModel(CurrentMember member, Uploads uploads, InstrumentLibrary library) : PageModel
{
    public string FileName { get; private set; } = "";

    public FormReading Reading { get; private set; } = null!;

    /// <summary>The title of another questionnaire of which it would be the next version; null when there is none.</summary>
    public string? Namesake { get; private set; }

    private Audience Audience { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid upload, CancellationToken cancellation) => await ReadAsync(upload, cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostConfirmAsync(Guid upload, CancellationToken cancellation)
    {
        if (!await ReadAsync(upload, cancellation))
            return Gone();
        if (Reading.Instrument is null)
            return Page();
        try
        {
            var version = await library.ImportAsync(Reading.Instrument, Audience, cancellation);
            await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
            TempData.Done(ImportModel.InWords(version));
            return RedirectToPage("Version", new { version = version.VersionId });
        }
        catch (InstrumentException exception)
        {
            ModelState.AddModelError("", exception.Message);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid upload, CancellationToken cancellation)
    {
        await uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);
        TempData.Done("The file was thrown away. Nothing was imported.");
        return RedirectToPage("Import");
    }

    private async Task<bool> ReadAsync(Guid upload, CancellationToken cancellation)
    {
        if (
            await uploads.FindAsync(member.AccountId!.Value, about: null, upload, cancellation) is not [{ Note: { } note } file]
            || !Enum.TryParse<Audience>(note, out var audience)
        )
            return false;
        using var stream = new MemoryStream(file.Content);
        (FileName, Audience, Reading) = (file.Name, audience, XlsForm.Open(stream, file.Name, cancellation));
        Namesake = Reading.Instrument is { } instrument ? await library.FindNamesakeAsync(instrument, cancellation) : null;
        return true;
    }

    private RedirectToPageResult Gone()
    {
        TempData.Done("The file is no longer there. Send it again.");
        return RedirectToPage("Import");
    }
}
