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
            new("No room at this time", language["I have no room at this time", "No tengo espacio por ahora"]),
            new("Not a good match", language["It is not a good match", "No es una buena combinación"]),
            new("Place or times do not work", language["Place or times do not work", "El lugar o las horas no funcionan"]),
            new("Asks for something outside the peer role", language["It asks for something outside my role", "Pide algo que está fuera de mi función"]),
            new("Another reason", language["Another reason", "Otra razón"]),
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
            language[
                "You accepted. The referrer sees it. Note here when you have met.",
                "Usted aceptó. Quien refirió lo verá. Anote aquí cuando se hayan visto."
            ],
            cancellation
        );

    public Task<IActionResult> OnPostAskAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Asked,
            nameof(Question),
            Refuse(Question, language["Write your question.", "Escriba su pregunta."]),
            (found, by, at) => found.Ask(Question!, by, at),
            language["Your question was sent.", "Se envió su pregunta."],
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
            known ? Refuse(text, "") : language["Choose a reason.", "Elija una razón."],
            (found, by, at) => found.Decline(text!, by, at),
            language["The referrer was told and asks somebody else.", "Se avisó a quien refirió, que preguntará a otra persona."],
            cancellation
        );
    }

    public Task<IActionResult> OnPostMetAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.FirstContact,
            nameof(MetOn),
            MetOn is null ? language["Give the day.", "Escriba el día."]
                : MetOn > clock.Today ? language["That day is still to come.", "Ese día aún no llega."]
                : null,
            (found, by, at) => found.RecordFirstContact(MetOn!.Value, by, at),
            language["The first contact was saved.", "Se guardó el primer contacto."],
            cancellation
        );

    public Task<IActionResult> OnPostCloseAsync(Guid referral, CancellationToken cancellation) =>
        StepAsync(
            referral,
            ReferralEventKind.Closed,
            nameof(Reason),
            Refuse(Reason, language["Say why it ends.", "Diga por qué termina."]),
            (found, by, at) => found.Close(Reason!, by, at),
            language["The referral was closed.", "Se cerró la referencia."],
            cancellation
        );

    private string? Refuse(string? text, string missing) =>
        string.IsNullOrEmpty(text) ? missing
        : text.Length > ReferralEvent.TextLength
            ? language[
                $"Use at most {ReferralEvent.TextLength} characters; these are {text.Length}.",
                $"Use como máximo {ReferralEvent.TextLength} caracteres; estos son {text.Length}."
            ]
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
        TempData["Message"] = done;
        // A peer who declined no longer sees it.
        return kind == ReferralEventKind.Declined ? RedirectToPage("Index") : RedirectToPage();
    }

    private RedirectToPageResult Gone(string why)
    {
        TempData["Message"] = why;
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
