using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>One team: how peers are placed beside it and who belongs to it, now and before.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class TeamModel(PeerAtlasDbContext database) : PageModel
{
    public Team Team { get; private set; } = null!;

    public IReadOnlyList<StaffingPeriod> Periods { get; private set; } = [];

    public IReadOnlyList<(TeamMember Member, string Name)> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, Guid team, CancellationToken cancellation)
    {
        if (
            await database.Set<Team>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == team && found.OrganisationId == organisation, cancellation)
            is not { } found
        )
            return NotFound();
        Team = found;
        Periods = await database
            .Set<StaffingPeriod>()
            .AsNoTracking()
            .Where(period => period.TeamId == team)
            .OrderByDescending(period => period.StartsOn)
            .ToListAsync(cancellation);
        Members =
        [
            .. (
                await (
                    from member in database.Set<TeamMember>().AsNoTracking()
                    join account in database.Users on member.AccountId equals account.Id
                    where member.TeamId == team
                    select new { member, account.Name }
                ).ToListAsync(cancellation)
            )
                .OrderBy(row => row.member.EndsOn is not null)
                .ThenByDescending(row => row.member.Role)
                .ThenBy(row => row.Name, StringComparer.CurrentCulture)
                .Select(row => (row.member, row.Name)),
        ];
        return Page();
    }
}
