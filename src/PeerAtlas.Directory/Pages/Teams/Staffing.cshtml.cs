using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds a staffing pattern, which ends the one that goes on, or changes one.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class StaffingModel(PeerAtlasDbContext database, AuthorityClock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Team Team { get; private set; } = null!;

    /// <summary>The period that is changed; null while one is added.</summary>
    public StaffingPeriod? Period { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid organisation, Guid team, Guid? period, CancellationToken cancellation)
    {
        if (!await LoadAsync(organisation, team, period, cancellation))
            return NotFound();
        Input = Period is null
            ? new Form { StartsOn = clock.Today }
            : new Form
            {
                Pattern = Period.Pattern,
                StartsOn = Period.StartsOn,
                EndsOn = Period.EndsOn,
                Version = Period.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid organisation, Guid team, Guid? period, CancellationToken cancellation)
    {
        if (!await LoadAsync(organisation, team, period, cancellation))
            return NotFound();
        if (Input.Pattern is null)
            ModelState.Refuse(nameof(Form.Pattern), "Say how peers are placed.");
        if (Input.StartsOn is null)
            ModelState.Refuse(nameof(Form.StartsOn), "Give the first day.");
        if (!ModelState.IsValid)
            return Page();

        var starts = Input.StartsOn!.Value;
        var others = await database.Set<StaffingPeriod>().Where(other => other.TeamId == team && other.Id != (period ?? Guid.Empty)).ToListAsync(cancellation);
        if (Period is null && others.SingleOrDefault(other => other.EndsOn is null && other.StartsOn < starts) is { } before)
            (before.EndsOn, before.Version) = (starts.AddDays(-1), Guid.NewGuid());
        ModelState.Refuse(nameof(Form.StartsOn), StaffingPeriod.Refuse(others, starts, Input.EndsOn));
        if (!ModelState.IsValid)
        {
            database.ChangeTracker.Clear();
            return Page();
        }

        if (Period is null)
            Add(Team);
        else
            Change(Period);
        if (!await database.TrySaveAsync(ModelState, "Somebody else added a pattern from the same day at this moment. Look at the team again.", cancellation))
        {
            await LoadAsync(organisation, team, period, cancellation);
            Input.Version = Period?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done("The staffing pattern was saved.");
        return RedirectToPage("Team", new { organisation, team });
    }

    private void Add(Team team) =>
        database.Add(
            new StaffingPeriod
            {
                OrganisationId = team.OrganisationId,
                TeamId = team.Id,
                Pattern = Input.Pattern!.Value,
                StartsOn = Input.StartsOn!.Value,
                EndsOn = Input.EndsOn,
            }
        );

    private void Change(StaffingPeriod period)
    {
        database.Entry(period).Property(row => row.Version).OriginalValue = Input.Version;
        (period.Pattern, period.StartsOn, period.EndsOn, period.Version) = (Input.Pattern!.Value, Input.StartsOn!.Value, Input.EndsOn, Guid.NewGuid());
    }

    private async Task<bool> LoadAsync(Guid organisation, Guid team, Guid? period, CancellationToken cancellation)
    {
        if (
            await database.Set<Team>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == team && found.OrganisationId == organisation, cancellation)
            is not { } found
        )
            return false;
        Team = found;
        if (period is null)
            return true;
        Period = await database.Set<StaffingPeriod>().SingleOrDefaultAsync(row => row.Id == period && row.TeamId == team, cancellation);
        return Period is not null;
    }

    public sealed class Form
    {
        public StaffingPattern? Pattern { get; set; }

        public DateOnly? StartsOn { get; set; }

        public DateOnly? EndsOn { get; set; }

        public Guid Version { get; set; }
    }
}
