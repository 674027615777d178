using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Platform.Access;

/// <summary>
/// Names the permission that a page or endpoint needs. Without this, or [AllowAnonymous], nobody may enter: the fallback policy,
/// which holds where no [Authorize] stands, denies.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>What the visitor must be allowed to do.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>
    /// The route value that holds the organisation's id, for pages about one organisation: the permission must then be held there.
    /// </summary>
    public string? OrganisationFrom { get; init; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class RequiresHandler(IServiceProvider services, IHttpContextAccessor http) : AuthorizationHandler<RequiresAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        Guid? organisation = null;
        if (requirement.OrganisationFrom is { } name)
        {
            if (!Guid.TryParse(http.HttpContext?.GetRouteValue(name)?.ToString(), out var id))
                return;
            organisation = id;
        }

        // Asked for only here: the framework makes this handler for pages that anybody may open too, which need no database.
        var member = services.GetRequiredService<CurrentMember>();
        if (await member.MayAsync(requirement.Permission, organisation))
            context.Succeed(requirement);
    }
}
