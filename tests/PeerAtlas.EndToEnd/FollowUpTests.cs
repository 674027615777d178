using Microsoft.Playwright;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Questions that follow from answers on the same page appear and go while it is answered, and nothing is sent meanwhile.</summary>
public sealed class FollowUpTests(Browser browser)
{
    private const int Phone = 320;

    [Theory]
    [InlineData("en", "Begin", "Further questions appeared below.", "Save and continue", "Plans for next year")]
    [InlineData("es", "Comenzar", "Aparecieron otras preguntas abajo.", "Guardar y continuar", "Planes para el próximo año")]
    public async Task A_follow_up_of_the_agency_survey_appears_goes_and_comes_back_with_its_text_by_keyboard_alone(
        string language,
        string begin,
        string appeared,
        string next,
        string heading
    )
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site, Phone);
        await BeginAsync(page, await FilledWaves.OpenStaffingAsync(site), language, begin);
        var requests = Requests(page);
        var certified = page.Locator("[name=certified]:not([type=hidden])");
        Assert.Equal("peers", await ShownAsync(page));
        Assert.Equal(0, await certified.CountAsync());

        await TabToAsync(page, "[name=peers]");
        await page.Keyboard.TypeAsync("12");
        await Assertions.Expect(certified).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name=peers]")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(appeared);
        Assert.Equal("peers certified places", await ShownAsync(page));
        await page.ShouldBeAccessibleAsync("A follow-up question");
        await page.ShouldFitItsWindowAsync("A follow-up question");
        await page.KeepPictureAsync("follow-up " + language, Phone);

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(certified).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("5");
        await RetypeAsync(page, "0");
        await Assertions.Expect(certified).ToBeHiddenAsync();
        Assert.Equal("peers", await ShownAsync(page));
        await page.ShouldBeAccessibleAsync("Without the follow-up question");
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("veinte");
        await Assertions.Expect(certified).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("1,200");
        await Assertions.Expect(certified).ToHaveValueAsync("5");
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("12");
        Assert.Empty(requests);

        await TabToAsync(page, $"button:has-text('{next}')");
        await page.Keyboard.PressAsync("Enter");
        await page.ShouldSayAsync(heading);
    }

    [Theory]
    [InlineData("en", "A further question appeared below.", "Back", "Continue", "Check my answers")]
    [InlineData("es", "Apareció otra pregunta abajo.", "Atrás", "Continuar", "Revisar mis respuestas")]
    public async Task A_follow_up_of_the_anonymous_survey_appears_and_what_went_away_is_kept_when_the_page_is_sent(
        string language,
        string appeared,
        string back,
        string next,
        string review
    )
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await TakePartAsync(site, language);
        await page.WriteAsync("hours", "20");
        await page.PressAsync(next);
        await Assertions.Expect(page.Locator("[name=valued]").First).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var requests = Requests(page);
        var change = page.Locator("[name=change]:not([type=hidden])");

        await TabToAsync(page, "[name=valued]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(change).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(appeared);
        await page.ShouldBeAccessibleAsync("A follow-up question");
        await page.ShouldFitItsWindowAsync("A follow-up question");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("<b>Más</b> & mejor 😀");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(change).ToBeHiddenAsync();
        Assert.Equal("valued", await ShownAsync(page));
        Assert.Empty(requests);

        // The answer that went away is there when the question comes back, on this page and after others.
        await page.PressAsync(back);
        await page.PressAsync(next);
        await Assertions.Expect(page.Locator("[name=valued]").First).ToBeAttachedAsync();
        Assert.Equal(0, await change.CountAsync());
        await page.ChooseAsync("valued", "no");
        await Assertions.Expect(change).ToHaveValueAsync("<b>Más</b> & mejor 😀");
        Assert.Equal(1, await page.Locator("[name=change]").CountAsync());
        await page.PressAsync(review);
        await page.ShouldSayAsync("<b>Más</b> & mejor 😀");
    }

    [Fact]
    public async Task Questions_of_every_kind_fit_a_phone_and_texts_tell_what_is_being_answered()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site, Phone);
        await BeginAsync(page, await FilledWaves.OpenAgencySurveyAsync(site, StoryFiles.ManyKindsSurvey), "en", "Begin");
        var requests = Requests(page);

        await page.ShouldSayAsync("Your site");
        await page.WriteAsync("peers", "7");
        await Assertions.Expect(page.Locator(".pa-note [data-answer=twice]")).ToHaveTextAsync("14");
        await Assertions.Expect(page.Locator(".pa-note [data-answer=peers]")).ToHaveTextAsync("7");
        await page.ChooseAsync("region", "north");
        var county = page.Locator("[name=county]:not([type=hidden])");
        var offered = county.Locator("option:not([hidden]):not([value=''])");
        await Assertions.Expect(offered).ToHaveTextAsync(["Alder", "Birch"]);
        await Assertions.Expect(page.Locator("label [data-answer=region]")).ToHaveTextAsync("north");
        await county.SelectOptionAsync("alder");
        await page.ChooseAsync("region", "south");
        await Assertions.Expect(offered).ToHaveTextAsync(["Cedar"]);
        await Assertions.Expect(county).ToHaveValueAsync("");
        await page.ChooseAsync("region", "north");
        await county.SelectOptionAsync("birch");
        Assert.Empty(requests);
        await page.ShouldBeAccessibleAsync("Every kind of question");
        await page.ShouldFitItsWindowAsync("Every kind of question");
        await page.KeepPictureAsync("every kind of question", Phone);

        // What the browser offered is what the server would have, so that nothing is asked again.
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("Anything else about birch?");
    }

    [Fact]
    public async Task Without_scripts_a_follow_up_is_asked_after_the_page_was_sent()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site, Phone, javaScript: false);
        await BeginAsync(page, await FilledWaves.OpenStaffingAsync(site), "en", "Begin");
        await page.WriteAsync("peers", "12");
        Assert.Equal(0, await page.GetByText("How many of them are certified?").CountAsync());
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("your answers on this page led to further questions");
        await Assertions.Expect(page.GetByText("How many of them are certified?")).ToBeVisibleAsync();
        await page.PressAsync("Save and continue");
        await page.ShouldSayAsync("Plans for next year");
    }

    [Fact]
    public async Task Starting_anew_on_a_page_that_was_replaced_and_twice_on_one_does_no_harm()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site);
        await BeginAsync(page, await FilledWaves.OpenStaffingAsync(site), "en", "Begin");
        await page.EvaluateAsync(
            """
            () => {
              const main = document.querySelector("main");
              main.innerHTML = main.innerHTML;
              document.dispatchEvent(new CustomEvent("peeratlas:page"));
              document.dispatchEvent(new CustomEvent("peeratlas:page"));
            }
            """
        );
        await page.WriteAsync("peers", "12");
        await Assertions.Expect(page.Locator("[name=certified]:not([type=hidden])")).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("[name=certified]").CountAsync());
        await page.WriteAsync("peers", "");
        await Assertions.Expect(page.Locator("[name=certified]")).ToBeHiddenAsync();
    }

    private static async Task BeginAsync(IPage page, string link, string language, string begin)
    {
        await page.GotoAsync($"{link}?language={language}");
        await TabToAsync(page, "[name='for']");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, $"button:has-text('{begin}')");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name=peers]")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private async Task<IPage> TakePartAsync(BrowserSite site, string language)
    {
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });
        var page = await browser.OpenWindowAsync(site, Phone);
        await page.GotoAsync("/peer?language=" + language);
        await Assertions.Expect(page.Locator("#code-form[data-ready]")).ToBeVisibleAsync();
        await page.WriteAsync("survey:code", code);
        await page.PressAsync(language == "es" ? "quiero participar" : "want to take part");
        await page.PressAsync(language == "es" ? "Seguir sin segunda parte" : "Go on without a second part");
        await page.PressAsync(language == "es" ? "Responder ahora" : "Answer now");
        return page;
    }

    private static List<string> Requests(IPage page)
    {
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        return requests;
    }

    private static Task<string> ShownAsync(IPage page) => page.Locator("[name='survey:shown']").InputValueAsync();

    private static async Task RetypeAsync(IPage page, string text)
    {
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
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
