using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Letters with a code and a second part that stays in browsers: what the pages promise about starting again.</summary>
public sealed class LetterTests(Browser browser)
{
    public static TheoryData<string, int> Languages => new() { { "en", 320 }, { "es", 1280 } };

    [Theory, MemberData(nameof(Languages))]
    public async Task One_letter_works_on_two_devices_until_the_answers_are_handed_in(string language, int width)
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var ballots = new List<string>();
        foreach (var at in new[] { 0, 1 })
        {
            var page = await OpenAsync(site, $"/peer?language={language}#{letter.Code}.{letter.Second}", width);
            await PressAsync(page, "take-part");
            await ShouldShowAsync(page, "ballot-heading");
            ballots.Add((await page.Locator("#ballot-text").TextContentAsync())!);
            await Assertions.Expect(page.Locator("#keep")).Not.ToHaveAttributeAsync("open", "");
            if (at == 0)
                await page.KeepPictureAsync("letter ballot " + language, width);
            await page.PressAsync(language == "es" ? "Responder ahora" : "Answer now");
            await page.WriteAsync("hours", "20");
            await ShouldSayVisiblyAsync(page, language == "es" ? "comience de nuevo con la misma carta" : "start again with the same letter");
            Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length + localStorage.length"));
            if (at == 0)
                await page.Context.CloseAsync(); // As a phone does that needs its memory.
            else
                await FinishAsync(page, language);
        }

