using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Referrals.Teams;

namespace PeerAtlas.Referrals.Pages.Supervision;

/// <summary>The open referrals from and to a supervisor's teams, what waits longest first.</summary>
[Requires(Permission.SuperviseTeams)]
internal sealed class IndexModel(OwnWork work, ReferralList list) : PageModel
{
    public bool Supervises { get; private set; }

    public IReadOnlyList<ListedReferral> Rows { get; private set; } = [];

    public int TooLong => Rows.Count(row => row.WaitsTooLong);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Supervises = await (await work.PlacesAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).AnyAsync(cancellation);
        Rows = await list.ReadAsync(
            (await work.SupervisedAsync(cancellation)).Where(referral => referral.Status != ReferralStatus.Closed && referral.Status != ReferralStatus.NotWanted), "referrals of teams", cancellation);
    }
}
