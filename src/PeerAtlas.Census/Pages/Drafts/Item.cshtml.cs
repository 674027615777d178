using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Writes a question or group of a questionnaire, or adds one.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class ItemModel(PeerAtlasDbContext database, TimeProvider clock) : EditPage<InstrumentDraft, ItemForm>(database)
{
    private FormDraft changed = null!;
    private DraftRow? written;

    [BindProperty(Name = "draft", SupportsGet = true)]
    public Guid DraftId { get; set; }

    [BindProperty(Name = "item", SupportsGet = true)]
    public int? ItemId { get; set; }

    /// <summary>The questionnaire as it is stored.</summary>
    public FormDraft Form { get; private set; } = null!;

    /// <summary>The item as it is stored; null while one is added.</summary>
    public DraftRow? Item { get; private set; }

    public bool IsGroup => Item?.Begins ?? Input.Type?.StartsWith("begin_", StringComparison.Ordinal) ?? false;

    /// <summary>Lists of choices, each with who offers it.</summary>
    public IEnumerable<Choice> Lists =>
        Form
            .Choices.Select(choice => choice["list_name"])
            .Distinct()
            .Select(list => new Choice(
                list,
                $"{list}: {string.Join(", ", Form.ChoicesOf(list).Take(3).Select(choice => DraftWords.Label(choice, Form.Languages[0])))}…"
            ));

    /// <summary>The other items that offer the same choices.</summary>
    public IReadOnlyList<string> AlsoOffering =>
        Item is { List.Length: > 0 } ? [.. Form.Offering(Item.List).Where(row => row != Item).Select(row => DraftWords.Label(row, Form.Languages[0]))] : [];

    // Parts of the form stand open where something is in them or was refused.
    public bool OffersChoices => Input.Type is "select_one" or "select_multiple" or "rank" || IsRefused("Choices", "List");

    public bool HasConditions =>
        Input.Conditions.Exists(condition => condition.Test is { Length: > 0 }) || Input.Relevant is { Length: > 0 } || IsRefused("Conditions", "Relevant");

    public bool HasLimits => !Input.Limits.IsEmpty || Input.Constraint is { Length: > 0 } || IsRefused("Least", "Most", "Alone", "Constraint");

    public bool HasMore =>
        Input.Type == "calculate" || Input.More.Values.Any(cell => cell is { Length: > 0 }) || IsRefused("More", "Name", "In[guidance", "In[required");

    protected override bool IsSavedAlready
    {
        get
        {
            if (Form.LastPress != Press() || Form.Find(Form.LastRow) is not { } row)
                return false;
            (changed, written) = (Form, row);
            return true;
        }
    }

    private bool IsRefused(params string[] fields) =>
        ModelState.Any(entry =>
            entry.Value?.Errors.Count > 0 && Array.Exists(fields, field => entry.Key.StartsWith("Input." + field, StringComparison.Ordinal))
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<InstrumentDraft>().SingleOrDefaultAsync(draft => draft.Id == DraftId, cancellation);
        if (Row is null)
            return false;
        Form = Row.Form;
        Item = ItemId is { } id ? Form.Find(id) : null;
        return ItemId is null || Item is not null;
    }

    protected override ItemForm Fill(InstrumentDraft? row)
    {
        if (Item is not null)
            return ItemForm.Of(Form, Item);
        var type = Request.Query["type"].ToString();
        var form = ItemForm.Of(
            Form,
            new DraftRow(0, new() { ["type"] = DraftWords.GroupTypes.Concat(DraftWords.Types).Any(known => known.Value == type) ? type : "select_one" })
        );
        form.After = int.TryParse(Request.Query["after"], out var after) ? after : null;
        return form;
    }

    protected override Task CheckAsync(CancellationToken cancellation)
    {
        var isGroup = Item?.Begins ?? Input.Type?.StartsWith("begin_", StringComparison.Ordinal) ?? false;
        if (!(isGroup ? DraftWords.GroupTypes : DraftWords.Types).Any(type => type.Value == Input.Type))
        {
            ModelState.Refuse(nameof(ItemForm.Type), "Choose a type.");
            Input.Type = Item?.Type ?? "select_one";
            return Task.CompletedTask;
        }
        changed = FormDraft.FromJson(Form.ToJson());
        written = Item is null ? changed.Add(Input.Type!, Input.After) : changed.Find(Item.Id)!;
        new ItemChange(changed, written, Input, ModelState).Apply();
        if (changed.Survey.Count + changed.Choices.Count > FormDraft.MostRows)
            ModelState.Refuse("", $"A questionnaire has at most {FormDraft.MostRows} rows.");
        return Task.CompletedTask;
    }

    protected override Task StoreAsync(InstrumentDraft row, CancellationToken cancellation)
    {
        (changed.LastPress, changed.LastRow) = (Press(), written!.Id);
        (row.Sheets, row.ChangedAt) = (changed.ToJson(), clock.GetUtcNow().UtcDateTime);
        return Task.CompletedTask;
    }

    /// <summary>Stands for all that was sent, and for what it was sent to.</summary>
    private string Press()
    {
        var fields = Request.Form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).Select(field => $"{field.Key}={field.Value}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', [Request.Path.Value, .. fields]))));
    }

    protected override IActionResult Saved(InstrumentDraft row)
    {
        TempData.Done($"{DraftWords.Label(written!, changed.Languages[0])} was saved.");
        return Request.Form["then"].ToString() switch
        {
            "another" => Redirect(DraftLinks.Add(DraftId, written!.Id)),
            "more" => Redirect(DraftLinks.Item(DraftId, written!.Id)),
            _ => Redirect($"{DraftLinks.Index(DraftId)}#item-{written!.Id}"),
        };
    }
}
