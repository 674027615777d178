using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Referrals;

/// <summary>Refers a person of the caseload: reasons and the person's wish, then the peer or team. What is filled in travels in the form.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class ReferModel(
    PeerAtlasDbContext database,
    OwnWork work,
    OwnPlaces places,
    PeersToAsk peers,
    ReferralDesk desk,
    PersonReads reads,
    AuthorityClock clock,
    Language language
) : PageModel
{
    private List<CaseloadEntry> entries = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public bool ChoosesPeer { get; private set; }

    public Guid? OpenReferral { get; private set; }

    /// <summary>A referral to the same peer or team that is still open, so that another is sent only when that is confirmed.</summary>
    public Guid? EqualReferral { get; private set; }

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public IReadOnlyList<PeerToAsk> Peers { get; private set; } = [];

    public static IReadOnlyList<Choice> Wishes { get; } =
    [
        new(nameof(PersonWish.Agreed), "Wants a peer’s support"),
        new(nameof(PersonWish.NotAskedYet), "I have not asked yet", "The referral waits, and reaches nobody until the person says yes."),
        new(nameof(PersonWish.Declined), "Does not want it now", "This is kept, so that nobody asks again tomorrow. Nothing is sent."),
    ];

    public IReadOnlyList<Choice> Sources => [.. Enum.GetValues<ReferralSource>().Select(source => new Choice(source.ToString(), source.Words(language)))];

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        var supervises = await (await places.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).AnyAsync(cancellation);
        Input.Source = supervises ? ReferralSource.Supervisor : ReferralSource.Provider;
        return Page();
    }

    public async Task<IActionResult> OnPostBackAsync(Guid person, CancellationToken cancellation) =>
        await LoadAsync(person, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNextAsync(Guid person, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();
        if (Input.Wish == PersonWish.Declined)
            return await SaveAsync(Input.Team, null, cancellation);
        await ShowPeersAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(Guid person, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();
        await ShowPeersAsync(cancellation);
        if (PeersToAsk.Chosen(Input.To, Peers) is not { } chosen)
        {
            ModelState.Refuse(nameof(Form.To), "Choose a peer or a team.");
            return Page();
        }

        EqualReferral = await ReferralDesk
            .OpenEqualTo(await work.ReferredAsync(cancellation), Person.Id, chosen.Team, chosen.Peer)
            .Select(referral => (Guid?)referral.Id)
            .FirstOrDefaultAsync(cancellation);
        if (EqualReferral is null || Input.Again)
            return await SaveAsync(chosen.Team, chosen.Peer, cancellation);
        ModelState.Refuse(nameof(Form.Again), "A referral of this person to them is still open. Look at it first, or tick the box to send another.");
        return Page();
    }

    private async Task ShowPeersAsync(CancellationToken cancellation)
    {
        ChoosesPeer = true;
        Peers = await peers.FindAsync(Person.OrganisationId, Input.Team, cancellation);
    }

    private async Task<IActionResult> SaveAsync(Guid toTeam, Guid? toPeer, CancellationToken cancellation)
    {
        var referral = new Referral
        {
            OrganisationId = Person.OrganisationId,
            PersonId = Person.Id,
            TeamId = Input.Team,
            Source = Input.Source!.Value,
            MadeById = work.Me,
            MadeAt = clock.UtcNow,
            ToTeamId = toTeam,
            ToPeerId = toPeer,
            Reasons = ReferralWords.Sum(Input.Reasons, Benefits.ToPerson),
            Note = Input.Note ?? "",
            Wish = Input.Wish!.Value,
            SharesBack = Input.SharesBack && Input.Wish == PersonWish.Agreed,
        };
        await desk.MakeAsync(referral, cancellation);
        TempData.Done(
            referral.Status switch
            {
                ReferralStatus.Offered => "The referral was sent. You see here where it stands.",
                ReferralStatus.NotWanted => "It is noted that the person does not want a peer’s support now. Nothing was sent.",
                _ => "The referral is saved. It reaches nobody until the person says yes: note their answer here.",
            }
        );
        return RedirectToPage("Referral", new { referral = referral.Id });
    }

    private void Check()
    {
        if (entries.All(entry => entry.TeamId != Input.Team))
            ModelState.Refuse(nameof(Form.Team), "Choose the team.");
        if (Input.Wish is null)
            ModelState.Refuse(nameof(Form.Wish), "Say what the person wants.");
        if (Input.Wish != PersonWish.Declined && ReferralWords.Sum(Input.Reasons, Benefits.ToPerson) == Benefits.None)
            ModelState.Refuse(nameof(Form.Reasons), "Choose at least one reason.");
        if (Input.Source is null)
            ModelState.Refuse(nameof(Form.Source), "Say whose idea it was.");
        if (Input.Note?.Length > Referral.NoteLength)
            ModelState.Refuse(nameof(Form.Note), $"Use at most {Referral.NoteLength} characters; these are {Input.Note.Length}.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        entries = await (await work.CaseloadAsync(cancellation)).AsNoTracking().Where(entry => entry.PersonId == id).ToListAsync(cancellation);
        if (entries.Count == 0)
            return false;
        Person = await database.Set<Person>().AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        await reads.RecordAsync(Person.OrganisationId, id, "referring", cancellation);
        if (Input.Team == Guid.Empty)
            Input.Team = entries[0].TeamId;
        var teams = entries.Select(entry => entry.TeamId).ToList();
        Teams =
        [
            .. (
                await database
                    .Set<Team>()
                    .Where(team => teams.Contains(team.Id))
                    .OrderBy(team => team.Name)
                    .Select(team => new { team.Id, team.Name })
                    .ToListAsync(cancellation)
            ).Select(team => new Choice(team.Id.ToString(), team.Name)),
        ];
        OpenReferral = await (await work.ReferredAsync(cancellation))
            .Where(referral => referral.PersonId == id && referral.Status != ReferralStatus.Closed && referral.Status != ReferralStatus.NotWanted)
            .OrderByDescending(referral => referral.MadeAt)
            .Select(referral => (Guid?)referral.Id)
            .FirstOrDefaultAsync(cancellation);
        return true;
    }

    public sealed class Form
    {
        public Guid Team { get; set; }

        public List<Benefits> Reasons { get; set; } = [];

        public PersonWish? Wish { get; set; }

        public bool SharesBack { get; set; }

        public ReferralSource? Source { get; set; }

        public string? Note
        {
            get;
            set => field = value?.Trim();
        }

        public string? To { get; set; }

        /// <summary>Whether it is sent although an equal one is still open.</summary>
        public bool Again { get; set; }
    }
}
