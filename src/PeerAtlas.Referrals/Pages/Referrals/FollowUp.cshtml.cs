using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Referrals;

/// <summary>A short follow-up: what changed since person and peer met, as the provider or the person sees it.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class FollowUpModel(PeerAtlasDbContext database, OwnWork work, PersonReads reads, AuthorityClock clock) : PageModel
{
    private Referral found = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    public Guid Referral => found.Id;

    public string Pseudonym { get; private set; } = "";

    public bool MayAskPerson => found.SharesBack;

    public IReadOnlyList<Choice> Views =>
        [
            new(nameof(FollowUpBy.Provider), "The provider’s"),
            .. MayAskPerson ? [new(nameof(FollowUpBy.Person), "The person’s own", "Fill it in together with them.")] : Array.Empty<Choice>(),
        ];

    public async Task<IActionResult> OnGetAsync(Guid referral, CancellationToken cancellation) => await LoadAsync(referral, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid referral, CancellationToken cancellation)
    {
        if (!await LoadAsync(referral, cancellation))
            return NotFound();
        if (Input.By is null || (Input.By == FollowUpBy.Person && !MayAskPerson))
            ModelState.Refuse(nameof(Form.By), "Say in whose view.");
        if (Input.Note?.Length > BenefitFollowUp.NoteLength)
            ModelState.Refuse(nameof(Form.Note), $"Use at most {BenefitFollowUp.NoteLength} characters; these are {Input.Note.Length}.");
        if (!ModelState.IsValid)
            return Page();
        database.Add(
            new BenefitFollowUp
            {
                OrganisationId = found.OrganisationId,
                ReferralId = found.Id,
                By = Input.By!.Value,
                RecordedById = work.Me,
                On = clock.Today,
                Benefits = ReferralWords.Sum(Input.Changed, Input.By == FollowUpBy.Person ? Benefits.ToPerson : Benefits.All),
                Note = Input.Note ?? "",
            }
        );
        await database.SaveChangesAsync(cancellation);
        TempData.Done("The follow-up was saved. Your team sees it among what changed.");
        return RedirectToPage("Referral", new { referral });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (
            await (await work.ReferredAsync(cancellation))
                .AsNoTracking()
                .SingleOrDefaultAsync(referral => referral.Id == id && referral.FirstContactOn != null, cancellation)
            is not { } referral
        )
            return false;
        found = referral;
        Pseudonym = await database.Set<Person>().Where(person => person.Id == referral.PersonId).Select(person => person.Pseudonym).SingleAsync(cancellation);
        await reads.RecordAsync(referral.OrganisationId, referral.PersonId, "follow-up", cancellation);
        return true;
    }

    public sealed class Form
    {
        public FollowUpBy? By { get; set; }

        public List<Benefits> Changed { get; set; } = [];

        public string? Note
        {
            get;
            set => field = value?.Trim();
        }
    }
}
