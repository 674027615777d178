using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

[assembly: AssemblyFixture(typeof(PeerAtlas.Design.Tests.DesignSite))]

namespace PeerAtlas.Design.Tests;

/// <summary>A small site on a real port that hosts the pages of this project in the frame of the design.</summary>
public sealed class DesignSite : IAsyncLifetime
{
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(DesignSite).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Authority:Name"] = "Department of Mental Health <Test>",
                ["Authority:ShortName"] = "DMH",
                ["Authority:Tagline"] = "Office of Recovery",
                ["Authority:ContactEmail"] = "census@dmh.example",
                ["Demonstration"] = "true",
                ["EnableStaticAssetsDevelopmentCaching"] = "true",
            }
        );
        builder.Services.AddRazorPages();
        builder.Services.AddPeerAtlasDesign(builder.Configuration);
        builder.Services.AddSingleton(new NavigationItem("Waves", "/waves", 20, null));
        builder.Services.AddSingleton(new NavigationItem("Figures", "/figures", 30, "figures.read"));
        builder.Services.AddSingleton(new NavigationItem("Components", "/components", 10, null));
        builder.Services.AddSingleton(new NavigationItem("Audit record", "/audit", 40, "audit.read"));
        builder.Services.AddScoped<INavigationFilter, FiguresOnly>();
        app = builder.Build();
        app.UsePeerAtlasSecurityHeaders();
        app.UseRouting();
        app.Use(
            (context, next) =>
            {
                if (context.Request.Query["as"] is [{ } name])
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
                return next(context);
            }
        );
        app.UsePeerAtlasLanguage();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>A browser without scripts: it keeps cookies and follows no redirects.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var client = Client();
        return Parse(await client.GetStringAsync(path));
    }

    /// <summary>Opens the page, then sends the fields with its antiforgery token.</summary>
    public async Task<IHtmlDocument> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var client = Client();
        var page = Parse(await client.GetStringAsync(path));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var response = await client.PostAsync(path, content);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    private sealed class FiguresOnly : INavigationFilter
    {
        public ValueTask<bool> IsVisibleAsync(NavigationItem item, ClaimsPrincipal user) => new(item.Permission is null or "figures.read");
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
