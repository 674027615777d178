using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Takes an item out, after saying what goes with it and what names it.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class RemoveModel(PeerAtlasDbContext database, TimeProvider clock) : EditPage<InstrumentDraft, RemoveModel.RemoveForm>(database)
{
    [BindProperty(Name = "draft", SupportsGet = true)]
    public Guid DraftId { get; set; }

    [BindProperty(Name = "item", SupportsGet = true)]
    public int ItemId { get; set; }

    public FormDraft Form { get; private set; } = null!;

    public DraftRow Item { get; private set; } = null!;

    /// <summary>What it is called in the first language.</summary>
    public string Label => DraftWords.Label(Item, Form.Languages[0]);

    /// <summary>What stands in it and goes with it.</summary>
    public IReadOnlyList<DraftRow> Within => [.. Form.Block(Item).Where(row => row != Item && !row.Ends)];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<InstrumentDraft>().SingleOrDefaultAsync(draft => draft.Id == DraftId, cancellation);
        if (Row is null)
            return false;
        Form = Row.Form;
        if (Form.Find(ItemId) is not { } item)
            return false;
        Item = item;
        return true;
    }

    protected override RemoveForm Fill(InstrumentDraft? row) => new();

    protected override Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected override Task StoreAsync(InstrumentDraft row, CancellationToken cancellation)
    {
        Form.Remove(Item);
        (row.Sheets, row.ChangedAt) = (Form.ToJson(), clock.GetUtcNow().UtcDateTime);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(InstrumentDraft row)
    {
        TempData.Done($"{Label} was taken out.");
        return Redirect(DraftLinks.Index(DraftId));
    }

    public sealed class RemoveForm : IVersioned
    {
        public Guid Version { get; set; }
    }
}
