using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Referrals;

/// <summary>One referral, for who referred and for supervisors: where it stands, and what they can do next.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class ReferralModel(PeerAtlasDbContext database, OwnWork work, ReferralList list, PeersToAsk peers, ReferralDesk desk, PersonReads reads)
    : PageModel
{
    public static readonly Choice[] YesOrNo = [new("yes", "Yes"), new("no", "No, not now")];

    public ListedReferral Row { get; private set; } = null!;

    public IReadOnlyList<(ReferralEvent Event, string? Who)> Events { get; private set; } = [];

    public IReadOnlyList<BenefitFollowUp> FollowUps { get; private set; } = [];

    public IReadOnlyList<PeerToAsk> Peers { get; private set; } = [];

    public int DaysToWait { get; private set; }

    /// <summary>Why a step was not taken.</summary>
    public string? Moved { get; private set; }

    [BindProperty]
    public string? Answer
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
    public string? Wish { get; set; }

    [BindProperty]
    public bool SharesBack { get; set; }

    [BindProperty]
    public string? To { get; set; }

    /// <summary>What waits for the referrer; null when nothing does.</summary>
    public string? Next =>
        Row.Referral.Status switch
        {
            ReferralStatus.Questioned => "Answer the peer",
            ReferralStatus.AwaitingPerson => "Ask the person",
            ReferralStatus.Declined => "Ask somebody else",
            _ => null,
        };

    /// <summary>Whether a reason was missing, so that its part of the page opens.</summary>
    public bool IsWrong => ModelState.GetFieldValidationState(nameof(Reason)) == ModelValidationState.Invalid;

    public bool CanFollowUp => Row.Referral.FirstContactOn is not null;

    public async Task<IActionResult> OnGetAsync(Guid referral, CancellationToken cancellation) => await ShowAsync(referral, cancellation);

    public Task<IActionResult> OnPostAnswerAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Answered,
            Refusal(nameof(Answer), Answer, "Write your answer."),
            (found, by, at) => found.Answer(Answer!, by, at),
            "Your answer was sent.",
            cancellation
        );

    public Task<IActionResult> OnPostWishAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            Wish == "yes" ? ReferralEventKind.PersonAgreed : ReferralEventKind.PersonDeclined,
            Refusal(nameof(Wish), Wish, "Say what the person answered."),
            (found, by, at) => found.RecordWish(Wish == "yes", SharesBack, by, at),
            Wish == "yes" ? "The referral was sent." : "It is noted that the person does not want it now.",
            cancellation
        );

    public Task<IActionResult> OnPostCloseAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Closed,
            Refusal(nameof(Reason), Reason, "Say why it ends."),
            (found, by, at) => found.Close(Reason!, by, at),
            "The referral was closed.",
            cancellation
        );

    public Task<IActionResult> OnPostReopenAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Reopened,
            Refusal(nameof(Reason), Reason, "Say why it is taken up again."),
            (found, by, at) => found.Reopen(Reason!, by, at),
            "The referral was reopened.",
            cancellation
        );

    public async Task<IActionResult> OnPostRedirectAsync(Guid referral, CancellationToken cancellation)
    {
        if (await (await work.ReferredAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(found => found.Id == referral, cancellation) is not { } found)
            return NotFound();
        var chosen = PeersToAsk.Chosen(To, await peers.FindAsync(found.OrganisationId, found.TeamId, cancellation));
        return await StepAsync(
            referral,
            ReferralEventKind.Redirected,
            (nameof(To), chosen is null ? "Choose a peer or a team." : null),
            (tracked, by, at) => tracked.Redirect(chosen!.Value.Team, chosen.Value.Peer, by, at),
            "They were asked.",
            cancellation
        );
    }

    private static (string Field, string? Problem) Refusal(string field, string? text, string missing) =>
        (
            field,
            string.IsNullOrEmpty(text) ? missing
            : text.Length > ReferralEvent.TextLength ? $"Use at most {ReferralEvent.TextLength} characters; these are {text.Length}."
            : null
        );

    private async Task<IActionResult> StepAsync(
        Guid id,
        ReferralEventKind kind,
        (string Field, string? Problem) refusal,
        Func<Referral, Guid, DateTime, ReferralEvent> step,
        string done,
        CancellationToken cancellation
    )
    {
        if (await (await work.ReferredAsync(cancellation)).AsTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation) is not { } referral)
            return NotFound();
        if (refusal.Problem is not null)
            ModelState.AddModelError(refusal.Field, refusal.Problem);
        if (!ModelState.IsValid)
            return await ShowAsync(id, cancellation);
        Moved = await desk.StepAsync(referral, kind, (by, at) => step(referral, by, at), cancellation);
        if (Moved is not null)
            return await ShowAsync(id, cancellation);
        TempData.Done(done);
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var rows = await list.ReadAsync((await work.ReferredAsync(cancellation)).Where(referral => referral.Id == id), null, cancellation);
        if (rows.Count == 0)
            return NotFound();
        Row = rows[0];
        await reads.RecordAsync(Row.Referral.OrganisationId, Row.Referral.PersonId, "referral", cancellation);
        DaysToWait = (await work.ChoicesAsync([Row.Referral.OrganisationId], cancellation))[Row.Referral.OrganisationId].DaysToWait;
        Events =
        [
            .. (
                await (
                    from happened in database.Set<ReferralEvent>().AsNoTracking()
                    where happened.ReferralId == id
                    orderby happened.At, happened.Id
                    select new
                    {
                        happened,
                        Who = database.Users.Where(account => account.Id == happened.AccountId).Select(account => account.Name).FirstOrDefault(),
                    }
                ).ToListAsync(cancellation)
            ).Select(row => (row.happened, row.Who)),
        ];
        FollowUps = await database
            .Set<BenefitFollowUp>()
            .AsNoTracking()
            .Where(followUp => followUp.ReferralId == id && (Row.Referral.SharesBack || followUp.By == FollowUpBy.Provider))
            .OrderBy(followUp => followUp.On)
            .ToListAsync(cancellation);
        if (Row.Referral.Status == ReferralStatus.Declined)
            Peers = await peers.FindAsync(Row.Referral.OrganisationId, Row.Referral.TeamId, cancellation);
        return Page();
    }
}
