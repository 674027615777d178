using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Referrals;

/// <summary>The referrals that a provider hears back of.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class IndexModel(OwnWork work, ReferralList list) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public ReferralPage List { get; private set; } = new([], 0, 1, 0);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        List = await list.ReadPageAsync(await work.ReferredAsync(cancellation), PageNumber, "referrals", cancellation);
}
