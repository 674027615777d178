using System.Security.Claims;

namespace PeerAtlas.Design;

/// <summary>An entry of the signed-in navigation; a module registers its own as singletons.</summary>
/// <param name="Label">What the link says.</param>
/// <param name="Href">Where it leads, from the root of the site.</param>
/// <param name="Order">Its place; small numbers come first.</param>
/// <param name="Permission">The permission that a person needs to see it; null for everybody who is signed in.</param>
public sealed record NavigationItem(string Label, string Href, int Order, string? Permission)
{
    /// <summary>What the link says on bilingual pages; the label when they are not given.</summary>
    public Words? Words { get; init; }

    /// <summary>What the link says on a page in this language.</summary>
    public string In(Language language) => Words is null ? Label : language[Words];
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
