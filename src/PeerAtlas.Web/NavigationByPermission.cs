using System.Security.Claims;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web;

/// <summary>People see the entries whose pages they may open.</summary>
internal sealed class NavigationByPermission(CurrentMember member) : INavigationFilter
{
    public async ValueTask<bool> IsVisibleAsync(NavigationItem item, ClaimsPrincipal user) =>
        item.Permission is null || await member.MayAsync(Enum.Parse<Permission>(item.Permission));
}
