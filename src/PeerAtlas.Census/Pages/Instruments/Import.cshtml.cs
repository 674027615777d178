using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>Takes an instrument in, or says everything that is wrong with it.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class ImportModel(InstrumentLibrary library) : PageModel
{
    public static readonly Design.Choice[] Audiences =
    [
        new(nameof(Audience.Agency), "Agencies", "Under their name, by a personal link"),
        new(nameof(Audience.PeerWorker), "Peer workers", "Anonymously, with a code that is good once"),
    ];

    [BindProperty]
    public IFormFile? Workbook { get; set; }

    [BindProperty]
    public Audience? AnsweredBy { get; set; }

    /// <summary>What is wrong with the sheets of the file that was sent.</summary>
    public IReadOnlyList<InstrumentProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Workbook is not { Length: > 0 })
            ModelState.AddModelError(nameof(Workbook), "Choose a file that is not empty.");
        if (AnsweredBy is null)
            ModelState.AddModelError(nameof(AnsweredBy), "Choose who answers.");
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await using var stream = Workbook!.OpenReadStream();
            var version = await library.ImportAsync(stream, Workbook.FileName, AnsweredBy!.Value, cancellation);
            TempData.Done(
                version.IsNew
                    ? $"The file was imported as version {version.Number}."
                    : $"This content is here already, as version {version.Number}. Nothing new was kept."
            );
            return RedirectToPage("Version", new { version = version.VersionId });
        }
        catch (TableException exception)
        {
            ModelState.AddModelError(nameof(Workbook), exception.Message);
        }
        catch (InstrumentException exception)
        {
            Problems = exception.Problems;
            ModelState.AddModelError(
                nameof(Workbook),
                Problems.Count == 1
                    ? "One thing is wrong with the form. It is listed below."
                    : $"{Problems.Count} things are wrong with the form. They are listed below."
            );
        }

        return Page();
    }
}
