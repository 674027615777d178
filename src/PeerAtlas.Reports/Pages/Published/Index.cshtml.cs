using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>Every published report, for everybody.</summary>
[AllowAnonymous]
internal sealed class IndexModel(PeerAtlasDbContext database) : PageModel
{
    public sealed record Row(string Slug, string Title, DateTime PublishedAt, int Versions);

    public IReadOnlyList<Row> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var versions = await (
            from version in database.Set<PublishedReport>()
            join report in database.Set<Report>() on version.ReportId equals report.Id
            select new
            {
                report.Slug,
                report.Title,
                version.PublishedAt,
            }
        ).ToListAsync(cancellation);
        Reports =
        [
            .. versions
                .GroupBy(version => (version.Slug, version.Title))
                .Select(group => new Row(group.Key.Slug, group.Key.Title, group.Max(version => version.PublishedAt), group.Count()))
                .OrderByDescending(row => row.PublishedAt),
        ];
        return PublicCache.Allow(HttpContext, [.. Reports]) ? StatusCode(StatusCodes.Status304NotModified) : Page();
    }
}
