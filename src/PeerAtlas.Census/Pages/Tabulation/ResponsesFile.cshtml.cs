using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>The agencies' answers as a file for analysts, in the form in which they can be imported. Anonymous answers are not handed out.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class ResponsesFileModel(PeerAtlasDbContext database, ResponseExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { } found)
            return NotFound();
        using var stream = new MemoryStream();
        await export.WriteAsync(found, stream, cancellation);
        return File(stream.ToArray(), "text/csv; charset=utf-8", $"agency-answers-{DownloadName.Of(found.Name)}.csv");
    }
}
