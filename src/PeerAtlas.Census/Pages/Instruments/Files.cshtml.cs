using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>A version as a file: xlsx for the workbook, csv for a zip file of its sheets.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class FilesModel(PeerAtlasDbContext database, InstrumentLibrary library) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid version, string format, CancellationToken cancellation)
    {
        if (
            await database.Set<InstrumentVersion>().Where(row => row.Id == version).Select(row => (int?)row.Number).SingleOrDefaultAsync(cancellation)
            is not { } number
        )
            return NotFound();
        var name = $"{(await library.LoadAsync(version, cancellation)).Name}-{number}";
        return format switch
        {
            "xlsx" => File(
                await library.ExportWorkbookAsync(version, cancellation),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name + ".xlsx"
            ),
            "csv" => File(await library.ExportCsvAsync(version, cancellation), "application/zip", name + ".zip"),
            _ => NotFound(),
        };
    }
}
