using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds a team with its first staffing pattern, or renames one.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class EditTeamModel(PeerAtlasDbContext database, AuthorityClock clock) : EditPage<Team, EditTeamModel.Form>(database)
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "team", SupportsGet = true)]
    public Guid? TeamId { get; set; }

    protected override string Same => "Another team has this name already. Nothing was saved, and what you typed is still below.";

    private IQueryable<Team> Teams => Database.Set<Team>().Where(row => row.OrganisationId == Organisation);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (TeamId is null)
            return await Database.Set<Directory.Organisation>().AnyAsync(found => found.Id == Organisation, cancellation);
        Row = await Teams.SingleOrDefaultAsync(found => found.Id == TeamId, cancellation);
        return Row is not null;
    }

    protected override Form Fill(Team? row) =>
        row is null
            ? new() { Since = clock.Today }
            : new()
            {
                Name = row.Name,
                Programme = row.Programme,
                Active = row.Active,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
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
        if (await Teams.FindHolderAsync(row => row.Name, name, TeamId, cancellation) is not null)
            ModelState.Refuse(nameof(Form.Name), "Another team has this name already. Files could not tell them apart.");
        if (!IsNew)
            return;
        if (Input.Pattern is null)
            ModelState.Refuse(nameof(Form.Pattern), "Say how peers are placed.");
        if (Input.Since is null)
            ModelState.Refuse(nameof(Form.Since), "Give the first day.");
    }

    protected override Team Make() => new() { OrganisationId = Organisation, Name = Input.Name! };

    protected override Task StoreAsync(Team row, CancellationToken cancellation)
    {
        (row.Name, row.Programme, row.Active) = (Input.Name!, Input.Programme ?? "", Input.Active);
        if (IsNew)
            Database.Add(
                new StaffingPeriod
                {
                    OrganisationId = Organisation,
                    TeamId = row.Id,
                    Pattern = Input.Pattern!.Value,
                    StartsOn = Input.Since!.Value,
                }
            );
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Team row)
    {
        TempData.Done($"The team {row.Name} was saved.");
        return RedirectToPage("Team", new { organisation = Organisation, team = row.Id });
    }

    public sealed class Form : IVersioned
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
