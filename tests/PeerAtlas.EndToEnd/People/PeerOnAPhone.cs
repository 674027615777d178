using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A peer worker on a phone of 320 pixels, without JavaScript.</summary>
internal sealed class PeerOnAPhone(IPage page)
{
    public static async Task<PeerOnAPhone> SignInAsync(IPage page)
    {
        await page.SignInAsync(FilledReferrals.Peer);
        return new PeerOnAPhone(page);
    }

    public async Task AcceptAsync(string person)
    {
        await page.GotoAsync("/inbox");
        await page.ShouldFitItsWindowAsync("The inbox");
        await page.FollowAsync(person);
        await page.ShouldSayAsync("Furthering recovery");
        await page.ShouldFitItsWindowAsync("A referral");
        await page.KeepPictureAsync("story peer referral", 320);
        await page.PressAsync("Accept");
        await page.ShouldSayAsync("You accepted.");
    }

    /// <summary>The peer logs a contact of today; it is the first.</summary>
    public async Task LogAsync()
    {
        await page.GotoAsync("/hours");
        await page.ShouldFitItsWindowAsync("The hours");
        await FillAsync("one-to-one");
        await page.KeepPictureAsync("story peer hours", 320);
        await page.PressAsync("Log it");
        await page.ShouldSayAsync("Logged. Thank you.");
        await page.ShouldSayAsync("1 contacts, 0.8 hours");
    }

    /// <summary>What a peer may not do is stopped, with what to do instead.</summary>
    public async Task TryWhatIsProhibitedAsync()
    {
        await FillAsync("treatment-goals");
        await page.PressAsync("Log it");
        await page.ShouldSayAsync("This is not yours to do, and was not stored");
        await page.ShouldSayAsync("The primary provider writes treatment goals.");
        await page.ShouldFitItsWindowAsync("What was stopped");
        await page.KeepPictureAsync("story peer stopped", 320);
        await page.GotoAsync("/hours");
        await page.ShouldSayAsync("1 contacts, 0.8 hours");
    }

    private async Task FillAsync(string activity)
    {
        await page.Locator("select[name='Input.Who']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("select[name='Input.What']").SelectOptionAsync(activity);
        await page.ChooseAsync("Input.Length", "45");
    }
}
