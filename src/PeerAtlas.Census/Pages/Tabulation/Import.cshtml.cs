using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>Takes a file of responses in; the next page says what it would do.</summary>
[Requires(Permission.AnalyseAnswers)]
[RequestSizeLimit(MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes)]
internal sealed class ImportModel(PeerAtlasDbContext database, CurrentMember member, Uploads uploads, ResponseImport import) : PageModel
{
    private const long MaxRequestBytes = 25 * 1024 * 1024;

    public Wave Wave { get; private set; } = null!;

    public IReadOnlyList<Choice> Surveys =>
        Wave.PeerVersionId is null
            ? [new(nameof(Audience.Agency), "Agency survey")]
            :
            [
                new(nameof(Audience.Agency), "Agency survey", "With a column organization that holds the organization's key."),
                new(nameof(Audience.PeerWorker), "Peer-worker survey", "Without any column that says who answered, where or when."),
            ];

    [BindProperty]
    public Audience Survey { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public static int MaxMegabytes => (int)(ResponseImport.Limits.MaxBytes / 1024 / 1024);

    /// <summary>Why nothing can be imported into this wave; null when it can.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await FindAsync(wave, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await FindAsync(wave, cancellation))
            return NotFound();
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), "Choose the file to import.");
        else if (Upload.Length > ResponseImport.Limits.MaxBytes)
            ModelState.AddModelError(nameof(Upload), $"The file is larger than {MaxMegabytes} MB. Split it into smaller files.");
        if (!ModelState.IsValid || Refusal is not null)
            return Page();

        var files = await Uploads.ReadAsync([Upload!], cancellation);
        var upload = await uploads.KeepAsync(member.AccountId!.Value, wave, [files[0] with { Note = Survey.ToString() }], cancellation);
        return RedirectToPage("/Tabulation/ImportPreview", new { wave, upload });
    }

    private async Task<bool> FindAsync(Guid wave, CancellationToken cancellation)
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { } found)
            return false;
        Wave = found;
        Refusal = import.Refusal(found);
        return true;
    }
}
