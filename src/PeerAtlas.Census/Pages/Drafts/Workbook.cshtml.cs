using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>What is written so far as a workbook, complete or not.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class WorkbookModel(PeerAtlasDbContext database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid draft, CancellationToken cancellation)
    {
        if (await database.Set<InstrumentDraft>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == draft, cancellation) is not { } row)
            return NotFound();
        var form = row.Form;
        using var stream = new MemoryStream();
        form.WriteWorkbook(stream);
        return File(
            stream.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            form.Settings.GetValueOrDefault("form_id", "form") + "-draft.xlsx"
        );
    }
}
