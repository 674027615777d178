using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A traditional provider at a desk, without JavaScript.</summary>
internal sealed class ReferringProvider(IPage page)
{
    public static async Task<ReferringProvider> SignInAsync(IPage page)
    {
        await page.SignInAsync(FilledReferrals.Provider);
        return new ReferringProvider(page);
    }

    /// <summary>Three screens: the person, what for, to whom. The person has not been asked yet.</summary>
    public async Task ReferAsync(string person, string to)
    {
        await page.GotoAsync("/caseload");
        await page.FollowAsync($"Refer {person}");
        await page.ChooseAsync("Input.Wish", "NotAskedYet");
        await page.ChooseAsync("Input.Reasons", "FurtheringRecovery");
        await page.ChooseAsync("Input.Reasons", "ReadinessForWork");
        await page.KeepPictureAsync("story refer reasons", 1280);
        await page.PressAsync("Next");
        await page.ShouldSayAsync("Has room");
        await page.KeepPictureAsync("story refer peers", 1280);
        await page.ChooseAsync("Input.To", to);
        await page.PressAsync("Save the referral");
        await page.ShouldSayAsync("It reaches nobody until the person says yes");
    }

    public async Task NoteThatThePersonAgreesAsync()
    {
        await page.ChooseAsync("Wish", "yes");
        await page.Body().GetByText("The person agrees that the peer tells you how it goes").ClickAsync();
        await page.PressAsync("Save");
        await page.ShouldSayAsync("The referral was sent.");
        await page.ShouldSayAsync("Waits for the peer");
    }

    public async Task HearBackAsync(string person)
    {
        await page.GotoAsync("/referrals");
        await page.ShouldSayAsync("In contact");
        await page.FollowAsync(person);
        await page.ShouldSayAsync("First contact");
        await page.KeepPictureAsync("story provider hears back", 1280);
    }
}
