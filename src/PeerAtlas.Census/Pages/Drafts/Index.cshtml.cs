using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>A questionnaire that is being written: its items in order, what is still to be mended, and the step to a version.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class IndexModel(PeerAtlasDbContext database, InstrumentLibrary library, TimeProvider clock) : PageModel
{
    public InstrumentDraft Row { get; private set; } = null!;

    public FormDraft Form { get; private set; } = null!;

    public FormReading Reading { get; private set; } = null!;

    /// <summary>Where the questionnaire is answered when it becomes a version: what it was when the page was opened.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    /// <summary>Versions that were made since the draft was begun, with the one before them where there is one, in order; none when nothing was made.</summary>
    public IReadOnlyList<InstrumentVersion> Since { get; private set; } = [];

    /// <summary>Whether there are such versions, of which the draft knows nothing.</summary>
    public bool IsOvertaken => Since.Any(version => version.Number > Form.Newest);

    /// <summary>Tells what is taken in another way or left out from what else it could be; empty when nothing is.</summary>
    public string Otherwise =>
        Reading.Remarks.Where(remark => remark.Kind != RemarkKind.Stops).Select(remark => $"{remark.What} {remark.Text} {remark.Places.Count}").ToList()
            is { Count: > 0 } told
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', told))))[..16]
            : "";

    public async Task<IActionResult> OnGetAsync(Guid draft, CancellationToken cancellation)
    {
        if (!await LoadAsync(draft, cancellation))
            return NotFound();
        (Version, Reading) = (Row.Version, Form.Read());
        return Page();
    }

    public Task<IActionResult> OnPostUpAsync(Guid draft, int item, CancellationToken cancellation) => MoveAsync(draft, item, isUp: true, cancellation);

    public Task<IActionResult> OnPostDownAsync(Guid draft, int item, CancellationToken cancellation) => MoveAsync(draft, item, isUp: false, cancellation);

    public async Task<IActionResult> OnPostRemoveFigureAsync(Guid draft, int item, CancellationToken cancellation)
    {
        if (!await LoadAsync(draft, cancellation))
            return NotFound();
        Form.Figures.RemoveAll(figure => figure.Id == item);
        return await SaveAsync("figures", cancellation);
    }

    /// <summary>Makes a version of it. The draft is gone then.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="over">Whether it may follow a version of which it knows nothing.</param>
    /// <param name="otherwise">What is taken in another way or left out, as it was seen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IActionResult> OnPostVersionAsync(Guid draft, bool over, string? otherwise, CancellationToken cancellation)
    {
        if (!await LoadAsync(draft, cancellation))
            return NotFound();
        Reading = Form.Read();
        if (Row.Version != Version)
            ModelState.AddModelError("", "Somebody else changed it while you had it open. Look at it as it is now; nothing was made of it yet.");
        else if (IsOvertaken && !over)
            ModelState.AddModelError(
                "over",
                $"Version {Since[^1].Number} was made meanwhile. Look at what it changed, and tick the box below if this is to follow it."
            );
        else if (Reading.Instrument is null)
            ModelState.AddModelError("", "Mend what is named below first. Nothing was made of it yet.");
        else if (Otherwise.Length > 0 && otherwise != Otherwise)
            ModelState.AddModelError(
                "otherwise",
                "Read what is taken in another way than it is written, or left out, and tick the box. Nothing was made of it yet."
            );
        if (!ModelState.IsValid)
            return Again();
        try
        {
            var version = await library.ImportAsync(Reading.Instrument!, Row.Audience, cancellation);
            database.ChangeTracker.Clear();
            database.Remove(Row);
            // What somebody else wrote meanwhile stays a draft.
            await database.TrySaveAsync(ModelState, cancellation);
            TempData.Done(
                version.IsNew ? $"The questionnaire is version {version.Number} now." : $"It says what version {version.Number} says. No new version was made."
            );
            return Redirect(InstrumentLinks.Version(version.VersionId));
        }
        catch (InstrumentException exception)
        {
            ModelState.AddModelError("", exception.Message);
            return Again();
        }
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid draft, bool sure, CancellationToken cancellation)
    {
        if (!await LoadAsync(draft, cancellation))
            return NotFound();
        if (!sure)
        {
            ModelState.AddModelError("sure", "Tick the box to say that you are sure.");
            Reading = Form.Read();
            return Again();
        }
        database.Remove(Row);
        if (await database.TrySaveAsync(ModelState, cancellation))
            TempData.Done("What was being written is deleted. Versions that were made of it stay.");
        return Redirect(InstrumentLinks.Index);
    }

    private async Task<IActionResult> MoveAsync(Guid draft, int item, bool isUp, CancellationToken cancellation)
    {
        if (!await LoadAsync(draft, cancellation) || Form.Find(item) is not { } row)
            return NotFound();
        Form.Move(row, isUp);
        return await SaveAsync($"item-{item}", cancellation);
    }

    private async Task<IActionResult> SaveAsync(string fragment, CancellationToken cancellation)
    {
        database.Entry(Row).Property(stored => stored.Version).OriginalValue = Version;
        (Row.Sheets, Row.ChangedAt, Row.Version) = (Form.ToJson(), clock.GetUtcNow().UtcDateTime, Guid.NewGuid());
        var id = Row.Id;
        if (await database.TrySaveAsync(ModelState, cancellation, changed: "Somebody else changed it meanwhile. Look at it as it is now, and try again."))
            return Redirect($"{DraftLinks.Index(id)}#{fragment}");
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Reading = Form.Read();
        return Again();
    }

    private PageResult Again()
    {
        ModelState.Remove(nameof(Version));
        Version = Row.Version;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid draft, CancellationToken cancellation)
    {
        if (await database.Set<InstrumentDraft>().SingleOrDefaultAsync(row => row.Id == draft, cancellation) is not { } row)
            return false;
        (Row, Form) = (row, row.Form);
        if (Form.Newest is { } newest && Form.Settings.GetValueOrDefault("form_id") is { } key)
            Since = await (
                from version in database.Set<InstrumentVersion>()
                join instrument in database.Set<SurveyInstrument>() on version.InstrumentId equals instrument.Id
                where instrument.Key == key && version.Number >= newest
                orderby version.Number
                select version
            ).ToListAsync(cancellation);
        return true;
    }
}
