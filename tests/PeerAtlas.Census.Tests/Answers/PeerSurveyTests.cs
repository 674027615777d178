using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Answers;

public sealed class PeerSurveyTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_peer_worker_takes_part_with_a_code_and_nothing_is_stored_before_handing_in(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.Peer);
        var code = await survey.AddCodeAsync();
        var visitor = await survey.TakePartAsync(code);
        Assert.Equal("Your work", visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "no"));
        await visitor.SubmitAsync("Check my answers", ("why_not", "More say <em>in</em> meetings"));
        Assert.Contains("More say <em>in</em> meetings", visitor.Text);
        Assert.Empty(await survey.AnonymousAnswersAsync());
        await visitor.SubmitAsync("Hand in my answers");

        Assert.Equal("/peer/receipt", visitor.Where);
        var answer = Assert.Single(await survey.AnonymousAnswersAsync());
        Assert.Equal("""{"hours":20,"valued":"no","why_not":"More say <em>in</em> meetings"}""", System.Text.RegularExpressions.Regex.Unescape(answer.Answers));
        Assert.True((await CodeAsync(survey)).Used);
        Assert.DoesNotContain(code, visitor.Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_survey_of_one_page_is_handed_in_from_that_page_in_Spanish_too(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync(), "es");
        await visitor.SubmitAsync("Entregar mis respuestas", ("hours", "12"), ("valued", "yes"));
        Assert.Contains("Sus respuestas fueron entregadas", visitor.Text);
        Assert.Equal("""{"hours":12,"valued":"yes"}""", Assert.Single(await survey.AnonymousAnswersAsync()).Answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Going_back_switching_language_and_changing_from_the_review_lose_nothing(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.Peer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "no"));
        await visitor.SubmitAsync("Back", ("why_not", "Pay"), ("else", "Thanks"));
        await visitor.SubmitAsync("Español", ("hours", "veinte"));
        Assert.Equal("veinte", visitor.Page.GetElementById("q:hours")!.GetAttribute("value"));
        await visitor.SubmitAsync("Continuar", ("hours", "25"), ("valued", "yes"));
        await visitor.SubmitAsync("Revisar mis respuestas");
        Assert.Contains("25", visitor.Text);
        Assert.DoesNotContain("Pay", visitor.Text);

        // The question that went away comes back with its answer.
        await visitor.SubmitAsync("Cambiar estas respuestas: Su trabajo");
        await visitor.SubmitAsync("Continuar", ("valued", "no"));
        Assert.Contains("Pay", visitor.Page.GetElementById("q:why_not")!.TextContent);
        await visitor.SubmitAsync("Revisar");
        await visitor.SubmitAsync("Entregar");
        Assert.Equal("""{"hours":25,"valued":"no","why_not":"Pay","else":"Thanks"}""", Assert.Single(await survey.AnonymousAnswersAsync()).Answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Handing_in_twice_stores_once_and_says_that_all_is_well(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var code = await survey.AddCodeAsync();
        var first = await survey.TakePartAsync(code);
        var second = await survey.TakePartAsync(code);
        await Task.WhenAll(first.SubmitAsync("Hand in", ("hours", "12")), second.SubmitAsync("Hand in", ("hours", "12")));

        Assert.Single(await survey.AnonymousAnswersAsync());
        var late = first.Where == "/peer/receipt" ? second : first;
        Assert.Contains("Answers were already handed in", late.Text);
        Assert.Equal("12", late.Page.GetElementById("q:hours")!.GetAttribute("value"));
        Assert.Contains("already handed in with this code", (await survey.TakePartAsync(code)).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_slip_is_told_from_an_unknown_code(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.Peer);
        var code = await survey.AddCodeAsync();
        var slip = code[..^1] + (code[^1] == 'A' ? 'B' : 'A');
        Assert.Contains("This is not quite a code", (await survey.TakePartAsync(slip)).Text);
        var unknown = await survey.TakePartAsync(CodeText.New());
        Assert.Contains("We did not give out this code", unknown.Text);
        await unknown.SubmitAsync(
            "want to take part",
            (OpenSurvey.FormField("code"), code.ToLowerInvariant()),
            (OpenSurvey.FormField("without-ballot"), "true")
        );
        Assert.Equal("Your work", unknown.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_survey_that_closes_meanwhile_keeps_what_was_typed_on_the_page(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        await survey.CloseAsync();
        await visitor.SubmitAsync("Hand in", ("hours", "12"));
        Assert.Contains("The survey closed while you were answering", visitor.Text);
        Assert.Equal("12", visitor.Page.GetElementById("q:hours")!.GetAttribute("value"));
        Assert.Empty(await survey.AnonymousAnswersAsync());
        Assert.False((await CodeAsync(survey)).Used);
    }

    [Fact]
    public async Task The_survey_needs_and_sets_no_cookie_that_could_tie_requests_together()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        using var http = survey.Site.CreateClient(new() { HandleCookies = false });
        using var page = await http.GetAsync("/peer", TestContext.Current.CancellationToken);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        using var form = new FormUrlEncodedContent([new("survey:code", await survey.AddCodeAsync()), new("survey:without-ballot", "true")]);
        using var begun = await http.PostAsync("/peer", form, TestContext.Current.CancellationToken);
        Assert.False(begun.Headers.Contains("Set-Cookie"));
        Assert.Contains("survey-form", await begun.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("en", "On this page we need an answer to “Hours a week”. You can skip every other question.")]
    [InlineData("es", "En esta página necesitamos una respuesta a “Horas por semana”. Puede dejar en blanco todas las demás.")]
    public async Task A_page_with_a_question_that_cannot_be_skipped_says_which(string language, string words)
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync(), language);
        Assert.Contains(words, visitor.Text);
        await visitor.SubmitAsync(language == "es" ? "Continuar" : "Continue", ("hours", "20"));
        Assert.DoesNotContain(words[..20], visitor.Text);
    }

    [Theory]
    [InlineData("{0}{1}")]
    [InlineData("{0} {1}")]
    [InlineData("{0}.{1}")]
    [InlineData("{2}-{1}")]
    public async Task A_second_part_that_reaches_the_site_all_the_same_uses_no_code_up_and_is_not_shown_again(string typed)
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var code = await survey.AddCodeAsync();
        var second = LetterBallot.NewSecondPart();
        var visitor = await survey.TakePartAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, code, second, CodeText.ForPeople(code))
        );
        Assert.Contains("Type the code alone here.", visitor.Text);
        Assert.DoesNotContain(second, visitor.Page.DocumentElement.OuterHtml);
        Assert.Equal(CodeText.ForPeople(code), visitor.Page.GetElementById("code")!.GetAttribute("value"));
        Assert.False((await CodeAsync(survey)).Used);
        await visitor.SubmitAsync("want to take part", (OpenSurvey.FormField("without-ballot"), "true"));
        Assert.Equal("Your work", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_page_that_the_history_names_is_shown_without_judging_and_keeps_what_was_typed()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        var first = PageOf(visitor);
        await visitor.SubmitAsync("Continue", ("hours", "20"), ("valued", "no"));
        var second = PageOf(visitor);
        await visitor.SubmitAsync("Check", ("why_not", "Pay"), Show(first));
        Assert.Equal("20", visitor.Page.GetElementById("q:hours")!.GetAttribute("value"));
        // Missing: told when the answers are checked.
        await visitor.SubmitAsync("Continue", ("hours", ""), Show(second));
        Assert.Contains("Pay", visitor.Page.GetElementById("q:why_not")!.TextContent);
        await visitor.SubmitAsync("Check", Show(":review"));
        Assert.Contains("Some answers still need you", visitor.Text);
        await visitor.SubmitAsync("Change these answers", Show(first));
        Assert.Equal("", visitor.Page.GetElementById("q:hours")!.GetAttribute("value"));
        // Words where a number belongs cannot be carried on to a later page.
        await visitor.SubmitAsync("Continue", ("hours", "many"), Show(":review"));
        Assert.Contains("Please check your answers", visitor.Text);
        Assert.Equal("many", visitor.Page.GetElementById("q:hours")!.GetAttribute("value"));
        Assert.Empty(await survey.AnonymousAnswersAsync());
    }

    [Theory]
    [InlineData("show")]
    [InlineData("show:")]
    [InlineData("show::")]
    [InlineData("show:nowhere")]
    [InlineData("show:<b>")]
    public async Task A_page_that_is_not_there_is_no_error(string action)
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        await visitor.SubmitAsync("Continue", ("hours", "20"), (OpenSurvey.FormField("action"), action));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("Check your answers", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Empty(await survey.AnonymousAnswersAsync());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"hours\":{}}")]
    [InlineData("{\"hours\":\"x\",\"unknown\":\"y\"}")]
    [InlineData("")]
    public async Task Answers_that_were_tampered_with_are_refused_or_dropped(string carried)
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = await survey.TakePartAsync(await survey.AddCodeAsync());
        await visitor.SubmitAsync("Continue", (OpenSurvey.FormField("answers"), carried), (OpenSurvey.FormField("page"), ":review"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Some answers still need you", visitor.Text);
        Assert.Empty(await survey.AnonymousAnswersAsync());
    }

    [Fact]
    public async Task No_cookie_outlives_the_visit_and_no_page_is_kept()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = new Visitor(survey.Site);
        using var page = await visitor.Http.GetAsync("/peer?language=es");
        Assert.True(page.Headers.CacheControl!.NoStore);
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.DoesNotContain(cookies, cookie =>
            cookie.Contains("expires", StringComparison.OrdinalIgnoreCase) || cookie.Contains("max-age", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Guessing_codes_is_stopped_and_a_right_one_always_passes()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.Peer);
        var visitor = await new Visitor(survey.Site).OpenAsync("/peer");
        for (var guess = 0; guess < 30; guess++)
            await visitor.SubmitAsync("take part", (OpenSurvey.FormField("code"), CodeText.New()));
        await visitor.SubmitAsync("take part", (OpenSurvey.FormField("code"), CodeText.New()));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        await visitor.SubmitAsync("take part", (OpenSurvey.FormField("code"), await survey.AddCodeAsync()), (OpenSurvey.FormField("without-ballot"), "true"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("paused", visitor.Text);
    }

    private static string PageOf(Visitor visitor) => visitor.Page.QuerySelector($"[name='{OpenSurvey.FormField("page")}']")!.GetAttribute("value")!;

    private static (string, string) Show(string page) => (OpenSurvey.FormField("action"), "show:" + page);

    private static Task<AnonymousCode> CodeAsync(OpenSurvey survey) =>
        survey.Site.WithDatabaseAsync(database => database.Set<AnonymousCode>().AsNoTracking().SingleAsync());
}
