using Microsoft.Playwright;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The sites on which pages are looked at, each started when it is first asked for, with one window for each viewer.</summary>
public sealed class PageSites(Browser browser) : IAsyncDisposable
{
    private const string Analyst = "rosa.alvarez@authority.example";
    private readonly Dictionary<SiteState, Task<(BrowserSite Site, IReadOnlyDictionary<string, string> Holds)>> sites = [];
    private readonly Dictionary<(SiteState, Viewer), IPage> windows = [];

    public async Task<BrowserSite> SiteAsync(SiteState state) => (await StartedAsync(state)).Site;

    /// <summary>A window on the site, and what fills names in braces with what the site holds.</summary>
    public async Task<(IPage Window, Func<string, string> Fill)> WindowAsync(SiteState state, Viewer viewer)
    {
        var (site, holds) = await StartedAsync(state);
        if (!windows.TryGetValue((state, viewer), out var window))
        {
            window = windows[(state, viewer)] = await browser.OpenWindowAsync(site);
            if (Email(viewer) is { } email)
                await window.SignInAsync(email);
        }

        return (window, address => holds.Aggregate(address, (filled, held) => filled.Replace($"{{{held.Key}}}", held.Value, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values)
            await window.Context.DisposeAsync();
        foreach (var started in sites.Values.Where(started => started.IsCompletedSuccessfully))
            await (await started).Site.DisposeAsync();
    }

    private static string? Email(Viewer viewer) =>
        viewer switch
        {
            Viewer.Analyst => Analyst,
            Viewer.Administrator => FilledReferrals.Administrator,
            Viewer.Provider => FilledReferrals.Provider,
            Viewer.Peer => FilledReferrals.Peer,
            Viewer.Supervisor => FilledReferrals.Supervisor,
            Viewer.Certifier => FilledCredentials.Certifier,
            Viewer.Organiser => FilledSupervision.Organiser,
            _ => null,
        };

    private Task<(BrowserSite Site, IReadOnlyDictionary<string, string> Holds)> StartedAsync(SiteState state)
    {
        if (!sites.TryGetValue(state, out var started))
            started = sites[state] = StartAsync(state);
        return started;
    }

    private static async Task<(BrowserSite Site, IReadOnlyDictionary<string, string> Holds)> StartAsync(SiteState state)
    {
        var site = new BrowserSite(DatabaseKind.Sqlite, state == SiteState.Demonstration ? [("Demonstration", "true")] : []);
        var holds = new Dictionary<string, string>(StringComparer.Ordinal);
        if (state == SiteState.Demonstration)
            await FilledSite.FillDemonstrationAsync(site);
        if (state is SiteState.Empty or SiteState.Filled)
        {
            var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
            await site.AddAccountAsync(Analyst, Role.AuthorityAnalyst, authority);
            await FilledReferrals.AddPeopleAsync(site, holds);
            if (state == SiteState.Filled)
                await FilledSite.FillAsync(site, authority, holds);
        }

        return (site, holds);
    }
}
