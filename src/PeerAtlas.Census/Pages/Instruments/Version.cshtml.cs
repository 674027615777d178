using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>One version to read: every item in every language, with its logic.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class VersionModel(PeerAtlasDbContext database, InstrumentLibrary library, TimeProvider clock) : PageModel
{
    public Guid Id { get; private set; }

    public int Number { get; private set; }

    public SurveyInstrument Kept { get; private set; } = null!;

    public Instrument Instrument { get; private set; } = null!;

    public IReadOnlyList<Wave> Waves { get; private set; } = [];

    /// <summary>The other versions of the instrument.</summary>
    public IReadOnlyList<(Guid Id, int Number)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid version, CancellationToken cancellation)
    {
        var found = await database
            .Set<InstrumentVersion>()
            .Where(row => row.Id == version)
            .Select(row => new { row.Number, row.InstrumentId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return NotFound();
        (Id, Number) = (version, found.Number);
        Kept = await database.Set<SurveyInstrument>().SingleAsync(row => row.Id == found.InstrumentId, cancellation);
        Waves = await database
            .Set<Wave>()
            .Where(wave => wave.AgencyVersionId == version || wave.PeerVersionId == version)
            .OrderBy(wave => wave.OpensOn)
            .ToListAsync(cancellation);
        Others =
        [
            .. (
                await database
                    .Set<InstrumentVersion>()
                    .Where(row => row.InstrumentId == found.InstrumentId && row.Id != version)
                    .OrderByDescending(row => row.Number)
                    .Select(row => new { row.Id, row.Number })
                    .ToListAsync(cancellation)
            ).Select(row => (row.Id, row.Number)),
        ];
        Instrument = await library.LoadAsync(version, cancellation);
        return Page();
    }

    /// <summary>Begins a draft of what the version holds; the version stays as it is.</summary>
    public async Task<IActionResult> OnPostEditAsync(Guid version, CancellationToken cancellation)
    {
        var kept = await (
            from row in database.Set<InstrumentVersion>()
            join instrument in database.Set<SurveyInstrument>() on row.InstrumentId equals instrument.Id
            where row.Id == version
            select instrument
        ).SingleOrDefaultAsync(cancellation);
        if (kept is null)
            return NotFound();
        var form = FormDraft.Of(await library.LoadAsync(version, cancellation));
        form.Newest = await database.Set<InstrumentVersion>().Where(row => row.InstrumentId == kept.Id).MaxAsync(row => row.Number, cancellation);
        var draft = new InstrumentDraft
        {
            Title = kept.Title,
            Audience = kept.Audience,
            Sheets = form.ToJson(),
            ChangedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.Add(draft);
        await database.SaveChangesAsync(cancellation);
        TempData.Done("This is a draft now. The version that you began with stays as it is.");
        return Redirect(DraftLinks.Index(draft.Id));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid version, CancellationToken cancellation)
    {
        if (await library.TryRemoveAsync(version, cancellation))
        {
            TempData.Done("The version was removed.");
            return RedirectToPage("Index");
        }

        ModelState.AddModelError("", "A wave uses this version, so that it cannot be removed. Nothing was changed.");
        return await OnGetAsync(version, cancellation);
    }

    /// <summary>The items of a page in order, with how deep in groups each stands.</summary>
    public static IEnumerable<(Node Node, int Depth)> Items(IEnumerable<Node> nodes, int depth = 0) =>
        nodes.SelectMany(node => node is Container container ? Items(container.Nodes, depth + 1).Prepend((node, depth)) : [(node, depth)]);
}
