using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>Reads one credential of a centre's register, and saves a step of it, or says why not.</summary>
internal abstract class RegisterCredentialPage(
    PeerAtlasDbContext database,
    CredentialDesk desk,
    CredentialSheets sheets,
    CurrentMember member,
    AuthorityClock clock,
    Language language
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "credential", SupportsGet = true)]
    public Guid CredentialId { get; set; }

    [BindProperty]
    public string? Although { get; set; }

    public Credential Row { get; private set; } = null!;

    public CredentialSheet Sheet { get; private set; } = null!;

    /// <summary>What speaks against issuing, making full or renewing it today.</summary>
    public IReadOnlyList<string> Doubts { get; private set; } = [];

    public string? Handler { get; private set; }

    public string? Moved { get; private set; }

    public bool IsMine => Row.HandledById == member.AccountId;

    protected Guid Me => member.AccountId!.Value;

    protected DateOnly Today => clock.Today;

    protected DateTime Now => clock.UtcNow;

    /// <summary>Whether something is wrong with what was sent in this field, so that its part of the page opens.</summary>
    public bool IsWrong(string field) => ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid;

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var rows = database.Set<Credential>().Where(row => row.OrganisationId == Organisation);
        if (await rows.SingleOrDefaultAsync(row => row.Id == CredentialId, cancellation) is not { } found)
            return false;
        Row = found;
        Sheet = await sheets.ReadAsync(found, cancellation);
        Doubts = Sheet.Doubts(found);
        Handler = await database.Users.Where(account => account.Id == found.HandledById).Select(account => account.Name).SingleOrDefaultAsync(cancellation);
        Loaded();
        return true;
    }

    /// <summary>Called once all is read.</summary>
    protected abstract void Loaded();

    protected async Task<IActionResult> StepAsync(
        CredentialEventKind kind,
        string? field,
        string? refusal,
        Func<Guid, DateTime, CredentialEvent> step,
        CancellationToken cancellation
    )
    {
        if (Row is null && !await LoadAsync(cancellation))
            return NotFound();
        if (refusal is not null)
            ModelState.AddModelError(field!, refusal);
        if (!ModelState.IsValid)
            return Page();
        if (!Row!.Allows(kind))
            return await MovedAsync(cancellation);
        // Who acts looks after it, unless somebody else does.
        Row.HandledById ??= member.AccountId;
        if (!await desk.SaveAsync(Row, step(Me, clock.UtcNow), cancellation))
            return await MovedAsync(cancellation);
        return Done(kind.Words(language) + ".");
    }

    /// <summary>Saves what is no step of the credential.</summary>
    protected async Task<IActionResult> SaveAsync(string done, CancellationToken cancellation) =>
        await desk.TrySaveAsync(cancellation) ? Done(done) : await MovedAsync(cancellation);

    protected async Task<IActionResult> MovedAsync(CancellationToken cancellation)
    {
        Moved = language[CredentialWords.SomebodyElseChangedThis];
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Refuses what goes against the rule, or stands on the holder's word alone, unless a reason is given.</summary>
    protected void RefuseAlthough()
    {
        if (Doubts.Count > 0 && UnseenCharacters.IsBlank(Although))
            ModelState.AddModelError(nameof(Although), "Something speaks against it. Write why you do it all the same, or wait.");
        else if (Although?.Length > CredentialEvent.TextLength)
            ModelState.AddModelError(nameof(Although), $"Use at most {CredentialEvent.TextLength} characters.");
    }

    protected string? RefuseDay(DateOnly? day) =>
        day is null ? "Give the day."
        : day > clock.Today ? "That day is still to come."
        : day.Value.Year < 1990 ? "Look at the year."
        : null;

    protected static string? Refuse(string? text, string missing) =>
        UnseenCharacters.IsBlank(text) ? missing
        : text.Length > CredentialEvent.TextLength ? $"Use at most {CredentialEvent.TextLength} characters; these are {text.Length}."
        : null;

    private RedirectToPageResult Done(string what)
    {
        TempData.Done(what);
        return RedirectToPage();
    }
}
