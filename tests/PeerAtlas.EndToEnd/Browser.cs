using Microsoft.Playwright;
using PeerAtlas.Testing;

[assembly: AssemblyFixture(typeof(PeerAtlas.EndToEnd.Browser))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace PeerAtlas.EndToEnd;

/// <summary>The whole site on a port of its own, where a real browser reaches it.</summary>
public sealed class BrowserSite : TestSite
{
    public BrowserSite(DatabaseKind kind, params (string Key, string Value)[] settings)
        : base(kind, [("Logging:LogLevel:Default", "Warning"), .. settings])
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;
}

/// <summary>One Chromium for all tests; each test opens its own windows.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
                // Chromium's own sandbox cannot start for root, which is who runs tests in a container.
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A window of its own: 1280 pixels wide, or a phone of 320; with or without JavaScript.</summary>
    public async Task<IPage> OpenWindowAsync(BrowserSite site, int width = 1280, bool javaScript = true)
    {
        var context = await chromium!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                JavaScriptEnabled = javaScript,
                Locale = "en-US",
            }
        );
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>What tests ask of a page.</summary>
internal static class PageChecks
{
    /// <summary>Fails with what axe finds against WCAG 2.2 A and AA and its best practices.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string state)
    {
        var findings = await Axe.FindAsync(page);
        Assert.True(findings.Count == 0, $"{state} ({page.Url}):\n{string.Join('\n', findings)}");
    }

    /// <summary>Fails when the page is wider than its window.</summary>
    public static async Task ShouldFitItsWindowAsync(this IPage page, string state)
    {
        var wide = await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(wide, $"{state} ({page.Url}) scrolls sideways.");
    }

    /// <summary>Keeps a picture in the folder that the environment names, so that a developer can look at the pages.</summary>
    public static async Task KeepPictureAsync(this IPage page, string name, int width)
    {
        if (Environment.GetEnvironmentVariable("PEERATLAS_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var file = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')) + $"-{width}.png";
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, file), FullPage = true });
    }

    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.WriteAsync("Email", email);
        await page.WriteAsync("Password", TestSite.Password);
        await page.PressAsync("Sign in");
        await page.GetByText("Sign out").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }
}
