using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Who answers for an agency, on a small phone without JavaScript, with nothing but the link in a mail.</summary>
internal sealed partial class Respondent(IPage page, string link)
{
    /// <summary>The path of the personal link in a mail.</summary>
    public static string LinkIn(ReceivedMail mail, string publicAddress) =>
        new Uri(PersonalLink().Matches(mail.Body).Single(match => match.Value.StartsWith(publicAddress, StringComparison.Ordinal)).Value).AbsolutePath;

    public async Task AnswerTheFirstPageAsync()
    {
        await page.GotoAsync(link);
        await page.ShouldFitItsWindowAsync("The start of the survey");
        await page.KeepPictureAsync("story survey start", 320);
        await page.ChooseAsync("for", "whole");
        await page.PressAsync("Begin");
        await page.ShouldSayAsync("Your peer team");
        await page.ShouldNotSayAsync("How many of them are certified?");

        await page.WriteAsync("peers", "5000");
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("Enter a number from 0 to 300.");
        await page.KeepPictureAsync("story survey error", 320);
        await page.WriteAsync("peers", "12");
        await page.WriteAsync("certified", "20");
        await page.ChooseAsync("places", "crisis");
        await page.WriteAsync("places_other", "Street outreach");
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("Not more than the peers you employ.");
        await page.ShouldFitItsWindowAsync("A page with an error");
        await page.WriteAsync("certified", "5");
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("Plans for next year");
    }

    public async Task LeaveAsync()
    {
        await page.WriteAsync("help", "Training for supervisors");
        await page.PressAsync("Save and leave");
        await page.ShouldSayAsync("Your answers are saved");
    }

    public async Task ComeBackAndHandInAsync()
    {
        await page.GotoAsync(link);
        await page.FollowAsync("Continue");
        await page.ShouldSayAsync("One answer still needs you");
        await page.ShouldSayAsync("Street outreach");
        await page.ShouldFitItsWindowAsync("The review");
        await page.KeepPictureAsync("story survey review", 320);
        await page.FollowAsync("Will you hire more peer workers?");
        Assert.Equal("Training for supervisors", await page.Locator("[name='help']").InputValueAsync());
        await page.ChooseAsync("hire", "yes");
        await page.PressAsync("Save and check");
        await page.ShouldSayAsync("How many new positions?");
        await page.WriteAsync("posts", "3");
        await page.PressAsync("Save and check");
        await page.PressAsync("Hand in");
        await page.ShouldSayAsync("Thank you. Your answers are handed in.");
        await page.ShouldFitItsWindowAsync("The receipt");
        await page.KeepPictureAsync("story survey receipt", 320);
    }

    /// <summary>Gets codes for peer workers, as they stand on the letters.</summary>
    public async Task<string[]> AskForCodesAsync(int count)
    {
        await page.GotoAsync(link);
        await page.FollowAsync("Codes to pass on");
        await page.WriteAsync("Count", $"{count}");
        await page.PressAsync("Make the letters");
        await page.ShouldSayAsync("Print or save these now");
        await page.ShouldFitItsWindowAsync("The letters");
        await page.KeepPictureAsync("story letters", 320);
        var codes = (await page.Locator("#code-list").InputValueAsync()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count, codes.Distinct(StringComparer.Ordinal).Count());
        return codes;
    }

    [GeneratedRegex(@"https?://\S+/survey/\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PersonalLink();
}
