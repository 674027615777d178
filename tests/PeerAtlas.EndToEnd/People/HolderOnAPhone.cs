using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A peer worker who gets certified, on a phone of 320 pixels, without JavaScript.</summary>
internal sealed class HolderOnAPhone(IPage page)
{
    public const string Email = "kim@home.example";

    /// <summary>Signs in anew: after weeks everybody has to.</summary>
    public async Task SignInAsync()
    {
        await page.SignInAsync(Email);
        await page.GotoAsync("/account/credentials?language=en");
    }

    public async Task ApplyAsync(string rule, string centre)
    {
        await page.ShouldSayAsync("Nothing here yet");
        await page.FollowAsync("Apply to be certified");
        await page.Locator("select[name=Rule]").SelectOptionAsync(rule);
        await page.Locator("select[name=Centre]").SelectOptionAsync(centre);
        await page.PressAsync("Go on");
        await page.ShouldFitItsWindowAsync("The application");
        await page.KeepPictureAsync("story holder applies", 320);
        await page.WriteAsync("Input.Parts[0].By", "Ana Soto, supervisor");
        await page.WriteAsync("Input.Experience", "500");
        await page.WriteAsync("Input.Supervised", "25");
        await page.PressAsync("Send the application");
        await page.ShouldSayAsync("The training center’s, since today");
    }

    /// <summary>Makes a badge, and gives its address to somebody.</summary>
    public async Task<string> MakeABadgeAsync()
    {
        await ShouldBeAsync("active");
        await page.PressAsync("Make the badge");
        await page.ShouldSayAsync("Your badge is here:");
        await page.ShouldFitItsWindowAsync("The credential");
        await page.KeepPictureAsync("story holder badge", 320);
        var badge = page.Locator("main a[href*='/badges/shown/']:not([href$='/pdf'])");
        return new Uri(await badge.GetAttributeAsync("href") ?? "", UriKind.RelativeOrAbsolute).ToString();
    }

    public async Task EnterHoursAsync(string day, string hours)
    {
        await page.GetByText("Enter hours", new() { Exact = true }).ClickAsync();
        await page.WriteAsync("Input.On", day);
        await page.WriteAsync("Input.Hours", hours);
        await page.ChooseAsync("Input.Topics", "ethics");
        await page.WriteAsync("Input.Evidence", "Certificate 12, at home");
        await page.PressAsync("Save the hours");
        await page.ShouldSayAsync("Told, not yet confirmed by the center.");
        await page.ShouldFitItsWindowAsync("The hours of a holder");
        await page.KeepPictureAsync("story holder hours", 320);
    }

    public async Task ShouldBeAsync(string state)
    {
        await page.GotoAsync("/account/credentials?language=en");
        await page.ShouldSayAsync(state);
        await page.Locator("main .usa-card a, main h2 a, main h3 a").First.ClickAsync();
        await page.ShouldSayAsync(state);
    }
}