        Assert.Equal(ballots[0], ballots[1]);
        using var http = site.CreateClient();
        Assert.Equal(ballots[0], await new BallotBrowser(http).PickUpAsync(letter.Code, letter.Second));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
        var late = await OpenAsync(site, $"/peer?language={language}#{letter.Code}.{letter.Second}", width);
        await PressAsync(late, "take-part");
        await late.PressAsync(language == "es" ? "Responder ahora" : "Answer now");
        await ShouldSayVisiblyAsync(late, language == "es" ? "Si fue usted, gracias" : "If that was you, thank you");
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
    }

    [Fact]
    public async Task Nothing_that_browsers_send_or_the_site_stores_holds_the_second_part()
    {
        await using var site = await StartAsync();
        var sent = new List<string>();
        var letter = await LetterAsync(site, sent);
        var page = await OpenAsync(site, "/peer", 320, sent);
        // Typed behind the code in one go, as it may be copied from a mail.
        await page.Locator("#code").PressSequentiallyAsync($"{CodeText.ForPeople(letter.Code)} {letter.Second[..9]}");
        await page.Keyboard.TypeAsync(letter.Second[9..]);
        Assert.Equal(CodeText.ForPeople(letter.Code), await page.Locator("#code").InputValueAsync());
        await page.Locator("#second").PressAsync("Enter");
        await ShouldShowAsync(page, "ballot-heading");
        await page.PressAsync("Answer now");
        await page.WriteAsync("hours", "20");
        await FinishAsync(page, "en");

        Assert.Contains(sent, request => request.Contains(letter.Code[..4], StringComparison.Ordinal));
        foreach (var form in FormsOf(letter.Second))
            Assert.DoesNotContain(sent, request => request.Contains(form, StringComparison.OrdinalIgnoreCase));
        foreach (var file in System.IO.Directory.GetFiles(Path.GetDirectoryName(site.Settings["Database:SqliteFile"])!, "*", SearchOption.AllDirectories))
        {
            var bytes = Convert.ToHexString(await ReadAsync(file));
            Assert.All(FormsOf(letter.Second), form => Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(form)), bytes));
        }
    }

    [Fact]
    public async Task The_list_is_saved_in_the_browser_with_both_parts_and_each_square_has_its_own()
    {
        await using var site = await StartAsync();
        var sent = new List<string>();
        var page = await LettersAsync(site, 3, sent);
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Save the codes"));
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("peeratlas-codes-").FullName, "codes.csv");
        await download.SaveAsAsync(file);
        var rows = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(row => row.Split(',')).ToList();
        Assert.Equal(["code", "second part", "address"], rows[0]);
        Assert.Equal(4, rows.Count);
        for (var at = 1; at < rows.Count; at++)
        {
            Assert.Equal(rows[at][2], await QrCodes.ReadAsync(page.Locator(".pa-letter__qr").Nth(at - 1)));
            Assert.EndsWith($"/peer#{rows[at][0].Replace("-", "")}.{rows[at][1].Replace("-", "")}", rows[at][2]);
            Assert.DoesNotContain(sent, request =>
                request.Contains(rows[at][1].Replace("-", ""), StringComparison.Ordinal) || request.Contains(rows[at][1], StringComparison.Ordinal)
            );
        }

        Assert.Equal(3, await PrintedPagesAsync(page));
        Assert.Equal(3, rows.Skip(1).Select(row => row[1]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(string.Join('\n', rows.Skip(1).Select(row => $"{row[0]} {row[1]}")), await page.Locator("#code-list").InputValueAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task A_letter_in_the_waves_own_words_stays_on_one_page()
    {
        await using var site = await StartAsync();
        var words = string.Join(' ', Enumerable.Repeat("We ask about nights and weekends, and what would help.", 6))[..SurveyAbout.LongestToPeers];
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Wave>().AsTracking().FirstAsync(wave => wave.State == WaveState.Open)).About = new("", "", words, words);
            return await database.SaveChangesAsync();
        });

        var page = await LettersAsync(site, 2, []);

        await Assertions.Expect(page.Locator(".pa-letter").First).ToContainTextAsync(words);
        Assert.Equal(2, await PrintedPagesAsync(page));
    }

    /// <summary>How many pages a printer would need.</summary>
    private static async Task<int> PrintedPagesAsync(IPage page)
    {
        var margin = new Margin
        {
            Top = "0.5in",
            Bottom = "0.5in",
            Left = "0.6in",
            Right = "0.6in",
        };
        var printed = await page.PdfAsync(new() { Format = "Letter", Margin = margin });
        return System.Text.Encoding.Latin1.GetString(printed).Split("/Type /Page\n").Length - 1;
    }

    [Fact]
    public async Task Letters_made_without_scripts_have_the_code_alone_in_their_square()
    {
        await using var site = await StartAsync();
        var page = await LettersAsync(site, 2, javaScript: false);
        var code = (await page.Locator(".pa-letter").First.GetAttributeAsync("data-code"))!;
        Assert.EndsWith("/peer#" + code, await QrCodes.ReadAsync(page.Locator(".pa-letter__qr").First));
        await Assertions.Expect(page.Locator("[data-second]").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_code_alone_is_not_used_before_the_page_has_said_that_the_ballot_must_be_kept()
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var page = await OpenAsync(site, "/peer", 320);
        await page.WriteAsync("survey:code", letter.Code);
        await PressAsync(page, "take-part");
        await ShouldShowAsync(page, "before-use");
        await page.KeepPictureAsync("letter code alone", 320);
        await page.ShouldBeAccessibleAsync("A code alone");
        await page.ShouldFitItsWindowAsync("A code alone");
        Assert.False(await site.WithDatabaseAsync(database => database.Set<AnonymousCode>().AnyAsync(code => code.Used)));

        await page.PressAsync("Go on without a second part");
        await ShouldShowAsync(page, "ballot-heading");
        await ShouldSayVisiblyAsync(page, "If you close the window without keeping the ballot, you cannot answer any more.");
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.getElementById('keep').getBoundingClientRect().top < document.getElementById('answer-now').getBoundingClientRect().top"
            )
        );
        await page.KeepPictureAsync("letter ballot of chance", 320);
        await page.PressAsync("Answer now");
        await ShouldSayVisiblyAsync(page, "you need the ballot that you kept");

        // What the page said holds: another window gets no ballot for this code.
        var other = await OpenAsync(site, $"/peer#{letter.Code}.{letter.Second}", 320);
        await PressAsync(other, "take-part");
        await ShouldSayVisiblyAsync(other, "This code was started with another second part");
        await other.KeepPictureAsync("letter other second part", 320);
    }

    [Fact]
    public async Task A_slip_in_the_second_part_is_found_before_anything_is_sent_and_another_second_part_is_told()
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var first = await OpenAsync(site, $"/peer#{letter.Code}.{letter.Second}", 320);
        await PressAsync(first, "take-part");
        await ShouldShowAsync(first, "ballot-heading");

        var sent = new List<string>();
        var page = await OpenAsync(site, "/peer", 320);
        Record(page, sent);
        var slip = letter.Second[..^1] + (letter.Second[^1] == 'A' ? 'B' : 'A');
        await page.WriteAsync("survey:code", letter.Code + slip);
        await PressAsync(page, "take-part");
        await ShouldSayVisiblyAsync(page, "letters or digits of the second part are wrong or missing");
        Assert.Empty(sent);

        var other = await LetterAsync(site);
        await page.Locator("#second").FillAsync(other.Second);
        await PressAsync(page, "take-part");
        await ShouldSayVisiblyAsync(page, "This code was started with another second part");
        await page.Locator("#second").FillAsync(letter.Second.ToLowerInvariant());
        await PressAsync(page, "take-part");
        await ShouldShowAsync(page, "ballot-heading");
        Assert.Equal(await first.Locator("#ballot-text").TextContentAsync(), await page.Locator("#ballot-text").TextContentAsync());
    }

    [Fact]
    public async Task A_ballot_of_ones_own_is_another_each_time_and_is_kept_first()
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var page = await OpenAsync(site, $"/peer#{letter.Code}.{letter.Second}", 320);
        await page.Body().GetByText("A ballot of my own", new() { Exact = true }).ClickAsync();
        await page.Locator("label[for='own-ballot']").ClickAsync();
        await PressAsync(page, "take-part");
        await ShouldSayVisiblyAsync(page, "Keep the ballot before you answer.");
        Assert.Equal(1, await page.EvaluateAsync<int>("sessionStorage.length"));
        var ballot = await page.Locator("#ballot-text").TextContentAsync();

        // The same letter makes another ballot, so that whoever has a copy of it does not have this one.
        var other = await OpenAsync(site, $"/peer#{letter.Code}.{letter.Second}", 320);
        await PressAsync(other, "take-part");
        await ShouldSayVisiblyAsync(other, "or with a ballot of its own");
        var later = await OpenAsync(site, "/peer#" + ballot, 320);
        await later.PressAsync("Answer with this ballot");
        await later.WriteAsync("hours", "20");
        await FinishAsync(later, "en");
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
    }

    [Fact]
    public async Task Without_scripts_a_code_starts_again_until_hand_in_and_the_second_part_cannot_be_sent()
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        for (var at = 0; at < 2; at++)
        {
            var page = await browser.OpenWindowAsync(site, width: 320, javaScript: false);
            var sent = new List<string>();
            await page.GotoAsync($"/peer#{letter.Code}.{letter.Second}");
            Record(page, sent);
            await ShouldSayVisiblyAsync(page, "Leave out the second part");
            await page.ChooseAsync("survey:without-ballot", "true");
            await page.Locator("#code").PressSequentiallyAsync(letter.Code + letter.Second);
            await PressAsync(page, "take-part");
            await Assertions.Expect(page.Locator("#code")).ToBeVisibleAsync();
            Assert.DoesNotContain(sent, request => request.StartsWith("POST", StringComparison.Ordinal));
            await page.WriteAsync("survey:code", letter.Code);
            await PressAsync(page, "take-part");
            await page.WriteAsync("hours", "20");
            await ShouldSayVisiblyAsync(page, "Then start again with the same code.");
            if (at == 0)
                await page.Context.CloseAsync();
            else
                await FinishAsync(page, "en");
        }

        var late = await browser.OpenWindowAsync(site, width: 320, javaScript: false);
        await late.GotoAsync("/peer");
        await late.WriteAsync("survey:code", letter.Code);
        await late.ChooseAsync("survey:without-ballot", "true");
        await PressAsync(late, "take-part");
        await ShouldSayVisiblyAsync(late, "already handed in with this code. If that was you, thank you");
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task What_a_person_needs_is_on_the_first_screen_of_a_small_phone(string language)
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        foreach (var address in new[] { "", $"#{letter.Code}.{letter.Second}" })
        {
            var page = await OpenAsync(site, $"/peer?language={language}{address}", 320);
            await page.SetViewportSizeAsync(320, 640);
            await page.KeepPictureAsync($"letter first screen {language} {(address.Length > 0 ? "scanned" : "typed")}", 320);
            var bottom = await page.EvaluateAsync<double>("document.getElementById('take-part').getBoundingClientRect().bottom");
            Assert.True(bottom <= 640, $"The button ends at {bottom}.");
            Assert.Equal(address.Length > 0, await page.Locator("#code-filled").IsVisibleAsync());
        }
    }

    [Theory]
    [InlineData("#%E0%A4%A")]
    [InlineData("#%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData("#nobody.knows.this")]
    [InlineData("#7ZZZ-ZZZZ")]
    [InlineData("#PA1.%%%")]
    public async Task A_square_that_is_none_of_ours_leaves_the_page_at_work(string fragment)
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var page = await OpenAsync(site, "/peer" + fragment, 320);
        Assert.EndsWith("/peer", page.Url);
        Assert.Equal(0, await page.Locator("main img").CountAsync());
        if (await page.Locator("#code-show").IsVisibleAsync())
            await PressAsync(page, "code-show");
        await page.Locator("#second").EvaluateAsync("field => { field.value = ''; field.dispatchEvent(new Event('input')); }");
        await page.WriteAsync("survey:code", $"http://census.example/peer#{letter.Code}.{letter.Second}");
        await PressAsync(page, "take-part");
        await ShouldShowAsync(page, "ballot-heading");
    }

    [Fact]
    public async Task Switching_the_language_keeps_what_the_square_filled_in_and_the_address_bar_is_clean()
    {
        await using var site = await StartAsync();
        var letter = await LetterAsync(site);
        var sent = new List<string>();
        var page = await OpenAsync(site, $"/peer#{letter.Code}.{letter.Second}", 320, sent);
        Assert.EndsWith("/peer", page.Url);
        await page.GetByText("Español").ClickAsync();
        await ShouldSayVisiblyAsync(page, "Su código ya está escrito.");
        Assert.EndsWith("/peer", page.Url);
        await PressAsync(page, "take-part");
        await ShouldSayVisiblyAsync(page, "Usted tiene una boleta");
        await page.GetByText("English").ClickAsync();
        await ShouldSayVisiblyAsync(page, "You have a ballot");
        await page.PressAsync("Answer now");
        await page.WriteAsync("hours", "20");
        await FinishAsync(page, "en");
        Assert.DoesNotContain(sent, request => FormsOf(letter.Second).Any(form => request.Contains(form, StringComparison.Ordinal)));
    }

    internal static async Task<BrowserSite> StartAsync()
    {
        var site = new BrowserSite(DatabaseKind.Sqlite);
        await FilledWaves.OpenPeerSurveyAsync(site);
        return site;
    }

    /// <summary>A letter as its square has it.</summary>
    internal static async Task<(string Code, string Second)> LetterAsync(Browser browser, BrowserSite site, List<string>? sent = null)
    {
        var page = await LettersAsync(browser, site, 1, sent);
        var parts = new Uri(await QrCodes.ReadAsync(page.Locator(".pa-letter__qr"))).Fragment[1..].Split('.');
        await page.ShouldFitItsWindowAsync("A letter");
        await page.KeepPictureAsync("letter", 320);
        await page.Context.CloseAsync();
        return (parts[0], parts[1]);
    }

    internal async Task<IPage> OpenAsync(BrowserSite site, string address, int width, List<string>? sent = null)
    {
        var page = await browser.OpenWindowAsync(site, width);
        if (sent is not null)
            Record(page, sent);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#code-form[data-ready]")).ToBeAttachedAsync(new() { Timeout = 15_000 });
        return page;
    }

    private Task<(string Code, string Second)> LetterAsync(BrowserSite site, List<string>? sent = null) => LetterAsync(browser, site, sent);

    private Task<IPage> LettersAsync(BrowserSite site, int count, List<string>? sent = null, bool javaScript = true) =>
        LettersAsync(browser, site, count, sent, javaScript);

    private static async Task<IPage> LettersAsync(Browser browser, BrowserSite site, int count, List<string>? sent, bool javaScript = true)
    {
        var link = new Uri(
            (await site.WithDatabaseAsync(database => database.Set<OutboxMail>().FirstAsync(mail => mail.About == "invitation"))).Secret!
        ).AbsolutePath;
        var page = await browser.OpenWindowAsync(site, 320, javaScript);
        if (sent is not null)
            Record(page, sent);
        await page.GotoAsync(link + "/letters");
        await page.WriteAsync("Count", $"{count}");
        await page.PressAsync("Make the letters");
        await page.ShouldSayAsync("Print or save these now");
        if (javaScript)
            await Assertions.Expect(page.Locator("#code-list[data-ready]")).ToBeVisibleAsync();
        return page;
    }

    private static void Record(IPage page, List<string> sent) =>
        page.Request += (_, request) =>
        {
            if (request.ResourceType is "document" or "fetch" or "xhr" or "ping" or "other")
                sent.Add(
                    $"{request.Method} {request.Url} {Uri.UnescapeDataString((request.PostData ?? "").Replace('+', ' '))} "
                        + $"{string.Join(' ', request.Headers.Values)}"
                );
        };

    private static async Task FinishAsync(IPage page, string language)
    {
        await page.PressAsync(language == "es" ? "Continuar" : "Continue");
        await page.ChooseAsync("valued", "yes");
        await page.PressAsync(language == "es" ? "Revisar mis respuestas" : "Check my answers");
        await page.PressAsync(language == "es" ? "Entregar mis respuestas" : "Hand in my answers");
        await ShouldSayVisiblyAsync(page, language == "es" ? "Gracias. Sus respuestas fueron entregadas." : "Thank you. Your answers are handed in.");
    }

    /// <summary>As it is printed, and without its hyphens, in small letters and with the signs that addresses use for them.</summary>
    private static string[] FormsOf(string second) =>
        [second, CodeText.ForPeople(second), CodeText.ForPeople(second).Replace('-', ' '), second[..9], second[9..], second.ToLowerInvariant()];

    // The site holds a file beside the database to itself while it writes.
    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    internal static Task PressAsync(IPage page, string id) => page.Locator("#" + id).ClickAsync();

    internal static Task ShouldShowAsync(IPage page, string id) => Assertions.Expect(page.Locator("#" + id)).ToBeVisibleAsync(new() { Timeout = 15_000 });

    /// <summary>Fails unless the words are there to be read; what is hidden does not count.</summary>
    internal static Task ShouldSayVisiblyAsync(IPage page, string words) =>
        Assertions.Expect(page.Body()).ToContainTextAsync(words, new() { UseInnerText = true, Timeout = 15_000 });
}
