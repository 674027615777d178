using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Teams;

/// <summary>
/// Which agencies and which teams are those of whoever is signed in. Roles of the authority are left out, so that what is an
/// agency's own opens to nobody who has a role elsewhere.
/// </summary>
public sealed class OwnPlaces(PeerAtlasDbContext database, CurrentMember member, AuthorityClock clock)
{
    /// <summary>Whoever is signed in.</summary>
    public Guid Me => member.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The agencies in which they may do it.</summary>
    public async Task<IReadOnlyList<Guid>> AgenciesAsync(Permission permission, CancellationToken cancellation) =>
        [
            .. (await member.MembershipsAsync(cancellation))
                .Where(one => one.Role.Allows(permission) && !one.Role.IsAuthorityWide())
                .Select(one => one.OrganisationId)
                .Distinct(),
        ];

    /// <summary>The teams of which they are a member in this role today, in agencies where they may do it.</summary>
    public async Task<IQueryable<TeamMember>> TeamsAsync(TeamRole role, Permission permission, CancellationToken cancellation)
    {
        var me = Me;
        var agencies = await AgenciesAsync(permission, cancellation);
        return database
            .Set<TeamMember>()
            .HoldingOn(clock.Today)
            .Where(place => agencies.Contains(place.OrganisationId) && place.AccountId == me && place.Role == role);
    }
}
