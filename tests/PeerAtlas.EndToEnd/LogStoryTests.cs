using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>What an agency does in its first month: its own log of hours goes in.</summary>
public sealed class LogStoryTests(Browser browser)
{
    [Fact]
    public async Task A_log_with_a_title_a_night_and_a_total_comes_in_is_read_on_a_phone_and_is_taken_back()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var holds = new Dictionary<string, string>(StringComparer.Ordinal);
        await FilledReferrals.AddPeopleAsync(site, holds);
        await FilledReferrals.MakeTeamAsync(site, holds);
        await FilledHours.ImportRulesAsync(site);
        var page = await browser.OpenWindowAsync(site);
        await page.SignInAsync(FilledReferrals.Administrator);
        await page.GotoAsync("/hours/import");
        await page.GetByText("Send a log or time sheet with other columns").ClickAsync();
        await page.GetByLabel("File", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "september.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(FilledLogs.Log),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await page.GetByLabel("Night walk").SelectOptionAsync("community");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file this way" }).ClickAsync();

        await page.SetViewportSizeAsync(320, 700);
        await Assertions.Expect(page.GetByText("Ready to come in")).ToBeVisibleAsync();
        Assert.Equal("New2", (await page.Locator("#fates tbody tr").First.InnerTextAsync()).Replace("\t", "").Trim());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the import" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The import is done.")).ToBeVisibleAsync();
        Assert.Equal([90, 135], await MinutesAsync(site));

        await page.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The import was taken back")).ToBeVisibleAsync();
        Assert.Empty(await MinutesAsync(site));
    }

    private static Task<List<int>> MinutesAsync(BrowserSite site) =>
        site.WithDatabaseAsync(database => database.Set<ServiceRecord>().OrderBy(record => record.Minutes).Select(record => record.Minutes).ToListAsync());
}
