using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Access;

/// <summary>A membership as a request needs it.</summary>
/// <param name="OrganisationId">Where.</param>
/// <param name="Role">As what.</param>
public readonly record struct Member(Guid OrganisationId, Role Role);

/// <summary>
/// Who is signed in and what they may do. Memberships are read from the database once in a request, not from the cookie,
/// so that one taken away is gone at once.
/// </summary>
public sealed class CurrentMember : IActor
{
    private readonly IHttpContextAccessor http;
    private readonly PeerAtlasDbContext database;
    private readonly OrganisationScope scope;
    private readonly ActorHolder holder;
    private IReadOnlyList<Member>? memberships;

    internal CurrentMember(IHttpContextAccessor http, PeerAtlasDbContext database, OrganisationScope scope, ActorHolder holder) =>
        (this.http, this.database, this.scope, this.holder) = (http, database, scope, holder);

    /// <summary>The account, or null when nobody is signed in. A work that outlasts its request acts as whoever asked for it.</summary>
    public Guid? AccountId =>
        holder.Member?.AccountId ?? (Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null);

    /// <inheritdoc/>
    public string ActorName => holder.Member?.Name ?? (http.HttpContext?.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "respondent");

    /// <summary>All memberships of whoever is signed in.</summary>
    public async ValueTask<IReadOnlyList<Member>> MembershipsAsync(CancellationToken cancellation = default)
    {
        if (memberships is not null)
            return memberships;
        if (AccountId is not { } account)
            return memberships = [];

        // These decide what is open, so that the filter by what is open cannot stand before them.
        var held = await database
            .Set<Membership>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(membership => membership.AccountId == account)
            .Select(membership => new Member(membership.OrganisationId, membership.Role))
            .ToListAsync(cancellation);
        // Who acts for the authority acts for nobody else, whatever the rows say.
        memberships = held.Any(member => member.Role.IsAuthorityWide()) ? held.FindAll(member => member.Role.IsAuthorityWide()) : held;
        scope.Grant(account, memberships);
        return memberships;
    }

    /// <summary>
    /// Whether the person may do it: in <paramref name="organisation"/> where one is named, else in any organisation of theirs.
    /// A role of the authority reaches every organisation.
    /// </summary>
    public async ValueTask<bool> MayAsync(Permission permission, Guid? organisation = null, CancellationToken cancellation = default)
    {
        var all = await MembershipsAsync(cancellation);
        return all.Any(member =>
            member.Role.Allows(permission) && (organisation is null || member.OrganisationId == organisation || member.Role.IsAuthorityWide())
        );
    }
}
