using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>All teams of an agency, as they are today.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class AgencyModel(PeerAtlasDbContext database, AuthorityClock clock, IEnumerable<ITeamsAddition> additions) : PageModel
{
    public Organisation Agency { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What heads the numbers that other modules add.</summary>
    public IEnumerable<string> Headings => additions.Select(addition => addition.Heading);

    /// <summary>The ways to what other modules do for the agency.</summary>
    public IEnumerable<TeamsLink> Links => additions.SelectMany(addition => addition.Links(Agency.Id)).Where(link => Rows.Count > 0 || !link.NeedsTeams);

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == organisation, cancellation) is not { } agency)
            return NotFound();
        Agency = agency;
        var today = clock.Today;
        var periods = await database.Set<StaffingPeriod>().AsNoTracking().Where(period => period.OrganisationId == organisation).ToListAsync(cancellation);
        var places = await (
            from place in database.Set<TeamMember>().AsNoTracking().HoldingOn(today)
            join account in database.Users on place.AccountId equals account.Id
            where place.OrganisationId == organisation
            orderby account.Name
            select new
            {
                place.TeamId,
                place.Role,
                account.Name,
            }
        ).ToListAsync(cancellation);
        var numbers = new List<IReadOnlyDictionary<Guid, int>>();
        foreach (var addition in additions)
            numbers.Add(await addition.CountAsync(organisation, cancellation));
        var teams = await database
            .Set<Team>()
            .AsNoTracking()
            .Where(team => team.OrganisationId == organisation)
            .OrderByDescending(team => team.Active)
            .ThenBy(team => team.Name)
            .ToListAsync(cancellation);
        Rows =
        [
            .. teams.Select(team => new Row(
                team,
                periods.FirstOrDefault(period => period.TeamId == team.Id && period.HoldsOn(today))?.Pattern,
                places.Count(place => place.TeamId == team.Id && place.Role == TeamRole.Provider),
                places.Count(place => place.TeamId == team.Id && place.Role == TeamRole.Peer),
                [.. places.Where(place => place.TeamId == team.Id && place.Role == TeamRole.Supervisor).Select(place => place.Name)],
                [.. numbers.Select(number => number.GetValueOrDefault(team.Id))]
            )),
        ];
        return Page();
    }

    internal sealed record Row(Team Team, StaffingPattern? Pattern, int Providers, int Peers, IReadOnlyList<string> Supervisors, IReadOnlyList<int> Numbers);
}
