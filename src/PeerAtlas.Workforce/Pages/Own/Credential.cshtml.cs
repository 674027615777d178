using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>One of one's own credentials: whose turn it is, what counts, what is missing and until when, and why something does not count.</summary>
[Authorize]
[Bilingual]
internal sealed class CredentialModel(
    PeerAtlasDbContext database,
    OwnCredentials own,
    CredentialDesk desk,
    CredentialSheets sheets,
    ShownBadges badges,
    PaperPdfs pdfs,
    AuthorityClock clock,
    Language language
) : PageModel
{
    [BindProperty(Name = "credential", SupportsGet = true)]
    public Guid CredentialId { get; set; }

    public Credential Row { get; private set; } = null!;

    public CredentialSheet Sheet { get; private set; } = null!;

    public CredentialStanding? Standing => Sheet.Standing;

    /// <summary>The badge that is shown; null when none is.</summary>
    public ShownBadge? Shows { get; private set; }

    public bool MayShow => ShownBadges.Allows(Row, Standing) && Sheet.Rule is not null;

    public bool HasBadgePdf => MayShow && pdfs.IsOffered;

    public string BadgeAddress => badges.AddressOf(Shows!);

    public string Name { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public string? Moved { get; private set; }

    /// <summary>What the centre asked, while it waits for an answer.</summary>
    public string? Question { get; private set; }

    public HoursTable Hours => new(Sheet.Hours, false, MayRemove);

    public bool TakesHours => Row.Stage is CredentialStage.Issued or CredentialStage.InCourse or CredentialStage.Applied or CredentialStage.Asked;

    public bool OpensHours => ModelState.Keys.Any(key => key.StartsWith("Input.", StringComparison.Ordinal) && ModelState[key]!.Errors.Count > 0);

    /// <summary>Why what is no record of hours does not count.</summary>
    public IEnumerable<string> NotCounted => Sheet.NotCounted(language.OfRules());

    public string Turn =>
        Row.Stage == CredentialStage.Asked ? language[CredentialWords.Yours]
        : !Row.IsCentresTurn ? language[CredentialWords.Nobodys]
        : (int)(clock.UtcNow - Row.WaitingSince!.Value).TotalDays is var days and > 0 ? language[CredentialWords.TheCentres, days]
        : language[CredentialWords.TheCentresSinceToday];

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Appeal { get; set; }

    [BindProperty]
    public bool Shown { get; set; }

    [BindProperty]
    public bool ShowsName { get; set; }

    [BindProperty]
    public AttestForm Attest { get; set; } = new();

    [BindProperty]
    public HoursForm Input { get; set; } = new();

    public static string Number(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        (Shown, ShowsName, Input.On) = (Row.IsShownToAgencies, Shows?.ShowsName == true, clock.Today);
        return Page();
    }

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellation) =>
        StepAsync(CredentialEventKind.Answered, nameof(Answer), Answer, CredentialWords.TheAnswerWasSent, cancellation);

    public Task<IActionResult> OnPostAppealAsync(CancellationToken cancellation) =>
        StepAsync(CredentialEventKind.Appealed, nameof(Appeal), Appeal, CredentialWords.TheAppealWasSent, cancellation);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellation) =>
        StepAsync(CredentialEventKind.Ended, null, "", CredentialWords.ItWasStopped, cancellation);

    public async Task<IActionResult> OnPostShowAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        (Row.IsShownToAgencies, Row.Version) = (Shown, Guid.NewGuid());
        if (!await desk.TrySaveAsync(cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(language[CredentialWords.Saved]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostBadgeAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !MayShow)
            return NotFound();
        var email = await database.Users.Where(account => account.Id == own.Me).Select(account => account.Email!).SingleAsync(cancellation);
        var since = Sheet.Events.Where(one => one.Kind == CredentialEventKind.Renewed).Max(one => one.On) ?? Row.IssuedOn!.Value;
        await badges.MakeAsync(Row, Sheet.Rule!, Standing!, since, email, ShowsName, cancellation);
        return await SaveAsync(BadgeWords.ItIsMade, cancellation);
    }

    public async Task<IActionResult> OnPostEndBadgeAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        await badges.EndAsync(Row, cancellation);
        return await SaveAsync(BadgeWords.ItIsStopped, cancellation);
    }

    private async Task<IActionResult> SaveAsync(Words done, CancellationToken cancellation)
    {
        if (!await desk.TrySaveAsync(cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(language[done]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostHoursAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !TakesHours)
            return NotFound();
        if (!Input.Check(ModelState, Sheet.Records, clock.Today, language))
            return Page();
        database.Add(Input.Make(Row.OrganisationId, Row.WorkerId, own.Me, null));
        await database.SaveChangesAsync(cancellation);
        TempData.Done(language[CredentialWords.TheHoursWereSaved]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid record, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Sheet.Hours.FirstOrDefault(line => line.Id == record) is not { } line || !MayRemove(line))
            return NotFound();
        database.Remove(Sheet.Records.Single(hours => hours.Id == record));
        if (!await desk.TrySaveAsync(cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(language[CredentialWords.TheHoursWereTakenOut]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAttestAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!Attest.Check(ModelState, clock.Today, language))
            return Page();
        if (!Row.Allows(CredentialEventKind.Attested) || !await desk.SaveAsync(Row, Attest.Make(Row, clock.Today, clock.UtcNow, own.Me), cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(language[CredentialWords.Saved]);
        return RedirectToPage();
    }

    // What one entered oneself, while the centre has not confirmed it.
    private bool MayRemove(HoursLine line) => line.IsTold && !line.IsOfSession && line.By == own.Me;

    private async Task<IActionResult> StepAsync(CredentialEventKind kind, string? field, string? text, Words done, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (field is not null && string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, language[CredentialWords.WriteSomething]);
        else if (text?.Length > CredentialEvent.TextLength)
            ModelState.AddModelError(field!, language[CredentialWords.UseAtMost, CredentialEvent.TextLength]);
        if (!ModelState.IsValid)
            return Page();
        if (!Row.Allows(kind) || !await desk.SaveAsync(Row, Row.Step(kind, text!.Trim(), clock.UtcNow, own.Me), cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(language[done]);
        return RedirectToPage();
    }

    private async Task<IActionResult> MovedAsync(CancellationToken cancellation)
    {
        Moved = language[CredentialWords.SomebodyElseChangedThis];
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await own.FindAsync(CredentialId, cancellation) is not { } found)
            return false;
        Row = found;
        Sheet = await sheets.ReadAsync(found, cancellation);
        Name = Sheet.Rule is { } rule ? RuleExplanation.Name(rule.Name, language.OfRules()) : found.RuleId;
        Centre = await database.Set<Organisation>().Where(centre => centre.Id == found.OrganisationId).Select(centre => centre.Name).SingleAsync(cancellation);
        (Input.TopicChoices, Attest.Open) = (Sheet.Topics, Sheet.Open);
        Shows = await badges.OfAsync(found, cancellation);
        if (found.Stage == CredentialStage.Asked)
            Question = Sheet.Events.LastOrDefault(one => one.Kind == CredentialEventKind.Asked)?.Text;
        return true;
    }
}
