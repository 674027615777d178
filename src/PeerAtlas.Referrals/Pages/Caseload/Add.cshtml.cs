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
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>Puts a person on the caseload of a team by hand. A provider becomes their primary provider.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class AddModel(PeerAtlasDbContext database, OwnWork work, OwnPlaces own, CaseloadTotals totals, AuthorityClock clock) : PageModel
{
    private IReadOnlyList<TeamMember> places = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public bool KeepsNames { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input.StartsOn = clock.Today;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var place = places.FirstOrDefault(place => place.TeamId == Input.Team);
        ModelState.Refuse(nameof(Form.Pseudonym), Person.RefusePseudonym(Input.Pseudonym ?? ""));
        ModelState.Refuse(nameof(Form.Name), Person.RefuseName(Input.Name ?? ""));
        if (place is null)
            ModelState.Refuse(nameof(Form.Team), "Choose a team.");
        if (Input.StartsOn is null)
            ModelState.Refuse(nameof(Form.StartsOn), "Give the first day.");
        if (!ModelState.IsValid)
            return Page();

        var pseudonym = Input.Pseudonym!.ToUpperInvariant();
        var person = await database
            .Set<Person>()
            .SingleOrDefaultAsync(found => found.OrganisationId == place!.OrganisationId && found.Pseudonym == pseudonym, cancellation);
        var others = person is null
            ? []
            : await database.Set<CaseloadEntry>().Where(entry => entry.PersonId == person.Id && entry.TeamId == place!.TeamId).ToListAsync(cancellation);
        ModelState.Refuse(nameof(Form.Pseudonym), CaseloadEntry.Refuse(others, Input.StartsOn!.Value, null));
        if (!ModelState.IsValid)
            return Page();
        return await SaveAsync(place!, person, pseudonym, cancellation);
    }

    private async Task<IActionResult> SaveAsync(TeamMember place, Person? person, string pseudonym, CancellationToken cancellation)
    {
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        if (person is null)
            database.Add(person = new Person { OrganisationId = place.OrganisationId, Pseudonym = pseudonym });
        var keeps = (await work.ChoicesAsync([place.OrganisationId], cancellation))[place.OrganisationId].KeepsNames;
        if (keeps && !string.IsNullOrEmpty(Input.Name))
            person.Name = Input.Name;
        database.Add(
            new CaseloadEntry
            {
                OrganisationId = place.OrganisationId,
                PersonId = person.Id,
                TeamId = place.TeamId,
                ProviderId = place.Role == TeamRole.Provider ? work.Me : null,
                StartsOn = Input.StartsOn!.Value,
            }
        );
        if (
            !await database.TrySaveAsync(
                ModelState,
                cancellation,
                "Somebody else added this person at the same moment. Look at the caseload before you add them again."
            )
        )
            return Page();
        await totals.CountAsync(place.OrganisationId, place.TeamId, Input.StartsOn!.Value, cancellation);
        await turn.CommitAsync(cancellation);
        TempData.Done($"{person.Pseudonym} is on the caseload.");
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        places =
        [
            .. (await (await own.TeamsAsync(TeamRole.Provider, Permission.ReferPeople, cancellation)).ToListAsync(cancellation))
                .Concat(await (await own.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).ToListAsync(cancellation))
                .DistinctBy(place => place.TeamId),
        ];
        var teams = places.Select(place => place.TeamId).ToList();
        Teams =
        [
            .. (
                await database
                    .Set<Team>()
                    .Where(team => teams.Contains(team.Id) && team.Active)
                    .OrderBy(team => team.Name)
                    .Select(team => new { team.Id, team.Name })
                    .ToListAsync(cancellation)
            ).Select(team => new Choice(team.Id.ToString(), team.Name)),
        ];
        KeepsNames = (await work.ChoicesAsync(places.Select(place => place.OrganisationId), cancellation)).Values.Any(choices => choices.KeepsNames);
    }

    public sealed class Form
    {
        public string? Pseudonym
        {
            get;
            set => field = value?.Trim();
        }

        public string? Name
        {
            get;
            set => field = value?.Trim();
        }

        public Guid? Team { get; set; }

        public DateOnly? StartsOn { get; set; }
    }
}
