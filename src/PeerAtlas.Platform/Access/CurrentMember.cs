using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Access;

/// <summary>A membership as a request needs it.</summary>
/// <param name="OrganisationId">Where.</param>
/// <param name="Role">As what.</param>
public readonly record struct Member(Guid OrganisationId, Role Role);

/// <summary>Reads the memberships that an account holds: those to which the person has said yes.</summary>
internal interface IHeldMemberships
{
    Task<List<Member>> OfAsync(Guid account, CancellationToken cancellation);
}

/// <summary>
/// Who is signed in and what they may do. Memberships are read from the database once in a request, not from the cookie,
/// so that one taken away is gone at once.
/// </summary>
public sealed class CurrentMember : IActor
{
    private readonly IHttpContextAccessor http;
    private readonly IHeldMemberships held;
    private readonly OrganisationScope scope;
    private readonly ActorHolder holder;
    private IReadOnlyList<Member>? memberships;
    private string? recordedAs;

    internal CurrentMember(IHttpContextAccessor http, IHeldMemberships held, OrganisationScope scope, ActorHolder holder) =>
        (this.http, this.held, this.scope, this.holder) = (http, held, scope, holder);

    /// <summary>The account, or null when nobody is signed in. A work that outlasts its request acts as whoever asked for it.</summary>
    public Guid? AccountId =>
        holder.Member?.AccountId ?? (Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null);

    /// <summary>
    /// Leaves the name and account of whoever is signed in out of what is recorded from now on in this request: they take back what was known of them, and the
    /// record of that would tell it anew.
    /// </summary>
    /// <param name="called">What stands in their place.</param>
    public void RecordAs(string called) => recordedAs = called;

    Guid? IActor.AccountId => recordedAs is null ? AccountId : null;

    /// <inheritdoc/>
    public string ActorName =>
        recordedAs ?? holder.Member?.Name ?? (http.HttpContext?.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "respondent");

    /// <summary>All memberships of whoever is signed in.</summary>
    public async ValueTask<IReadOnlyList<Member>> MembershipsAsync(CancellationToken cancellation = default)
    {
        if (memberships is not null)
            return memberships;
        if (AccountId is not { } account)
            return memberships = [];

        var all = await held.OfAsync(account, cancellation);
        // Who acts for the authority acts for nobody else, whatever the rows say.
        memberships = all.Exists(member => member.Role.IsAuthorityWide()) ? all.FindAll(member => member.Role.IsAuthorityWide()) : all;
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
