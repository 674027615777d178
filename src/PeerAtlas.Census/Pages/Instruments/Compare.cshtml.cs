using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>Two versions of an instrument, item by item; the older one is always the one before.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class CompareModel(PeerAtlasDbContext database, InstrumentLibrary library) : PageModel
{
    public string Title { get; private set; } = "";

    public (Guid Id, int Number) Before { get; private set; }

    public (Guid Id, int Number) After { get; private set; }

    /// <summary>Items that changed, with their label and what reads differently.</summary>
    public IReadOnlyList<(ItemComparison Item, string Label, IReadOnlyList<ItemDifference> Differences)> Changed { get; private set; } = [];

    /// <summary>The names of items that are the same in both.</summary>
    public IReadOnlyList<string> Unchanged { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid version, Guid other, CancellationToken cancellation)
    {
        var versions = await database
            .Set<InstrumentVersion>()
            .Where(row => row.Id == version || row.Id == other)
            .OrderBy(row => row.Number)
            .Select(row => new
            {
                row.Id,
                row.Number,
                row.InstrumentId,
            })
            .ToListAsync(cancellation);
        if (versions is not [var first, var second] || first.InstrumentId != second.InstrumentId)
            return NotFound();
        (Before, After) = ((first.Id, first.Number), (second.Id, second.Number));
        Title = await database.Set<SurveyInstrument>().Where(row => row.Id == first.InstrumentId).Select(row => row.Title).SingleAsync(cancellation);
        Compare(await library.LoadAsync(first.Id, cancellation), await library.LoadAsync(second.Id, cancellation));
        return Page();
    }

    private void Compare(Instrument old, Instrument @new)
    {
        var items = InstrumentComparison.Compare(old, @new);
        Unchanged = [.. items.Where(item => item.Changes == ItemChanges.None).Select(item => item.Name)];
        Changed =
        [
            .. items
                .Where(item => item.Changes != ItemChanges.None)
                .Select(item =>
                {
                    var instrument = item.NewPath is null ? old : @new;
                    return (item, instrument.Find(item.Name)!.Label.In(instrument.DefaultLanguage.Code), ItemDifferences.Of(old, @new, item));
                }),
        ];
    }
}
