using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>All figures of a published version as a file.</summary>
[AllowAnonymous]
internal sealed class FiguresModel(PeerAtlasDbContext database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken cancellation)
    {
        if (await database.PublishedAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        if (PublicCache.Allow(HttpContext, version.Id, "figures.csv"))
            return StatusCode(StatusCodes.Status304NotModified);
        return File(FigureCsv.Write(ReportDocument.FromJson(version.Content)), "text/csv; charset=utf-8", $"{slug}-{number}-figures.csv");
    }
}
