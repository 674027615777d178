using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Invitations;

/// <summary>What a personal link leads to.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Wave">Its wave.</param>
/// <param name="Organisation">Whose survey it is.</param>
public sealed record InvitedBy(Invitation Invitation, Wave Wave, Organisation Organisation);

/// <summary>Finds what a personal link leads to.</summary>
public sealed class InvitationLinks(PeerAtlasDbContext database, OrganisationScope scope)
{
    /// <summary>The invitation behind a link's token, and opens its organisation's rows to the request; null for a token that nobody got.</summary>
    public async Task<InvitedBy?> FindAsync(string token, CancellationToken cancellation = default)
    {
        var hash = InvitationLink.Hash(token);
        var found = await (
            from link in database.Set<InvitationLink>()
            join invitation in database.Set<Invitation>().IgnoreQueryFilters() on link.InvitationId equals invitation.Id
            join wave in database.Set<Wave>() on invitation.WaveId equals wave.Id
            join organisation in database.Set<Organisation>() on invitation.OrganisationId equals organisation.Id
            where link.TokenHash == hash
            select new
            {
                invitation,
                wave,
                organisation,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        scope.Grant(found.organisation.Id);
        return new(found.invitation, found.wave, found.organisation);
    }
}
