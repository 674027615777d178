using Microsoft.Playwright;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Somebody asks on a phone what a job would do to their benefits.</summary>
public sealed class WageStoryTests(Browser browser)
{
    [Fact]
    public async Task The_page_answers_without_a_connection_and_sends_nothing()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site, width: 320);
        await page.GotoAsync("/benefits?language=en");
        await page.ShouldSayAsync("What you type stays on this phone or computer.");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.Context.SetOfflineAsync(true);

        await page.WriteAsync("Input.Hourly", "15");
        await page.WriteAsync("Input.HoursAWeek", "twelve");
        await page.SelectAsync("Input.Month", "March 2026");
        await page.WriteAsync("Input.Unearned", "1,200");
        await page.PressAsync("See it");
        await page.ShouldSayAsync("Hours a week: Write a number from 0 to 80, such as 16.50 or 1,200.");
        await Assertions.Expect(page.Locator("#answer")).ToBeHiddenAsync();
        Assert.Equal("true", await page.Locator("[name='Input.HoursAWeek']").GetAttributeAsync("aria-invalid"));

        await page.WriteAsync("Input.HoursAWeek", "12,5");
        await page.WriteAsync("Input.Unearned", "");
        await page.PressAsync("See it");
        // 12.5 hours at 15 dollars are 812.50 a month: 812.50 - 85, halved, is 363.75, off 994.
        Assert.Equal(("812.50", "630.25", "114.39"), (await SaidAsync(page, "wages"), await SaidAsync(page, "federal"), await SaidAsync(page, "state")));
        Assert.Equal("994.00", await page.Locator("[data-before=federal]").InnerTextAsync());
        await page.ShouldSayAsync("Some SSI: up to 34.5 hours a week");
        await page.ShouldSayAsync("SSI follows wages two months later");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(requests);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task Without_JavaScript_the_server_gives_the_same_answer_in_the_readers_language()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site, width: 320, javaScript: false);
        await page.GotoAsync("/benefits?language=es");
        await page.ShouldSayAsync("Sin JavaScript, lo que escribe va una vez a este sitio");
        await page.WriteAsync("Input.Hourly", "15");
        await page.WriteAsync("Input.HoursAWeek", "12,5");
        await page.SelectAsync("Input.Month", "marzo 2026");
        await page.PressAsync("Ver");

        Assert.Equal(("812.50", "630.25", "114.39"), (await SaidAsync(page, "wages"), await SaidAsync(page, "federal"), await SaidAsync(page, "state")));
        await page.ShouldSayAsync("Algo de SSI: hasta 34.5 horas por semana");
        await page.ShouldSayAsync("El SSI sigue al sueldo dos meses después");
    }

    private static Task<string> SaidAsync(IPage page, string key) => page.Locator($"[data-after={key}]").InnerTextAsync();
}
