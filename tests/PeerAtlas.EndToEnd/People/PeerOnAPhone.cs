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

    /// <summary>The peer notes the first contact of today.</summary>
    public async Task MeetAsync()
    {
        await page.PressAsync("Save");
        await page.ShouldSayAsync("In contact");
        await page.KeepPictureAsync("story peer met", 320);
    }
}
