using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>Somebody who reads what was published, without an account.</summary>
internal static class Reader
{
    public static async Task ReadAsync(IPage page, string title)
    {
        await page.GotoAsync("/published");
        await page.FollowAsync(title);
        await page.ShouldSayAsync("answered from October 1, 2026 to October 15, 2026");
        await page.ShouldSayAsync("It was closed early: answers were to be taken until October 30, 2026. Version 1, published");
        await page.ShouldSayAsync("100%† will hire. They name [withheld] positions.");
        await page.ShouldSayAsync("Will you hire more peer workers?");
        var figure = page.Body().Locator("figure").First;
        await Assertions.Expect(figure.Locator("svg").First).ToBeVisibleAsync();
        await Assertions.Expect(figure.Locator("table")).ToContainTextAsync("100%");
        await page.ShouldBeAccessibleAsync("The published report");
        await page.KeepPictureAsync("story published", 1280);

        var download = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("as CSV"));
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Contains("agency.hire.yes.share", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
