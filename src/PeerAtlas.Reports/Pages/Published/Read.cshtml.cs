using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Files;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>A published report: the latest version, or the one that the address names.</summary>
[AllowAnonymous]
internal sealed class ReadModel(PeerAtlasDbContext database, ReportFiles files, PdfPrinter printer) : PageModel
{
    public ReportDocument Document { get; private set; } = null!;

    public PublishedReport Version { get; private set; } = null!;

    public string Slug { get; private set; } = "";

    /// <summary>Number, time and correction of every version, newest first.</summary>
    public IReadOnlyList<(int Number, DateTime PublishedAt, string Correction)> Versions { get; private set; } = [];

    public DownloadList Downloads => new(Slug, Version.Number, printer.IsOffered);

    public bool IsLatest => Version.Number == Versions[0].Number;

    public async Task<IActionResult> OnGetAsync(string slug, int? number, CancellationToken cancellation)
    {
        if (await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        Version = version;
        Slug = slug;
        Document = ReportDocument.FromJson(version.Content);
        var versions = await database
            .Set<PublishedReport>()
            .Where(other => other.ReportId == version.ReportId)
            .Select(other => new
            {
                other.Number,
                other.PublishedAt,
                other.Correction,
            })
            .ToListAsync(cancellation);
        Versions = [.. versions.OrderByDescending(other => other.Number).Select(other => (other.Number, other.PublishedAt, other.Correction))];
        return PublicCache.Allow(HttpContext, version.Id, Versions.Count, printer.IsOffered) ? StatusCode(StatusCodes.Status304NotModified) : Page();
    }
}
