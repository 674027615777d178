using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>One credential, as the centre sees and handles it: application, exam, issue, renewal, withdrawal, appeal, hours.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class CredentialModel(
    PeerAtlasDbContext database,
    CredentialDesk desk,
    CredentialSheets sheets,
    CurrentMember member,
    AuthorityClock clock,
    Language language
) : RegisterCredentialPage(database, desk, sheets, member, clock, language)
{
    private const string WriteWhy = "Write why.";
    private const string BeforeIssue = "This day is before the day of issue.";
    private readonly PeerAtlasDbContext database = database;
    private readonly CredentialDesk desk = desk;
    private readonly Language language = language;

    public bool HasStage => Sheet.Version?.Provisional is { IsWhole: false };

    public bool MayRenew => Row.Allows(CredentialEventKind.Renewed) && !Sheet.NeverExpires;

    /// <summary>Whether whoever looks made the decision that the appeal is about.</summary>
    public bool IsJudgeOfMyself => Sheet.Events.LastOrDefault(one => one.Kind is CredentialEventKind.Refused or CredentialEventKind.Withdrawn)?.AccountId == Me;

    public IReadOnlyList<Choice> Years => Sheet.Years;

    public IEnumerable<string> NotCounted => Sheet.NotCounted(WordLanguage.English);

    public HoursTable Hours => new(Sheet.Hours, true, line => !line.IsOfSession);

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

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
    public int? Experience { get; set; }

    [BindProperty]
    public int? Supervised { get; set; }

    [BindProperty]
    public string? WorkSeen { get; set; }

    [BindProperty]
    public AttestForm Attest { get; set; } = new();

    [BindProperty]
    public HoursForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        (ExamOn, IssueOn, FullOn, RenewOn, Input.On) = (Today, Today, Today, Today, Today);
        if (!await LoadAsync(cancellation))
            return NotFound();
        (Experience, Supervised) = (Row.ExperienceHours, Row.SupervisedHours);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        (Row.HandledById, Row.Version) = (Me, Guid.NewGuid());
        return await SaveAsync("You look after it.", cancellation);
    }

    public async Task<IActionResult> OnPostGiveBackAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (IsMine)
            (Row.HandledById, Row.Version) = (null, Guid.NewGuid());
        return await SaveAsync("You do not look after it.", cancellation);
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

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellation) => EndAsync(CredentialEventKind.Refused, cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) => EndAsync(CredentialEventKind.Withdrawn, cancellation);

    public Task<IActionResult> OnPostUpholdAsync(CancellationToken cancellation) => DecideAsync(CredentialEventKind.AppealUpheld, cancellation);

    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancellation) => DecideAsync(CredentialEventKind.AppealRejected, cancellation);

    public Task<IActionResult> OnPostPassedAsync(CancellationToken cancellation) => TryAsync(CredentialEventKind.ExamPassed, cancellation);

    public Task<IActionResult> OnPostFailedAsync(CancellationToken cancellation) => TryAsync(CredentialEventKind.ExamFailed, cancellation);

    public async Task<IActionResult> OnPostAttestAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var kind = CredentialEventKind.Attested;
        return Attest.Check(ModelState, Today, language)
            ? await StepAsync(kind, null, null, (by, at) => Attest.Make(Row, Today, at, by), cancellation)
            : Page();
    }

    public Task<IActionResult> OnPostWorkAsync(CancellationToken cancellation)
    {
        var refusal =
            Experience is null or < 0 or > 100_000 || Supervised is < 0 || Supervised > Experience
                ? "Write whole hours; those under supervision are among the hours of work."
                : null;
        return StepAsync(
            CredentialEventKind.WorkConfirmed,
            nameof(Experience),
            refusal ?? Refuse(WorkSeen, "Write what shows it."),
            (by, at) => Row.ConfirmWork(Experience!.Value, Supervised ?? 0, Today, $"{Experience} h, {Supervised ?? 0} h: {WorkSeen!.Trim()}", at, by),
            cancellation
        );
    }

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        RefuseAlthough();
        var (number, passed) = (Number?.Trim() ?? "", Sheet.Events.LastOrDefault(one => one.Kind == CredentialEventKind.ExamPassed)?.On);
        if (Years.Count > 0 && Years.All(choice => choice.Value != $"{ChosenYears}"))
            ModelState.AddModelError(nameof(ChosenYears), "Choose the years.");
        if (number.Length > Credential.NumberLength)
            ModelState.AddModelError(nameof(Number), $"Use at most {Credential.NumberLength} characters.");
        else if (number.Length > 0 && await desk.IsNumberTakenAsync(Row, number, cancellation))
            ModelState.AddModelError(nameof(Number), "Another credential of this kind has this number in your register.");
        return await StepAsync(
            CredentialEventKind.Issued,
            nameof(IssueOn),
            RefuseDay(IssueOn) ?? (IssueOn < passed ? $"The exam was passed on {language.Day(passed!.Value)}, which is after this day." : null),
            (by, at) =>
            {
                Row.Number = number.Length == 0 ? null : number;
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
        var refusal = Sheet.NeverExpires
            ? "It does not run out, so that there is nothing to renew. Nothing was saved."
            : RefuseDay(RenewOn)
                ?? (RenewOn < Row.IssuedOn ? BeforeIssue : null)
                ?? (Has(CredentialEventKind.Renewed, RenewOn) ? "It was renewed on this day already. Nothing was saved." : null);
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

    public async Task<IActionResult> OnPostExtendAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var refusal = RefuseDay(FullOn) ?? (Has(CredentialEventKind.ExtensionAsked) ? "It was asked for already. Nothing was saved." : null);
        return await StepAsync(
            CredentialEventKind.ExtensionAsked,
            nameof(FullOn),
            refusal,
            (by, at) => Row.Note(CredentialEventKind.ExtensionAsked, FullOn!.Value, "", "", at, by),
            cancellation
        );
    }

    public async Task<IActionResult> OnPostHoursAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        ModelState.Remove(nameof(ChosenYears));
        if (!Input.Check(ModelState, Sheet.Records, Today, language))
            return Page();
        database.Add(Input.Make(Organisation, Row.WorkerId, Me, Today));
        return await SaveAsync("The hours were saved.", cancellation);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid record, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || await FindAsync(record, cancellation) is not { } found)
            return NotFound();
        (found.ConfirmedOn, found.Version) = (found.ConfirmedOn ?? Today, Guid.NewGuid());
        return await SaveAsync("The hours are confirmed.", cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid record, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || await FindAsync(record, cancellation) is not { SessionId: null } found)
            return NotFound();
        database.Remove(found);
        return await SaveAsync("The hours were taken out.", cancellation);
    }

    protected override void Loaded() => (Input.TopicChoices, Attest.Open) = (Sheet.Topics, Sheet.Open);

    private Task<IActionResult> EndAsync(CredentialEventKind kind, CancellationToken cancellation) =>
        StepAsync(kind, nameof(Reason), Refuse(Reason, WriteWhy), (by, at) => Row.Step(kind, Reason!.Trim(), at, by), cancellation);

    private Task<EarnedHours?> FindAsync(Guid record, CancellationToken cancellation) =>
        database
            .Set<EarnedHours>()
            .SingleOrDefaultAsync(hours => hours.Id == record && hours.OrganisationId == Organisation && hours.WorkerId == Row.WorkerId, cancellation);

    private bool Has(CredentialEventKind kind, DateOnly? on = null) => Sheet.Events.Any(one => one.Kind == kind && (on is null || one.On == on));

    private async Task<IActionResult> DecideAsync(CredentialEventKind kind, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var refusal = IsJudgeOfMyself
            ? "You made the decision that this appeal is about. Somebody else at the center decides it. Nothing was saved."
            : Refuse(Decision, WriteWhy);
        return await StepAsync(kind, nameof(Decision), refusal, (by, at) => Row.Step(kind, Decision!.Trim(), at, by), cancellation);
    }

    private async Task<IActionResult> TryAsync(CredentialEventKind kind, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var refusal = RefuseDay(ExamOn);
        if (refusal is null && (Has(CredentialEventKind.ExamPassed, ExamOn) || Has(CredentialEventKind.ExamFailed, ExamOn)))
            refusal = "A try on this day stands here already. Nothing was saved.";
        if (refusal is null && !await desk.MayTryAsync(Row, ExamOn!.Value, cancellation))
            refusal = "By the rule the tries are used up on this day. Nothing was saved.";
        return await StepAsync(kind, nameof(ExamOn), refusal, (by, at) => Row.Note(kind, ExamOn!.Value, "", "", at, by), cancellation);
    }
}
