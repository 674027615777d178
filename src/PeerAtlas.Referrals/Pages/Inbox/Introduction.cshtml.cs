using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Inbox;

/// <summary>What a peer tells colleagues who refer. Nobody else can write it.</summary>
[Requires(Permission.TakeReferrals)]
[Bilingual]
internal sealed class IntroductionModel(PeerAtlasDbContext database, OwnPlaces places, Language language) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public IReadOnlyList<Row> Places { get; private set; } = [];

    public async Task OnGetAsync(Guid? agency, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input.Agency = agency ?? Input.Agency;
        if (await FindAsync(cancellation) is { } found)
            (Input.Text, Input.HasRoom) = (found.Text, found.HasRoom);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Agencies.All(agency => agency.Value != Input.Agency.ToString()))
            return NotFound();
        if (Input.Text?.Length > PeerIntroduction.TextLength)
            ModelState.Refuse(nameof(Form.Text), language[InboxWords.UseAtMostCharactersTheseAre, PeerIntroduction.TextLength, Input.Text.Length]);
        if (!ModelState.IsValid)
            return Page();
        var found = await FindAsync(cancellation);
        if (found is null)
            database.Add(found = new PeerIntroduction { OrganisationId = Input.Agency, AccountId = places.Me });
        (found.Text, found.HasRoom, found.Version) = (Input.Text ?? "", Input.HasRoom, Guid.NewGuid());
        if (!await database.TrySaveAsync(ModelState, cancellation, language[InboxWords.SavedElsewhere], language[InboxWords.SavedElsewhere]))
            return Page();
        TempData.Done(language[InboxWords.Saved]);
        return RedirectToPage(new { agency = Input.Agency });
    }

    private Task<PeerIntroduction?> FindAsync(CancellationToken cancellation)
    {
        var me = places.Me;
        return database.Set<PeerIntroduction>().SingleOrDefaultAsync(one => one.OrganisationId == Input.Agency && one.AccountId == me, cancellation);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var agencies = await places.AgenciesAsync(Permission.TakeReferrals, cancellation);
        Agencies =
        [
            .. (
                await database
                    .Set<Organisation>()
                    .Where(agency => agencies.Contains(agency.Id))
                    .OrderBy(agency => agency.Name)
                    .Select(agency => new { agency.Id, agency.Name })
                    .ToListAsync(cancellation)
            ).Select(agency => new Choice(agency.Id.ToString(), agency.Name)),
        ];
        if (Input.Agency == Guid.Empty && Agencies.Count > 0)
            Input.Agency = Guid.Parse(Agencies[0].Value);
        Places = await (
            from place in (await places.TeamsAsync(TeamRole.Peer, Permission.TakeReferrals, cancellation)).AsNoTracking()
            join team in database.Set<Team>() on place.TeamId equals team.Id
            orderby team.Name
            select new Row(team.Name, place.Place, place.HoursAMonth)
        ).ToListAsync(cancellation);
    }

    internal sealed record Row(string Team, string Place, int? Hours);

    public sealed class Form
    {
        public Guid Agency { get; set; }

        public bool HasRoom { get; set; } = true;

        public string? Text
        {
            get;
            set => field = value?.Trim();
        }
    }
}
