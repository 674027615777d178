using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Inbox;

/// <summary>A peer's referrals: those that wait for an answer, and the people they support.</summary>
[Requires(Permission.TakeReferrals)]
[Bilingual]
internal sealed class IndexModel(OwnWork work, ReferralList list, Language language) : PageModel
{
    public IReadOnlyList<ListedReferral> Offered { get; private set; } = [];

    public IReadOnlyList<ListedReferral> Taken { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Offered = await list.ReadAsync(await work.OfferedAsync(cancellation), "inbox", cancellation);
        Taken = await list.ReadAsync(
            (await work.TakenAsync(cancellation)).Where(referral => referral.Status != ReferralStatus.Closed),
            "people supported",
            cancellation
        );
    }

    /// <summary>For how long it has waited, in words.</summary>
    public string Since(ListedReferral row) =>
        row.DaysWaiting switch
        {
            null => "",
            0 => language[InboxWords.SinceToday],
            1 => language[InboxWords.SinceYesterday],
            var days => language[InboxWords.ForDays, days],
        };
}
