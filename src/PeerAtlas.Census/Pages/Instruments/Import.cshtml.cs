using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>Takes an instrument in, or says everything that stops it; what is not taken as it is written is confirmed first.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class ImportModel(CurrentMember member, Uploads uploads, InstrumentLibrary library) : PageModel
{
    private const int MaxMegabytes = 10;

    public static readonly Design.Choice[] Audiences =
    [
        new(nameof(Audience.Agency), "Agencies", "Under their name, by a personal link"),
        new(nameof(Audience.PeerWorker), "Peer workers", "Anonymously, with a code that is good once"),
    ];

    [BindProperty]
    public IFormFile? Workbook { get; set; }

    [BindProperty]
    public Audience? AnsweredBy { get; set; }

    /// <summary>What stops the import of the file that was sent, and what else is not taken as it is written.</summary>
    public IReadOnlyList<FormRemark> Remarks { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Workbook is not { Length: > 0 })
            ModelState.AddModelError(nameof(Workbook), "Choose a file that is not empty.");
        else if (Workbook.Length > MaxMegabytes * 1024 * 1024)
            ModelState.AddModelError(nameof(Workbook), $"The file is larger than {MaxMegabytes} MB.");
        if (AnsweredBy is null)
            ModelState.AddModelError(nameof(AnsweredBy), "Choose who answers.");
        if (!ModelState.IsValid)
            return Page();
        try
        {
            return await TakeAsync(Workbook!, AnsweredBy!.Value, cancellation);
        }
        catch (Exception exception) when (exception is TableException or InstrumentException)
        {
            ModelState.AddModelError(nameof(Workbook), exception.Message);
        }

        return Page();
    }

    /// <summary>What became of an import, in words.</summary>
    internal static string InWords(ImportedVersion version) =>
        version.IsNew
            ? $"The file was imported as version {version.Number}."
            : $"This content is here already, as version {version.Number}. Nothing new was kept.";

    // What is not taken as it is written waits to be confirmed.
    private async Task<IActionResult> TakeAsync(IFormFile sent, Audience audience, CancellationToken cancellation)
    {
        var file = (await Uploads.ReadAsync([sent], cancellation))[0];
        using var stream = new MemoryStream(file.Content);
        var reading = XlsForm.Open(stream, file.Name, cancellation);
        if (reading.Instrument is null)
        {
            Remarks = reading.Remarks;
            var stops = Remarks.Count(remark => remark.Kind == RemarkKind.Stops);
            ModelState.AddModelError(
                nameof(Workbook),
                stops == 1 ? "One thing stops the import. It is listed below." : $"{stops} things stop the import. They are listed below."
            );
            return Page();
        }
        if (reading.Remarks.Count > 0 || await library.FindNamesakeAsync(reading.Instrument, cancellation) is not null)
        {
            var upload = await uploads.KeepAsync(member.AccountId!.Value, about: null, [file with { Note = audience.ToString() }], cancellation);
            return RedirectToPage("Confirm", new { upload });
        }
        var version = await library.ImportAsync(reading.Instrument, audience, cancellation);
        TempData.Done(InWords(version));
        return RedirectToPage("Version", new { version = version.VersionId });
    }
}
