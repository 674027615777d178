using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>One credential, as the centre sees and handles it: application, exam, issue, renewal, withdrawal, appeal, hours.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class CredentialModel(
    PeerAtlasDbContext database,
    CredentialDesk desk,
    CredentialStandings standings,
    RulesInForce rules,
    CurrentMember member,
    AuthorityClock clock,
    Language language
) : PageModel
{
    private const string WriteWhy = "Write why.";
    private const string BeforeIssue = "This day is before the day of issue.";
    private RuleVersion? version;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "credential", SupportsGet = true)]
    public Guid CredentialId { get; set; }

    public Credential Row { get; private set; } = null!;

    public CredentialStanding? Standing { get; private set; }

    public string? Handler { get; private set; }

    public string? Moved { get; private set; }

    public IReadOnlyList<HappenedLine> Happened { get; private set; } = [];

    public IReadOnlyList<HoursLine> Hours { get; private set; } = [];

    public bool IsMine => Row.HandledById == member.AccountId;

    public bool HasStage => version?.Provisional is { IsWhole: false };

    public IReadOnlyList<Choice> Years => [.. (version?.Period?.Choices ?? []).Select(choice => new Choice($"{choice.Years}", $"{choice.Years}"))];

    /// <summary>Why what is no record of hours does not count.</summary>
    public IEnumerable<string> NotCounted =>
        (Standing?.NotCounted ?? []).Where(part => !Guid.TryParse(part.Id, out _)).Select(part => CheckWords.Why(part, WordLanguage.English));

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Although { get; set; }

    [BindProperty]
    public DateOnly? ExamOn { get; set; }

    [BindProperty]
    public DateOnly? IssueOn { get; set; }

    [BindProperty]
    public DateOnly? FullOn { get; set; }

    [BindProperty]
    public DateOnly? RenewOn { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public bool Provisional { get; set; }

    [BindProperty]
    public int? ChosenYears { get; set; }

    [BindProperty]
    public HoursForm Input { get; set; } = new();

    /// <summary>Whether something is wrong with what was sent in this field, so that its part of the page opens.</summary>
    public bool IsWrong(string field) => ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        (ExamOn, IssueOn, FullOn, RenewOn) = (clock.Today, clock.Today, clock.Today, clock.Today);
        Input.On = clock.Today;
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        (Row.HandledById, Row.Version) = (IsMine ? null : member.AccountId, Guid.NewGuid());
        return await desk.TrySaveAsync(cancellation) ? RedirectToPage() : await MovedAsync(cancellation);
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation) =>
        StepAsync(CredentialEventKind.Accepted, null, null, (by, at) => Row.Step(CredentialEventKind.Accepted, "", at, by), cancellation);

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellation) =>
        StepAsync(
            CredentialEventKind.Asked,
            nameof(Question),
            Refuse(Question, "Write what is missing."),
            (by, at) => Row.Step(CredentialEventKind.Asked, Question!.Trim(), at, by),
            cancellation
        );

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellation)
    {
        var isIssued = await database.Set<Credential>().AnyAsync(row => row.Id == CredentialId && row.Stage == CredentialStage.Issued, cancellation);
        var kind = isIssued ? CredentialEventKind.Withdrawn : CredentialEventKind.Refused;
        return await StepAsync(kind, nameof(Reason), Refuse(Reason, WriteWhy), (by, at) => Row.Step(kind, Reason!.Trim(), at, by), cancellation);
    }

    public Task<IActionResult> OnPostUpholdAsync(CancellationToken cancellation) => DecideAsync(CredentialEventKind.AppealUpheld, cancellation);

    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancellation) => DecideAsync(CredentialEventKind.AppealRejected, cancellation);

    public Task<IActionResult> OnPostPassedAsync(CancellationToken cancellation) => TryAsync(CredentialEventKind.ExamPassed, cancellation);

    public Task<IActionResult> OnPostFailedAsync(CancellationToken cancellation) => TryAsync(CredentialEventKind.ExamFailed, cancellation);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        RefuseAlthough();
        if (Years.Count > 0 && Years.All(choice => choice.Value != $"{ChosenYears}"))
            ModelState.AddModelError(nameof(ChosenYears), "Choose the years.");
        if (Number?.Trim().Length > Credential.NumberLength)
            ModelState.AddModelError(nameof(Number), $"Use at most {Credential.NumberLength} characters.");
        return await StepAsync(
            CredentialEventKind.Issued,
            nameof(IssueOn),
            RefuseDay(IssueOn),
            (by, at) =>
            {
                Row.Number = string.IsNullOrWhiteSpace(Number) ? null : Number.Trim();
                return Row.Issue(IssueOn!.Value, Provisional && HasStage, Years.Count > 0 ? ChosenYears : null, Although?.Trim() ?? "", at, by);
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        RefuseAlthough();
        var refusal = RefuseDay(RenewOn)
            ?? (RenewOn < Row.IssuedOn ? BeforeIssue : null)
            ?? (await desk.IsRenewedAsync(Row, RenewOn!.Value, cancellation) ? "It was renewed on this day already. Nothing was saved." : null);
        return await StepAsync(
            CredentialEventKind.Renewed,
            nameof(RenewOn),
            refusal,
            (by, at) => Row.Renew(RenewOn!.Value, Years.Count > 0 ? ChosenYears : null, Although?.Trim() ?? "", at, by),
            cancellation
        );
    }

    public async Task<IActionResult> OnPostFullAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        RefuseAlthough();
        var refusal = RefuseDay(FullOn) ?? (FullOn < Row.IssuedOn ? BeforeIssue : null);
        return await StepAsync(
            CredentialEventKind.MadeFull,
            nameof(FullOn),
            refusal,
            (by, at) => Row.MakeFull(FullOn!.Value, Although?.Trim() ?? "", at, by),
            cancellation
        );
    }

    public Task<IActionResult> OnPostExtendAsync(CancellationToken cancellation) =>
        StepAsync(
            CredentialEventKind.ExtensionAsked,
            nameof(FullOn),
            RefuseDay(FullOn),
            (by, at) => Row.Note(CredentialEventKind.ExtensionAsked, FullOn!.Value, "", "", at, by),
            cancellation
        );

    public async Task<IActionResult> OnPostHoursAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        ModelState.Remove(nameof(ChosenYears));
        Input.Check(ModelState, clock.Today, language);
        if (!ModelState.IsValid)
            return Page();
        database.Add(Input.Make(Organisation, Row.WorkerId, member.AccountId));
        await database.SaveChangesAsync(cancellation);
        TempData.Done("The hours were saved.");
        return RedirectToPage();
    }

    private Task<IActionResult> DecideAsync(CredentialEventKind kind, CancellationToken cancellation) =>
        StepAsync(kind, nameof(Decision), Refuse(Decision, WriteWhy), (by, at) => Row.Step(kind, Decision!.Trim(), at, by), cancellation);

    private async Task<IActionResult> TryAsync(CredentialEventKind kind, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var refusal = RefuseDay(ExamOn);
        if (refusal is null && !await desk.MayTryAsync(Row, ExamOn!.Value, cancellation))
            refusal = "By the rule the tries are used up on this day. Nothing was saved.";
        return await StepAsync(kind, nameof(ExamOn), refusal, (by, at) => Row.Note(kind, ExamOn!.Value, "", "", at, by), cancellation);
    }

    private void RefuseAlthough()
    {
        if (Standing?.Missing.Count > 0 && string.IsNullOrWhiteSpace(Although))
            ModelState.AddModelError(nameof(Although), "Something is missing by the rule. Write why you do it all the same, or wait.");
        else if (Although?.Length > CredentialEvent.TextLength)
            ModelState.AddModelError(nameof(Although), $"Use at most {CredentialEvent.TextLength} characters.");
    }

    private string? RefuseDay(DateOnly? day) =>
        day is null ? "Give the day."
        : day > clock.Today ? "That day is still to come."
        : day.Value.Year < 1990 ? "Look at the year."
        : null;

    private static string? Refuse(string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? missing
        : text.Length > CredentialEvent.TextLength ? $"Use at most {CredentialEvent.TextLength} characters; these are {text.Length}."
        : null;

    private async Task<IActionResult> StepAsync(
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
        if (!await desk.SaveAsync(Row, step(member.AccountId!.Value, clock.UtcNow), cancellation))
            return await MovedAsync(cancellation);
        TempData.Done(kind.Words(language) + ".");
        return RedirectToPage();
    }

    private async Task<IActionResult> MovedAsync(CancellationToken cancellation)
    {
        Moved = language[CredentialWords.SomebodyElseChangedThis];
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var rows = database.Set<Credential>().Where(row => row.OrganisationId == Organisation);
        if (await rows.SingleOrDefaultAsync(row => row.Id == CredentialId, cancellation) is not { } found)
            return false;
        Row = found;
        version = (await rules.ReadAsync(cancellation)).Find(found.RuleId)?.On(clock.Today);
        Standing = (await standings.OfAsync([found], cancellation)).GetValueOrDefault(found.Id);
        Handler = await database.Users.Where(account => account.Id == found.HandledById).Select(account => account.Name).SingleOrDefaultAsync(cancellation);
        Input.TopicChoices = CredentialLines.Topics(version, WordLanguage.English);
        var events = await database
            .Set<CredentialEvent>()
            .AsNoTracking()
            .Where(one => one.CredentialId == CredentialId)
            .OrderBy(one => one.At)
            .ToListAsync(cancellation);
        var asked = version is null ? [] : RuleExplanation.Asked(version, WordLanguage.English);
        Happened = CredentialLines.Happened(events, asked, at => DateOnly.FromDateTime(clock.ToLocal(at)), language);
        var hours = await database
            .Set<EarnedHours>()
            .AsNoTracking()
            .Where(record => record.OrganisationId == Organisation && record.WorkerId == found.WorkerId)
            .OrderByDescending(record => record.On)
            .ToListAsync(cancellation);
        Hours = CredentialLines.Hours(hours, Input.TopicChoices, Standing, WordLanguage.English);
        return true;
    }
}
