using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Referrals;

/// <summary>The referrals that a provider hears back of.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class IndexModel(OwnWork work, ReferralList list) : PageModel
{
    public IReadOnlyList<ListedReferral> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Rows = await list.ReadAsync(await work.ReferredAsync(cancellation), "referrals", cancellation);
}
