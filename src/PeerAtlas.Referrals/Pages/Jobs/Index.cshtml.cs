using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>The job descriptions of an agency, and whose job each is.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class IndexModel(PeerAtlasDbContext database, AgencyJobs jobs, AuthorityClock clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public bool HasRoleList { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        HasRoleList = (await jobs.RoleListAsync(today, cancellation)).Count > 0;
        var calendar = await jobs.CalendarAsync(Organisation, cancellation);
        var all = await jobs.VersionsAsync(Organisation, cancellation);
        var versions = all.OrderBy(version => version.Number).ToLookup(version => version.DescriptionId);
        var held = calendar.Times.Where(time => time.HoldsOn(today)).ToList();
        var descriptions = await jobs.AllAsync(Organisation, cancellation);
        var names = AgencyJobs.Titles(descriptions, all, today);
        Rows =
        [
            .. descriptions.Select(row => new Row(
                row.Id,
                names[row.Id],
                row.EndedOn,
                calendar.On(row.Id, today),
                versions[row.Id].FirstOrDefault(version => version.HoldsFrom > today),
                held.Where(time => time.Description == row.Id).Select(time => time.Place.WorkerId).Distinct().Count()
            )),
        ];
        await LoadPlacesAsync(held.ToDictionary(time => time.Place.Id, time => names[time.Description]), today, cancellation);
    }

    private async Task LoadPlacesAsync(Dictionary<Guid, string> jobsOf, DateOnly today, CancellationToken cancellation)
    {
        var places =
            from place in database.Set<WorkerPlace>().AsNoTracking().NotOverBefore(today)
            join worker in database.Set<Worker>() on place.WorkerId equals worker.Id
            join found in database.Set<Team>() on place.TeamId equals found.Id into teams
            from team in teams.DefaultIfEmpty()
            where place.OrganisationId == Organisation && place.Position != WorkerPosition.Other
            orderby worker.Name, place.StartsOn, place.Id
            select new PlaceRow(worker.Id, place.Id, worker.Name, place.Position, team!.Name, null);
        var count = await places.CountAsync(cancellation);
        Pages = (count + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        Places =
        [
            .. (await places.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellation)).Select(row =>
                row with
                {
                    Job = jobsOf.GetValueOrDefault(row.Place),
                }
            ),
        ];
    }

    internal sealed record Row(Guid Id, string Name, DateOnly? Ended, JobVersion? Now, JobVersion? Next, int Workers);

    internal sealed record PlaceRow(Guid Worker, Guid Place, string Name, WorkerPosition Position, string? Team, string? Job);
}
