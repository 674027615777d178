using System.IO.Compression;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PeerAtlas.Design.Tests.Chromium))]

namespace PeerAtlas.Design.Tests;

/// <summary>One browser for all tests that need one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A fresh visit on a screen of the given width.</summary>
    public async Task<IPage> PageAsync(DesignSite site, int width = 1280, bool scripts = true) =>
        await browser.NewPageAsync(
            new()
            {
                BaseURL = site.Address.ToString(),
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = scripts,
            }
        );

    /// <summary>Keeps a picture in the folder that the environment variable names, so that a developer can look at the pages.</summary>
    public static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PEERATLAS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}

public sealed class BrowserTests(DesignSite site, Chromium chromium)
{
    public static TheoryData<string, int> Pages =>
        new()
        {
            { "fields", 320 },
            { "fields?filled=true", 1280 },
            { "fields#errors", 1280 },
            { "fields#errors", 320 },
            { "components", 1280 },
            { "components", 320 },
            { "figures?as=Ana", 1280 },
            { "figures?language=es", 320 },
            { "survey", 1280 },
            { "survey?language=es", 320 },
            { "survey#errors", 320 },
        };

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_fits_its_screen_and_keeps_to_the_security_policy(string path, int width)
    {
        var page = await chromium.PageAsync(site, width);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                complaints.Add($"{response.Status} {response.Url}");
        };
        await page.GotoAsync(path);
        if (path.EndsWith("#errors", StringComparison.Ordinal))
            await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Chromium.KeepPictureAsync(page, $"{path.Replace('?', '-').Replace('#', '-')}-{width}");

        var result = await page.RunAxe();
        Assert.Equal(
            "",
            string.Join("\n", result.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"))
        );
        Assert.True(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= width, "The page is wider than the screen.");
        Assert.Equal("", string.Join("\n", complaints));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_error_summary_has_the_focus_and_its_links_lead_to_the_fields()
    {
        var page = await chromium.PageAsync(site, scripts: false);
        await page.GotoAsync("fields");
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.True(await page.Locator("[role=alert]").EvaluateAsync<bool>("element => element === document.activeElement"));
        await page.Locator("[role=alert] a", new() { HasText = "Choose a role" }).ClickAsync();
        Assert.Equal("Input_Role", await page.Locator(":focus").GetAttributeAsync("id"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Switching_the_language_keeps_what_was_chosen_without_scripts()
    {
        var page = await chromium.PageAsync(site, 320, scripts: false);
        await page.GotoAsync("survey");
        await page.Locator("label", new() { HasText = "Recovery coach" }).ClickAsync();
        await page.Locator("button", new() { HasText = "Español" }).ClickAsync();
        Assert.Equal("es", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("coach", await page.Locator("input:checked").GetAttributeAsync("value"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_respondents_first_page_loads_no_script_and_little_of_anything()
    {
        var page = await chromium.PageAsync(site, 320);
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync("survey");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Contains(requests, request => request.ResourceType == "stylesheet");
        Assert.DoesNotContain(requests, request => request.ResourceType == "script");
        var bytes = 0L;
        foreach (var request in requests)
            bytes += Compressed(await (await request.ResponseAsync())!.BodyAsync());
        Assert.InRange(bytes, 1, 110_000);
        await page.CloseAsync();
    }

    /// <summary>As the published site sends it (or less: that one has Brotli too).</summary>
    private static long Compressed(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return Math.Min(target.Length, body.Length);
    }

    [Theory]
    [InlineData("fields")]
    [InlineData("survey")]
    public async Task A_page_that_is_read_from_right_to_left_is_not_wider_than_the_screen(string path)
    {
        var page = await chromium.PageAsync(site, 320);
        await page.GotoAsync(path);
        await page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        var outside = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('*')].filter(part => part.getBoundingClientRect().left < -1)" + ".map(part => part.outerHTML.slice(0, 120))"
        );
        Assert.True(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= 320, "Wider than the screen: " + string.Join("\n", outside));
        await page.CloseAsync();
    }
}
