using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds a staffing pattern, which ends the one that goes on, or changes one.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class StaffingModel(PeerAtlasDbContext database, AuthorityClock clock) : EditPage<StaffingPeriod, StaffingModel.Form>(database)
{
    [BindProperty(Name = "organisation", SupportsGet = true)]
    public Guid OrganisationId { get; set; }

    [BindProperty(Name = "team", SupportsGet = true)]
    public Guid TeamId { get; set; }

    [BindProperty(Name = "period", SupportsGet = true)]
    public Guid? PeriodId { get; set; }

    public Team Team { get; private set; } = null!;

    protected override string Same => "Somebody else added a pattern from the same day at this moment. Look at the team again.";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var teams = Database.Set<Team>().AsNoTracking();
        if (await teams.SingleOrDefaultAsync(found => found.Id == TeamId && found.OrganisationId == OrganisationId, cancellation) is not { } found)
            return false;
        Team = found;
        Row = await Database.Set<StaffingPeriod>().SingleOrDefaultAsync(row => row.Id == PeriodId && row.TeamId == TeamId, cancellation);
        return Row is not null || PeriodId is null;
    }

    protected override Form Fill(StaffingPeriod? row) =>
        row is null
            ? new() { StartsOn = clock.Today }
            : new()
            {
                Pattern = row.Pattern,
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
            };

    protected override Task CheckAsync(CancellationToken cancellation)
    {
        if (Input.Pattern is null)
            ModelState.Refuse(nameof(Form.Pattern), "Say how peers are placed.");
        if (Input.StartsOn is null)
            ModelState.Refuse(nameof(Form.StartsOn), "Give the first day.");
        return Task.CompletedTask;
    }

    protected override StaffingPeriod Make() =>
        new()
        {
            OrganisationId = OrganisationId,
            TeamId = TeamId,
            Pattern = Input.Pattern!.Value,
            StartsOn = Input.StartsOn!.Value,
        };

    protected override async Task StoreAsync(StaffingPeriod row, CancellationToken cancellation)
    {
        (row.Pattern, row.StartsOn, row.EndsOn) = (Input.Pattern!.Value, Input.StartsOn!.Value, Input.EndsOn);
        var others = await Database.Set<StaffingPeriod>().Where(other => other.TeamId == TeamId && other.Id != row.Id).ToListAsync(cancellation);
        if (IsNew && others.SingleOrDefault(other => other.EndsOn is null && other.StartsOn < row.StartsOn) is { } before)
            (before.EndsOn, before.Version) = (row.StartsOn.AddDays(-1), Guid.NewGuid());
        ModelState.Refuse(nameof(Form.StartsOn), StaffingPeriod.Refuse(others, row.StartsOn, row.EndsOn));
    }

    protected override IActionResult Saved(StaffingPeriod row)
    {
        TempData.Done("The staffing pattern was saved.");
        return RedirectToPage("Team", new { organisation = OrganisationId, team = TeamId });
    }

    public sealed class Form : IVersioned
    {
        public StaffingPattern? Pattern { get; set; }

        public DateOnly? StartsOn { get; set; }

        public DateOnly? EndsOn { get; set; }

        public Guid Version { get; set; }
    }
}
