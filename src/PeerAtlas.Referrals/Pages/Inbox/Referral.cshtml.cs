using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Inbox;

/// <summary>One referral as a peer sees it, on a phone as a rule: accept, ask, decline; then the first contact and the end.</summary>
[Requires(Permission.TakeReferrals)]
[Bilingual]
internal sealed class ReferralModel(
    PeerAtlasDbContext database,
    OwnWork work,
    ReferralList list,
    ReferralDesk desk,
    PersonReads reads,
    AuthorityClock clock,
    Language language
) : PageModel
{
    public ListedReferral Row { get; private set; } = null!;

    /// <summary>Questions and answers so far.</summary>
    public IReadOnlyList<ReferralEvent> Said { get; private set; } = [];

    public bool IsTaken => Row.Referral.PeerId == work.Me;

    /// <summary>Why a step was not taken.</summary>
    public string? Moved { get; private set; }

    /// <summary>Whether something is wrong with what was sent in this field, so that its part of the page opens.</summary>
    public bool IsWrong(string field) => ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid;

    [BindProperty]
    public string? Question
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? More
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty]
    public string? Reason
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty]
    public DateOnly? MetOn { get; set; }

    public IReadOnlyList<Choice> Reasons =>
        [
            new("No room at this time", language[InboxWords.IHaveNoRoom]),
            new("Not a good match", language[InboxWords.ItIsNotAGoodMatch]),
            new("Place or times do not work", language[InboxWords.PlaceOrTimesDoNotWork]),
            new("Asks for something outside the peer role", language[InboxWords.ItAsksForSomethingOutside]),
            new("Another reason", language[InboxWords.AnotherReason]),
        ];

    public async Task<IActionResult> OnGetAsync(Guid referral, CancellationToken cancellation)
    {
        MetOn = clock.Today;
        return await ShowAsync(referral, cancellation);
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Accepted,
            null,
            null,
            (found, by, at) => found.Accept(by, by, at),
            language[InboxWords.YouAccepted],
            cancellation
        );

    public Task<IActionResult> OnPostAskAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Asked,
            nameof(Question),
            Refuse(Question, language[InboxWords.WriteYourQuestion]),
            (found, by, at) => found.Ask(Question!, by, at),
            language[InboxWords.YourQuestionWasSent],
            cancellation
        );

    public Task<IActionResult> OnPostDeclineAsync(Guid referral, CancellationToken cancellation)
    {
        var known = Reasons.Any(reason => reason.Value == Why);
        var text = string.IsNullOrEmpty(More) ? Why : $"{Why}. {More}";
        return StepAsync(
            referral,
            ReferralEventKind.Declined,
            nameof(Why),
            known ? Refuse(text, "") : language[InboxWords.ChooseAReason],
            (found, by, at) => found.Decline(text!, by, at),
            language[InboxWords.TheReferrerWasToldAndAsks],
            cancellation
        );
    }

    public Task<IActionResult> OnPostMetAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.FirstContact,
            nameof(MetOn),
            MetOn is null ? language[InboxWords.GiveTheDay]
                : MetOn > clock.Today ? language[InboxWords.ThatDayIsStillToCome]
                : null,
            (found, by, at) => found.RecordFirstContact(MetOn!.Value, by, at),
            language[InboxWords.TheFirstContactWasSaved],
            cancellation
        );

    public Task<IActionResult> OnPostCloseAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Closed,
            nameof(Reason),
            Refuse(Reason, language[InboxWords.SayWhyItEnds]),
            (found, by, at) => found.Close(Reason!, by, at),
            language[InboxWords.TheReferralWasClosed],
            cancellation
        );

    private string? Refuse(string? text, string missing) =>
        string.IsNullOrEmpty(text) ? missing
        : text.Length > ReferralEvent.TextLength ? language[InboxWords.UseAtMostCharactersTheseAre, ReferralEvent.TextLength, text.Length]
        : null;

    private async Task<IActionResult> StepAsync(
        Guid id,
        ReferralEventKind kind,
        string? field,
        string? refusal,
        Func<Referral, Guid, DateTime, ReferralEvent> step,
        string done,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(id, cancellation) is not { } referral)
            return NotFound();
        // Only who took it can go on with it.
        if (kind is ReferralEventKind.FirstContact or ReferralEventKind.Closed && referral.PeerId != work.Me)
            return NotFound();
        if (refusal is not null)
            ModelState.AddModelError(field!, refusal);
        if (!ModelState.IsValid)
            return await ShowAsync(id, cancellation);
        Moved = await desk.StepAsync(referral, kind, (by, at) => step(referral, by, at), cancellation);
        if (Moved is not null)
            return await FindAsync(id, cancellation) is null ? Gone(Moved) : await ShowAsync(id, cancellation);
        TempData.Done(done);
        // A peer who declined no longer sees it.
        return kind == ReferralEventKind.Declined ? RedirectToPage("Index") : RedirectToPage();
    }

    private RedirectToPageResult Gone(string why)
    {
        TempData.NotDone(why);
        return RedirectToPage("Index");
    }

    private async Task<Referral?> FindAsync(Guid id, CancellationToken cancellation) =>
        await (await work.OfferedAsync(cancellation)).AsTracking().SingleOrDefaultAsync(referral => referral.Id == id, cancellation)
        ?? await (await work.TakenAsync(cancellation)).AsTracking().SingleOrDefaultAsync(referral => referral.Id == id, cancellation);

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } referral)
            return NotFound();
        Row = (await list.ReadAsync(database.Set<Referral>().Where(found => found.Id == id), null, cancellation)).Single();
        await reads.RecordAsync(referral.OrganisationId, referral.PersonId, "referral", cancellation);
        Said = await database
            .Set<ReferralEvent>()
            .AsNoTracking()
            .Where(happened => happened.ReferralId == id && (happened.Kind == ReferralEventKind.Asked || happened.Kind == ReferralEventKind.Answered))
            .OrderBy(happened => happened.At)
            .ToListAsync(cancellation);
        return Page();
    }
}
