using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Supervision;

/// <summary>The open referrals from and to a supervisor's teams, what waits longest first.</summary>
[Requires(Permission.SuperviseTeams)]
internal sealed class IndexModel(OwnWork work, OwnPlaces places, ReferralList list) : PageModel
{
    public bool Supervises { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public ReferralPage List { get; private set; } = new([], 0, 1, 0);

    public int TooLong { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Supervises = await (await places.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).AnyAsync(cancellation);
        var open = await work.SupervisedOpenAsync(cancellation);
        List = await list.ReadPageAsync(open, PageNumber, "referrals of teams", cancellation);
        TooLong = await list.CountTooLongAsync(open, cancellation);
    }
}
