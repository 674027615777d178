using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace PeerAtlas.Design;

/// <summary>The signed-in navigation as one person sees it.</summary>
/// <param name="Items">The visible entries in order.</param>
/// <param name="Path">The page that is being read.</param>
/// <param name="Container">The class of the container that the frame uses.</param>
public sealed record NavigationBar(IReadOnlyList<NavigationItem> Items, PathString Path, string Container)
{
    /// <summary>Whether the page that is being read belongs to the entry: the one with the longest path that the page's begins with.</summary>
    public bool IsCurrent(NavigationItem item) => item == Items.Where(Covers).MaxBy(candidate => candidate.Href.Length);

    private bool Covers(NavigationItem item) => item.Href == "/" ? Path == "/" : Path.StartsWithSegments(item.Href, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Writes the navigation for people who are signed in, and nothing for others.</summary>
[ViewComponent(Name = "Navigation")]
public sealed class NavigationViewComponent(IEnumerable<NavigationItem> items, INavigationFilter filter) : ViewComponent
{
    /// <summary>Collects the entries that the person may see.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string container)
    {
        var visible = new List<NavigationItem>();
        if (HttpContext.User.Identity?.IsAuthenticated == true)
        {
            foreach (var item in items.OrderBy(item => item.Order).ThenBy(item => item.Label, StringComparer.Ordinal))
            {
                if (await filter.IsVisibleAsync(item, HttpContext.User))
                    visible.Add(item);
            }
        }

        return visible.Count == 0 ? Content("") : View(new NavigationBar(visible, HttpContext.Request.Path, container));
    }
}
