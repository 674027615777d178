using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>Every page can be read and used by everybody, on a desk and on a small phone.</summary>
public sealed class AccessibilityTests(PageSites sites) : IClassFixture<PageSites>
{
    private const int Desk = 1280,
        Phone = 320;

    public static TheoryData<string> Pages => [.. PageStates.All.Select(state => state.Title)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_the_page_fits(string title)
    {
        var state = PageStates.All.Single(state => state.Title == title);
        var (page, fill) = await sites.WindowAsync(state.Site, state.Viewer);
        await page.SetViewportSizeAsync(Desk, 900);
        await state.OpenAsync(page, fill);
        Assert.Equal(
            state.Route.StartsWith("sign-in", StringComparison.Ordinal),
            new Uri(page.Url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal)
        );
        // The answer to the button that was pressed may still be on its way.
        if (state.IsError)
            await Assertions.Expect(page.Locator("main .usa-alert--error, main .usa-error-message").First).ToBeAttachedAsync();
        Assert.Equal(0, await page.Locator("a[href='']").CountAsync());
        await page.ShouldBeAccessibleAsync(title);
        await page.ShouldFitItsWindowAsync(title + " on a desk");
        await page.KeepPictureAsync(title, Desk);
        await page.SetViewportSizeAsync(Phone, 640);
        await page.ShouldBeAccessibleAsync(title + " on a phone");
        await page.KeepPictureAsync(title, Phone);
        await page.ShouldFitItsWindowAsync(title + " on a phone");
    }

    [Fact]
    public async Task Every_page_of_the_site_is_looked_at()
    {
        var site = await sites.SiteAsync(SiteState.Empty);
        var routes = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            // The start page has two addresses.
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route != "Index")
            .ToHashSet(StringComparer.Ordinal);
        var known = PageStates.All.Select(state => state.Route).Concat(PageStates.Files).ToHashSet(StringComparer.Ordinal);
        Assert.True(routes.IsSubsetOf(known), "Not looked at: " + string.Join(", ", routes.Except(known).Order(StringComparer.Ordinal)));
        Assert.True(known.IsSubsetOf(routes), "No such page any more: " + string.Join(", ", known.Except(routes).Order(StringComparer.Ordinal)));
    }
}
