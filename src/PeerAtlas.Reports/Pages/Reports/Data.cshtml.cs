using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Files;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>The codebook of a published report with the records that may leave, for analysts.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class DataModel(ReportFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid report, CancellationToken cancellation)
    {
        if (await files.DataAsync(report, cancellation) is not { } made)
            return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(made.Content, made.ContentType, made.Name);
    }
}
