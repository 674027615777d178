using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds a team with its first staffing pattern, or renames one.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class EditTeamModel(PeerAtlasDbContext database, AuthorityClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The team that is edited; null while one is added.</summary>
    public Team? Team { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? team, CancellationToken cancellation)
    {
        if (!await LoadAsync(team, cancellation))
            return NotFound();
        Input = Team is null
            ? new Form { Since = clock.Today }
            : new Form
            {
                Name = Team.Name,
                Programme = Team.Programme,
                Active = Team.Active,
                Version = Team.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? team, CancellationToken cancellation)
    {
        if (!await LoadAsync(team, cancellation))
            return NotFound();
        await CheckAsync(cancellation);
        if (!ModelState.IsValid)
            return Page();
        var saved = Team is null ? Add() : Change(Team);
        if (!await database.TrySaveAsync(ModelState, "Another team has this name already. Nothing was saved, and what you typed is still below.", cancellation))
        {
            await LoadAsync(team, cancellation);
            Input.Version = Team?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done($"The team {saved.Name} was saved.");
        return RedirectToPage("Team", new { organisation = Organisation, team = saved.Id });
    }

    private Team Change(Team team)
    {
        database.Entry(team).Property(row => row.Version).OriginalValue = Input.Version;
        (team.Name, team.Programme, team.Active, team.Version) = (Input.Name!, Input.Programme ?? "", Input.Active, Guid.NewGuid());
        return team;
    }

    private Team Add()
    {
        var team = new Team
        {
            OrganisationId = Organisation,
            Name = Input.Name!,
            Programme = Input.Programme ?? "",
            Active = Input.Active,
        };
        var staffing = new StaffingPeriod
        {
            OrganisationId = Organisation,
            TeamId = team.Id,
            Pattern = Input.Pattern!.Value,
            StartsOn = Input.Since!.Value,
        };
        database.AddRange(team, staffing);
        return team;
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        var name = Input.Name ?? "";
        ModelState.Refuse(
            nameof(Form.Name),
            name.Length == 0 ? "Give a name."
                : name.Length > Team.NameLength ? $"Use at most {Team.NameLength} characters; these are {name.Length}."
                : null
        );
        if (Input.Programme?.Length > Directory.Organisation.ProgrammeLength)
            ModelState.Refuse(nameof(Form.Programme), $"Use at most {Directory.Organisation.ProgrammeLength} characters.");
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (
            await database
                .Set<Team>()
                .AnyAsync(
                    row => row.OrganisationId == Organisation && row.Name.ToLower() == name.ToLower() && (Team == null || row.Id != Team.Id),
                    cancellation
                )
        )
            ModelState.Refuse(nameof(Form.Name), "Another team has this name already. Files could not tell them apart.");
#pragma warning restore CA1304, CA1311, CA1862
        if (Team is not null)
            return;
        if (Input.Pattern is null)
            ModelState.Refuse(nameof(Form.Pattern), "Say how peers are placed.");
        if (Input.Since is null)
            ModelState.Refuse(nameof(Form.Since), "Give the first day.");
    }

    private async Task<bool> LoadAsync(Guid? team, CancellationToken cancellation)
    {
        if (team is null)
            return await database.Set<Directory.Organisation>().AnyAsync(found => found.Id == Organisation, cancellation);
        Team = await database.Set<Team>().SingleOrDefaultAsync(found => found.Id == team && found.OrganisationId == Organisation, cancellation);
        return Team is not null;
    }

    public sealed class Form
    {
        public string? Name
        {
            get;
            set => field = value?.Trim();
        }

        public string? Programme
        {
            get;
            set => field = value?.Trim();
        }

        public StaffingPattern? Pattern { get; set; }

        public DateOnly? Since { get; set; }

        public bool Active { get; set; } = true;

        public Guid Version { get; set; }
    }
}
