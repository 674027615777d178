using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Census.Sealing;

namespace PeerAtlas.EndToEnd;

/// <summary>The browser's Back and Forward in the anonymous survey.</summary>
public sealed class HistoryTests(Browser browser)
{
    [Theory]
    [InlineData("en", 320)]
    [InlineData("es", 1280)]
    public async Task Back_and_Forward_show_the_pages_beside_with_all_answers_kept(string language, int width)
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site, language, width);
        await page.WriteAsync("hours", "20");
        await page.ChooseAsync("tasks", "groups");
        await page.PressAsync(language == "es" ? "Continuar" : "Continue");
        await ShouldBeOnAsync(page, language == "es" ? "Cómo se siente" : "How it feels");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.ChooseAsync("valued", "no");

        await GoAsync(page, "back");
        await ShouldBeOnAsync(page, language == "es" ? "Su semana" : "Your week");
        Assert.Equal("20", await page.Locator("[name='hours']").InputValueAsync());
        await Assertions.Expect(page.Locator("[name='tasks'][value='groups']")).ToBeCheckedAsync();
        await page.WriteAsync("hours", "25");
        await GoAsync(page, "forward");
        await ShouldBeOnAsync(page, language == "es" ? "Cómo se siente" : "How it feels");
        await Assertions.Expect(page.Locator("[name='valued'][value='no']")).ToBeCheckedAsync();
        await page.WriteAsync("change", "More say");
        await page.PressAsync(language == "es" ? "Revisar" : "Check");
        await LetterTests.ShouldSayVisiblyAsync(page, "More say");
        await LetterTests.ShouldSayVisiblyAsync(page, "25");

        // Nothing of it in addresses, the history's state, or the browser's storage.
        Assert.Equal("/peer", new Uri(page.Url).PathAndQuery);
        var kept = await page.EvaluateAsync<string>(
            "JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"
        );
        Assert.DoesNotContain("25", kept.Replace(new Uri(page.Url).Authority, "", StringComparison.Ordinal));
        Assert.DoesNotContain("More say", kept);

        await GoAsync(page, "back");
        await ShouldBeOnAsync(page, language == "es" ? "Cómo se siente" : "How it feels");
        await GoAsync(page, "forward");
        await page.PressAsync(language == "es" ? "Entregar" : "Hand in");
        await LetterTests.ShouldSayVisiblyAsync(
            page,
            language == "es" ? "Gracias. Sus respuestas fueron entregadas." : "Thank you. Your answers are handed in."
        );
        Assert.Equal("/peer/receipt", new Uri(page.Url).AbsolutePath);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
    }

    [Fact]
    public async Task After_handing_in_Back_shows_no_answers()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "21");
        await page.PressAsync("Continue");
        await page.ChooseAsync("valued", "yes");
        await page.PressAsync("Check my answers");
        await page.PressAsync("Hand in my answers");
        await LetterTests.ShouldSayVisiblyAsync(page, "Thank you. Your answers are handed in.");
        for (var at = 0; at < 3; at++)
        {
            await GoAsync(page, "back");
            await LetterTests.ShouldSayVisiblyAsync(page, "Your answers are handed in. There is nothing more to do.");
            Assert.DoesNotContain("21", await page.Body().InnerTextAsync());
            Assert.Equal(0, await page.Locator("#survey-form").CountAsync());
        }

        await GoAsync(page, "forward");
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("#survey-form").CountAsync());
    }

    [Fact]
    public async Task Back_from_the_first_page_leads_to_the_consent_page_with_the_way_back_in()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "22");
        await GoAsync(page, "back");
        await LetterTests.ShouldSayVisiblyAsync(page, "Your answers so far are still on this page.");
        await page.ShouldBeAccessibleAsync("The way back in");
        await page.ShouldFitItsWindowAsync("The way back in");
        await page.KeepPictureAsync("history way back", 320);
        await page.PressAsync("Go back to my answers");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("22", await page.Locator("[name='hours']").InputValueAsync());

        await GoAsync(page, "back");
        await LetterTests.ShouldSayVisiblyAsync(page, "Your answers so far are still on this page.");
        await GoAsync(page, "forward");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("22", await page.Locator("[name='hours']").InputValueAsync());

        // Whoever presses "Answer now" instead finds the same answers.
        await GoAsync(page, "back");
        await LetterTests.ShouldShowAsync(page, "ballot-heading");
        await page.PressAsync("Answer now");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("22", await page.Locator("[name='hours']").InputValueAsync());
    }

    [Fact]
    public async Task What_is_no_answer_yet_stays_in_its_field_on_the_way_there_and_back()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continue");
        await ShouldBeOnAsync(page, "How it feels");
        await GoAsync(page, "back");
        await ShouldBeOnAsync(page, "Your week");
        // Forward, what cannot be kept is told, as by the page's own button.
        await page.WriteAsync("hours", "twenty");
        await GoAsync(page, "forward");
        await LetterTests.ShouldSayVisiblyAsync(page, "Please check your answers");
        Assert.Equal("twenty", await page.Locator("[name='hours']").InputValueAsync());
        // Back, nothing is judged, and it is still there.
        await GoAsync(page, "back");
        await LetterTests.ShouldSayVisiblyAsync(page, "Your answers so far are still on this page.");
        await page.PressAsync("Go back to my answers");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("twenty", await page.Locator("[name='hours']").InputValueAsync());
    }

    [Fact]
    public async Task Trouble_on_the_way_keeps_the_page_and_everything_typed()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "23");
        foreach (
            var (status, words) in new[]
            {
                (0, "We could not reach the survey just now."),
                (429, "we paused it"),
                (500, "We could not reach the survey just now."),
                (200, "We could not reach the survey just now."),
            }
        )
        {
            await page.RouteAsync("**/peer", route => status == 0
                    ? route.AbortAsync()
                    : route.FulfillAsync(
                        new()
                        {
                            Status = status,
                            ContentType = "text/html",
                            Body = "<html><body><main>Sign in to our network</main></body></html>",
                        }
                    ));
            await page.PressAsync("Continue");
            await LetterTests.ShouldSayVisiblyAsync(page, words);
            Assert.Equal("23", await page.Locator("[name='hours']").InputValueAsync());
            // The history stays where the page is.
            await GoAsync(page, "back");
            await LetterTests.ShouldSayVisiblyAsync(page, words);
            await page.WaitForFunctionAsync("history.state.page === document.getElementById('peer-page').dataset.page");
            await ShouldBeOnAsync(page, "Your week");
            await page.UnrouteAsync("**/peer");
        }

        await page.KeepPictureAsync("history trouble", 320);
        await page.PressAsync("Continue");
        await ShouldBeOnAsync(page, "How it feels");
        Assert.Equal(0, await page.Locator("[data-pages-trouble]").CountAsync());
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_says_how_to_go_on()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await LetterTests.ShouldSayVisiblyAsync(page, "If you close or reload this page, your answers are gone. Then start again with the same letter");
        await page.WriteAsync("hours", "24");
        await page.ReloadAsync();
        await LetterTests.ShouldSayVisiblyAsync(page, "This page was loaded again.");
        Assert.Equal("/peer", new Uri(page.Url).PathAndQuery);
    }

    [Fact]
    public async Task Links_within_a_page_and_its_own_Back_button_leave_the_history_in_order()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.PressAsync("Continue");
        await page.Locator(".pa-error-summary a").First.ClickAsync();
        await Assertions.Expect(page.Locator("[name='hours']")).ToBeFocusedAsync();
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continue");
        await ShouldBeOnAsync(page, "How it feels");
        await page.PressAsync("Back");
        await ShouldBeOnAsync(page, "Your week");
        await page.WaitForFunctionAsync("history.state.page === document.getElementById('peer-page').dataset.page");
        await GoAsync(page, "back");
        await LetterTests.ShouldSayVisiblyAsync(page, "Your answers so far are still on this page.");
    }

    [Fact]
    public async Task Another_person_begins_in_the_same_window_and_finds_nothing_of_the_first()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "23");
        await page.PressAsync("Continue");
        await page.PressAsync("Check my answers");
        await page.PressAsync("Hand in my answers");
        await LetterTests.ShouldSayVisiblyAsync(page, "Thank you. Your answers are handed in.");
        await GoAsync(page, "back");
        await LetterTests.ShouldShowAsync(page, "code");
        Assert.Equal("", await page.Locator("#code").InputValueAsync());
        Assert.Equal("", await page.Locator("#second").InputValueAsync());

        var letter = await LetterTests.LetterAsync(browser, site);
        await page.WriteAsync("survey:code", letter.Code + letter.Second);
        await LetterTests.PressAsync(page, "take-part");
        await LetterTests.ShouldShowAsync(page, "ballot-heading");
        await page.PressAsync("Answer now");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("", await page.Locator("[name='hours']").InputValueAsync());
        await page.WriteAsync("hours", "30");
        await page.PressAsync("Continue");
        await ShouldBeOnAsync(page, "How it feels");
        await GoAsync(page, "back");
        await ShouldBeOnAsync(page, "Your week");
        Assert.Equal("30", await page.Locator("[name='hours']").InputValueAsync());
    }

    [Fact]
    public async Task Pressed_quickly_Back_ends_where_the_history_is()
    {
        await using var site = await LetterTests.StartAsync();
        var page = await BeginAsync(site);
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continue");
        await page.ChooseAsync("valued", "yes");
        await page.PressAsync("Check my answers");
        await LetterTests.ShouldSayVisiblyAsync(page, "If you want a copy");
        await page.EvaluateAsync("() => { history.back(); history.back(); }");
        await ShouldBeOnAsync(page, "Your week");
        await page.EvaluateAsync("() => { history.forward(); history.forward(); }");
        await LetterTests.ShouldSayVisiblyAsync(page, "If you want a copy");
        await LetterTests.ShouldSayVisiblyAsync(page, "20");
    }

    private async Task<IPage> BeginAsync(BrowserSite site, string language = "en", int width = 320)
    {
        var letter = await LetterTests.LetterAsync(browser, site);
        var page = await browser.OpenWindowAsync(site, width);
        await page.GotoAsync($"/peer?language={language}");
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"/peer#{letter.Code}.{letter.Second}");
        await LetterTests.PressAsync(page, "take-part");
        await LetterTests.ShouldShowAsync(page, "ballot-heading");
        await page.PressAsync(language == "es" ? "Responder ahora" : "Answer now");
        await ShouldBeOnAsync(page, language == "es" ? "Su semana" : "Your week");
        return page;
    }

    // The driver's own waits for a document to load, and none does.
    private static async Task GoAsync(IPage page, string way) => await page.EvaluateAsync($"() => history.{way}()");

    private static Task ShouldBeOnAsync(IPage page, string heading) => Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync(heading);
}
