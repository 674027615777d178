using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Accounts;

/// <summary>The memberships that accounts hold, from the database.</summary>
internal sealed class HeldMemberships(PeerAtlasDbContext database) : IHeldMemberships
{
    // These decide what is open, so that the filter by what is open cannot stand before them.
    public Task<List<Member>> OfAsync(Guid account, CancellationToken cancellation) =>
        database
            .Set<Membership>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(membership => membership.AccountId == account)
            .Select(membership => new Member(membership.OrganisationId, membership.Role))
            .ToListAsync(cancellation);
}
