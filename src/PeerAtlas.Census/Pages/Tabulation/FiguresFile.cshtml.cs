using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>All figures of a wave as a file for analysts.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class FiguresFileModel(PeerAtlasDbContext database, Tabulation tabulation) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { } found)
            return NotFound();
        var tables = (await tabulation.TablesAsync(found, cancellation)).Tables;
        using var stream = new MemoryStream();
        CsvTable.Write(stream, FigureColumns.Header, tables.SelectMany(table => table.Figures.Select(figure => FigureColumns.Row(figure, table.Title))));
        return File(stream.ToArray(), "text/csv; charset=utf-8", $"{(found.IsTrial ? "trial-" : "")}figures-{DownloadName.Of(found.Name)}.csv");
    }
}
