using System.Security.Claims;

namespace PeerAtlas.Design;

/// <summary>An entry of the signed-in navigation; a module registers its own as singletons.</summary>
/// <param name="Label">What the link says.</param>
/// <param name="Href">Where it leads, from the root of the site.</param>
/// <param name="Order">Its place; small numbers come first.</param>
/// <param name="Permission">The permission that a person needs to see it; null for everybody who is signed in.</param>
public sealed record NavigationItem(string Label, string Href, int Order, string? Permission)
{
    /// <summary>What the link says on pages in Spanish; the same as elsewhere when it is not given.</summary>
    public string? Spanish { get; init; }
}

/// <summary>Decides which entries a person sees. The host implements it over its permissions.</summary>
public interface INavigationFilter
{
    /// <summary>Whether the signed-in person may see the entry.</summary>
    ValueTask<bool> IsVisibleAsync(NavigationItem item, ClaimsPrincipal user);
}

/// <summary>Without a host's filter only entries that need no permission are shown.</summary>
internal sealed class OpenNavigationOnly : INavigationFilter
{
    public ValueTask<bool> IsVisibleAsync(NavigationItem item, ClaimsPrincipal user) => new(item.Permission is null);
}
