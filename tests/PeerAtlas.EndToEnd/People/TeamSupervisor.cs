using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A supervisor at a desk, without JavaScript.</summary>
internal sealed class TeamSupervisor(IPage page)
{
    public static async Task<TeamSupervisor> SignInAsync(IPage page)
    {
        await page.SignInAsync(FilledReferrals.Supervisor);
        return new TeamSupervisor(page);
    }

    public async Task AnswerTheSignalAsync()
    {
        await page.GotoAsync("/use");
        await page.ShouldSayAsync("reaches fewer people than teams like it");
        await page.KeepPictureAsync("story supervisor board", 1280);
        await page.FollowAsync("reaches fewer people");
        await page.ShouldSayAsync("This speaks of the way to peer support, not of any peer.");
        await page.KeepPictureAsync("story supervisor signal", 1280);
        await page.ChooseAsync("Done", "ActedOn");
        await page.WriteAsync("Words", "The peer has a desk in the team's room from now on.");
        await page.PressAsync("Keep the answer");
        await page.ShouldSayAsync("The peer has a desk in the team's room from now on.");
        await page.GotoAsync("/use");
        await page.ShouldSayAsync("acted on");
    }
}
