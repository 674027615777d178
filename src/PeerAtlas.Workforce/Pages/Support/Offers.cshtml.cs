using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce.Pages.Support;

/// <summary>The list of support that an organization keeps.</summary>
[Requires(Permission.KeepPeerSupport, OrganisationFrom = "organisation")]
internal sealed class OffersModel(PeerAtlasDbContext database, AuthorityClock clock) : PageModel
{
    private const int MonthsUntilOld = 6;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public IReadOnlyList<SupportOffer> Offers { get; private set; } = [];

    public bool IsOld(SupportOffer offer) => offer.ReviewedOn.AddMonths(MonthsUntilOld) < clock.Today;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Offers = await database
            .Set<SupportOffer>()
            .AsNoTracking()
            .Where(offer => offer.OrganisationId == Organisation)
            .OrderBy(offer => offer.What)
            .ToListAsync(cancellation);
}
