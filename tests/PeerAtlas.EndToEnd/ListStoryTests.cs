using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The first thing a new authority does: its own list goes into the frame.</summary>
public sealed class ListStoryTests(Browser browser)
{
    [Fact]
    public async Task A_list_with_a_title_two_spellings_and_no_mail_comes_in_is_read_on_a_phone_and_is_taken_back()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        await site.AddAccountAsync("analyst@authority.example", Role.AuthorityAnalyst, authority);
        var page = await browser.OpenWindowAsync(site);
        await page.SignInAsync("analyst@authority.example");
        await page.GotoAsync("/frame/list");
        await page.GetByLabel("File", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "providers.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(FilledLists.Providers),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await page.Locator("#value-kind").SelectOptionAsync("provider agency");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file this way" }).ClickAsync();
        await page.Locator("label[for=pair-0-yes]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file this way" }).ClickAsync();

        await page.SetViewportSizeAsync(320, 700);
        await Assertions.Expect(page.GetByText("Ready to come in")).ToBeVisibleAsync();
        Assert.Equal("New3", (await page.Locator("#fates tbody tr").First.InnerTextAsync()).Replace("\t", "").Trim());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the import" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The import is done.")).ToBeVisibleAsync();
        Assert.Equal(["Cedar Point Services, Inc.", "Dogwood House"], await NamesAsync(site));

        await page.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The import was taken back")).ToBeVisibleAsync();
        Assert.Empty(await NamesAsync(site));
    }

    private static Task<List<string>> NamesAsync(BrowserSite site) =>
        site.WithDatabaseAsync(database =>
            database
                .Set<Organisation>()
                .Where(one => one.Kind == OrganisationKind.ProviderAgency)
                .OrderBy(one => one.Name)
                .Select(one => one.Name)
                .ToListAsync()
        );
}
