using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Teams;

namespace PeerAtlas.Referrals.Pages.Teams;

/// <summary>All teams of an agency, as they are today.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class AgencyModel(PeerAtlasDbContext database, AuthorityClock clock) : PageModel
{
    public Organisation Agency { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == organisation, cancellation) is not { } agency) return NotFound();
        Agency = agency;
        var today = clock.Today;
        var periods = await database.Set<StaffingPeriod>().AsNoTracking().Where(period => period.OrganisationId == organisation).ToListAsync(cancellation);
        var places = await (
            from place in database.Set<TeamMember>().AsNoTracking()
            join account in database.Users on place.AccountId equals account.Id
            where place.OrganisationId == organisation && place.StartsOn <= today && (place.EndsOn == null || place.EndsOn >= today)
            orderby account.Name
            select new { place.TeamId, place.Role, account.Name }).ToListAsync(cancellation);
        var served = await database.Set<CaseloadEntry>().Where(entry => entry.OrganisationId == organisation && entry.StartsOn <= today && (entry.EndsOn == null || entry.EndsOn >= today))
            .GroupBy(entry => entry.TeamId).Select(team => new { team.Key, Persons = team.Count() }).ToDictionaryAsync(team => team.Key, team => team.Persons, cancellation);
        var teams = await database.Set<Team>().AsNoTracking().Where(team => team.OrganisationId == organisation).OrderByDescending(team => team.Active).ThenBy(team => team.Name).ToListAsync(cancellation);
        Rows =
        [
            .. teams.Select(team => new Row(
                team, periods.FirstOrDefault(period => period.TeamId == team.Id && period.HoldsOn(today))?.Pattern,
                places.Count(place => place.TeamId == team.Id && place.Role == TeamRole.Provider),
                places.Count(place => place.TeamId == team.Id && place.Role == TeamRole.Peer),
                [.. places.Where(place => place.TeamId == team.Id && place.Role == TeamRole.Supervisor).Select(place => place.Name)],
                served.GetValueOrDefault(team.Id))),
        ];
        return Page();
    }

    internal sealed record Row(Team Team, StaffingPattern? Pattern, int Providers, int Peers, IReadOnlyList<string> Supervisors, int Caseload);
}
