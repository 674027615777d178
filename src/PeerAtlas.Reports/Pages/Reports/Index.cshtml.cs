using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Reports.Pages.Reports;

[Requires(Permission.ManageReports)]
internal sealed class IndexModel(PeerAtlasDbContext database, IWaveFigures waves) : PageModel
{
    public sealed record Row(Guid Id, string Title, string Slug, string Wave, int Versions, DateTime? PublishedAt);

    public IReadOnlyList<Row> Reports { get; private set; } = [];

    public bool HasWaves { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var names = (await waves.WavesAsync(cancellation)).ToDictionary(wave => wave.Id, wave => wave.Name);
        HasWaves = names.Count > 0;
        var published = (
            await database.Set<PublishedReport>().Select(version => new { version.ReportId, version.PublishedAt }).ToListAsync(cancellation)
        ).ToLookup(version => version.ReportId, version => version.PublishedAt);
        var reports = await database
            .Set<Report>()
            .Select(report => new
            {
                report.Id,
                report.Title,
                report.Slug,
                report.WaveId,
            })
            .ToListAsync(cancellation);
        Reports =
        [
            .. from report in reports
            orderby report.Id descending
            let versions = published[report.Id].ToList()
            select new Row(
                report.Id,
                report.Title,
                report.Slug,
                names.GetValueOrDefault(report.WaveId, ""),
                versions.Count,
                versions.Count > 0 ? versions.Max() : null
            ),
        ];
    }
}
