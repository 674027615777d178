using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Begins a questionnaire.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class NewModel(PeerAtlasDbContext database, TimeProvider clock) : EditPage<InstrumentDraft, NewModel.NewForm>(database)
{
    private static readonly InstrumentLanguage[] Languages = [new("English", "en"), new("Spanish", "es")];

    protected override Task<bool> LoadAsync(CancellationToken cancellation) => Task.FromResult(true);

    protected override NewForm Fill(InstrumentDraft? row) => new();

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        var title = Input.Title ?? "";
        ModelState.Refuse(
            nameof(NewForm.Title),
            title.Length == 0 ? "Give a title."
                : title.Length > SurveyInstrument.TitleLength ? $"Use at most {SurveyInstrument.TitleLength} characters; these are {title.Length}."
                : null
        );
        if (Input.AnsweredBy is null)
            ModelState.Refuse(nameof(NewForm.AnsweredBy), "Choose who answers.");
        var taken = await Database.Set<SurveyInstrument>().Select(row => row.Key).ToListAsync(cancellation);
        if (Input.FormId is not { Length: > 0 })
            Input.FormId = DraftOutline.FreeFormId(title, taken);
        ModelState.Refuse(
            nameof(NewForm.FormId),
            !FormDraft.IsName(Input.FormId) ? FormDraft.NameRule
                : taken.Contains(Input.FormId) ? "A questionnaire has this ID already. Give another, or edit that one: what you write becomes its next version."
                : null
        );
    }

    protected override InstrumentDraft Make()
    {
        var form = FormDraft.New(Input.FormId!, Languages);
        form.Newest = 0;
        form.Settings["form_title"] = Input.Title!;
        if (Input.Spanish is { Length: > 0 } spanish)
            form.Settings[form.TitleIn(form.Languages[1])] = spanish;
        return new()
        {
            Title = Input.Title!,
            Audience = Input.AnsweredBy!.Value,
            Sheets = form.ToJson(),
            ChangedAt = clock.GetUtcNow().UtcDateTime,
        };
    }

    protected override Task StoreAsync(InstrumentDraft row, CancellationToken cancellation) => Task.CompletedTask;

    protected override IActionResult Saved(InstrumentDraft row)
    {
        TempData.Done("The questionnaire is begun. Add the first question.");
        return Redirect(DraftLinks.Index(row.Id));
    }

    public sealed class NewForm : IVersioned
    {
        public string? Title
        {
            get;
            set => field = value?.Trim();
        }

        public string? Spanish
        {
            get;
            set => field = value?.Trim();
        }

        public string? FormId
        {
            get;
            set => field = value?.Trim();
        }

        public Audience? AnsweredBy { get; set; }

        public Guid Version { get; set; }
    }
}
