using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Titles and languages of a questionnaire that is being written.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class SettingsModel(PeerAtlasDbContext database, TimeProvider clock) : EditPage<InstrumentDraft, SettingsModel.SettingsForm>(database)
{
    private const int MostLanguages = 12;

    [BindProperty(Name = "draft", SupportsGet = true)]
    public Guid DraftId { get; set; }

    public FormDraft Form { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<InstrumentDraft>().SingleOrDefaultAsync(draft => draft.Id == DraftId, cancellation);
        if (Row is null)
            return false;
        Form = Row.Form;
        return true;
    }

    protected override SettingsForm Fill(InstrumentDraft? row) =>
        new()
        {
            Titles = Form.Languages.ConvertAll<string?>(language => Form.Settings.GetValueOrDefault(Form.TitleIn(language))),
            Languages = string.Join('\n', Form.Languages),
        };

    protected override Task CheckAsync(CancellationToken cancellation)
    {
        var title = Input.Titles.ElementAtOrDefault(0)?.Trim() ?? "";
        ModelState.Refuse(
            "Titles[0]",
            title.Length == 0 ? "Give a title."
                : title.Length > SurveyInstrument.TitleLength ? $"Use at most {SurveyInstrument.TitleLength} characters; these are {title.Length}."
                : null
        );
        for (var at = 0; at < Form.Languages.Count; at++)
        {
            if (Input.Titles.ElementAtOrDefault(at)?.Trim() is { Length: > 0 } typed)
                Form.Settings[Form.TitleIn(Form.Languages[at])] = typed;
            else
                Form.Settings.Remove(Form.TitleIn(Form.Languages[at]));
        }
        var lines = (Input.Languages ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var languages = Array.ConvertAll(lines, InstrumentLanguage.Parse);
        ModelState.Refuse(
            nameof(SettingsForm.Languages),
            lines.Length == 0 ? "Give at least one language."
                : lines.Length > MostLanguages ? $"Give at most {MostLanguages} languages."
                : Array.IndexOf(languages, null) is >= 0 and var unknown ? $"Write the code of {lines[unknown]} in parentheses behind it: Haitian Creole (ht)."
                : languages.DistinctBy(language => language!.Code.ToLowerInvariant()).Count() < languages.Length ? "Two of these have the same code."
                : null
        );
        if (!ModelState.IsValid)
            return Task.CompletedTask;
        Form.SetLanguages([.. languages.Select(language => language!)]);
        if (!Form.Settings.ContainsKey("form_title"))
            // The title in the language that was the first says more than none.
            Form.Settings["form_title"] = title;
        return Task.CompletedTask;
    }

    protected override Task StoreAsync(InstrumentDraft row, CancellationToken cancellation)
    {
        (row.Title, row.Sheets, row.ChangedAt) = (Form.Settings["form_title"], Form.ToJson(), clock.GetUtcNow().UtcDateTime);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(InstrumentDraft row)
    {
        TempData.Done("Titles and languages were saved.");
        return Redirect(DraftLinks.Index(DraftId));
    }

    public sealed class SettingsForm : IVersioned
    {
        public List<string?> Titles { get; set; } = [];

        public string? Languages { get; set; }

        public Guid Version { get; set; }
    }
}
