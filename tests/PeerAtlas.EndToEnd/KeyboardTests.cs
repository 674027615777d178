using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A survey can be answered and handed in without a mouse.</summary>
public sealed class KeyboardTests(Browser browser, PageSites sites) : IClassFixture<PageSites>
{
    [Fact]
    public async Task A_survey_is_answered_and_handed_in_by_keyboard_alone()
    {
        var site = await sites.SiteAsync(SiteState.Empty);
        var page = await browser.OpenWindowAsync(site);
        await page.GotoAsync(await FilledWaves.OpenStaffingAsync(site));
        await TabToAsync(page, "[name='for']");
        await page.Keyboard.PressAsync("Space");
        await SubmitAsync(page, "Begin");

        // Nothing is filled in: the focus goes to the summary of errors, and from its link to the field.
        await SubmitAsync(page, "Save and continue");
        await Assertions.Expect(page.Locator(".pa-error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='peers']")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("0");
        await SubmitAsync(page, "Save and continue");

        await page.ShouldSayAsync("Plans for next year");
        await TabToAsync(page, "[name='hire']");
        await page.Keyboard.PressAsync("ArrowDown");
        await SubmitAsync(page, "Save and check all answers");
        await page.ShouldSayAsync("Check your answers");
        await SubmitAsync(page, "Hand in");
        await page.ShouldSayAsync("Thank you. Your answers are handed in.");
    }

    private static async Task SubmitAsync(IPage page, string button)
    {
        await TabToAsync(page, $"button:has-text('{button}')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var press = 0; press < 60; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator($"{selector}:focus").CountAsync() > 0)
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector} at {page.Url}.");
    }
}
