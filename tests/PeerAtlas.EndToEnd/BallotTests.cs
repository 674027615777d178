using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The browser's library for blind signatures and the server's, in a real browser.</summary>
public sealed class BallotTests(Browser browser)
{
    [Fact]
    public async Task A_ballot_is_picked_up_in_the_browser_saved_to_a_file_and_handed_in_from_another_window()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });

        var page = await browser.OpenWindowAsync(site, width: 320);
        await page.GotoAsync("/peer");
        await ShouldBeReadyAsync(page);
        await page.WriteAsync("survey:code", CodeText.ForPeople(code));
        await page.PressAsync("I have read this");
        await page.PressAsync("Go on without a second part");
        await Assertions.Expect(page.Locator("#ballot-heading")).ToBeVisibleAsync();
        await page.ShouldFitItsWindowAsync("The ballot");
        await page.ShouldBeAccessibleAsync("The ballot");
        await page.KeepPictureAsync("ballot", 320);
        await Assertions.Expect(page.Locator("#ballot-heading")).ToBeFocusedAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Save the ballot as a file"));
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("peeratlas-ballot-").FullName, "ballot.txt");
        await download.SaveAsAsync(file);
        Assert.True(await site.WithDatabaseAsync(database => database.Set<AnonymousCode>().AnyAsync(row => row.Used && row.Ballot != null)));

        // The window that picked it up still gets the same ballot for its code, should it be loaded again.
        await page.ReloadAsync();
        await ShouldBeReadyAsync(page);
        await page.WriteAsync("survey:code", code);
        await page.PressAsync("I have read this");
        await Assertions
            .Expect(page.Locator("#ballot-text"))
            .ToHaveTextAsync((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim());

        var later = await browser.OpenWindowAsync(site, width: 320);
        await later.GotoAsync("/peer");
        await later.Body().GetByText("I have a ballot", new() { Exact = true }).ClickAsync();
        await later.Locator("#ballot-upload").SetInputFilesAsync(file);
        await Assertions.Expect(later.Locator("#kept-ballot-text")).ToHaveValueAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await later.PressAsync("Answer with this ballot");
        await later.WriteAsync("hours", "20");
        await later.PressAsync("Continue");
        await later.ChooseAsync("valued", "yes");
        await later.PressAsync("Check my answers");
        await later.PressAsync("Hand in my answers");
        await later.ShouldSayAsync("Thank you. Your answers are handed in.");
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));

        // The printed square leads to the page with the ballot behind a "#"; it works once.
        await later.GotoAsync("/peer#" + (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim());
        await later.PressAsync("Answer with this ballot");
        await later.ShouldSayAsync("already handed in with this ballot");
        File.Delete(file);
    }

    [Fact]
    public async Task A_window_forgets_code_and_ballot_once_the_answers_are_handed_in()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });
        var page = await browser.OpenWindowAsync(site);
        await page.GotoAsync("/peer");
        await ShouldBeReadyAsync(page);
        await page.WriteAsync("survey:code", code);
        await page.PressAsync("I have read this");
        await page.PressAsync("Go on without a second part");
        await page.PressAsync("Answer now");
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continue");
        await page.PressAsync("Check my answers");
        Assert.Equal(1, await page.EvaluateAsync<int>("sessionStorage.length"));
        await page.PressAsync("Hand in my answers");
        await page.ShouldSayAsync("Thank you. Your answers are handed in.");
        await page.WaitForFunctionAsync("sessionStorage.length === 0");
    }

    [Fact]
    public async Task Whoever_presses_before_the_script_is_there_is_asked_and_gets_a_ballot_at_the_second_try()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });
        var page = await browser.OpenWindowAsync(site, width: 320);
        // The script is on its way for as long as the first page stands.
        var arrives = false;
        await page.RouteAsync(
            new System.Text.RegularExpressions.Regex("/ballot[^/]*js", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)),
            route => arrives ? route.ContinueAsync() : Task.CompletedTask
        );
        await page.GotoAsync("/peer", new() { WaitUntil = WaitUntilState.Commit });
        await page.WriteAsync("survey:code", CodeText.ForPeople(code));
        await Assertions.Expect(page.Locator("#without-ballot")).ToBeHiddenAsync();
        arrives = true;
        await page.PressAsync("I have read this");
        await page.ShouldSayAsync("Your browser made no ballot of this code");
        await page.KeepPictureAsync("ballot which way", 320);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<AnonymousCode>().AnyAsync(row => row.Used)));

        await ShouldBeReadyAsync(page);
        await Assertions.Expect(page.Locator("#without-ballot")).ToBeHiddenAsync();
        await page.PressAsync("I have read this");
        await page.PressAsync("Go on without a second part");
        await Assertions.Expect(page.Locator("#ballot-heading")).ToBeVisibleAsync();
    }

    /// <summary>The browser's own blinding, with values that are given, has the vectors of the standard.</summary>
    [Fact]
    public async Task Blinding_in_the_browser_gives_the_values_of_the_standard()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var page = await browser.OpenWindowAsync(site);
        await page.GotoAsync("/peer");
        var vectors = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests", "PeerAtlas.Anonymity.Tests", "Reference", "rfc9474-vectors.json"),
            TestContext.Current.CancellationToken
        );
        var wrong = await page.EvaluateAsync<string[]>(
            """
            async text => {
              const { blind, inverse, fromBytes } = await import("/_content/PeerAtlas.Census/blinding.js");
              const bytes = digits => Uint8Array.from(digits.replace(/^0x/, "").match(/../g) ?? [], pair => parseInt(pair, 16));
              const digits = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
              const base64 = bytes => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
              const wrong = [];
              for (const vector of JSON.parse(text)) {
                const jwk = { kty: "RSA", n: base64(bytes(vector.n)), e: base64(bytes(vector.e)) };
                const key = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
                const factor = inverse(fromBytes(bytes(vector.inv)), fromBytes(bytes(vector.n)));
                const { blindedMsg, inv } = await blind(key, bytes(vector.input_msg), bytes(vector.salt), factor);
                if (digits(blindedMsg) !== digits(bytes(vector.blinded_msg)) || digits(inv) !== digits(bytes(vector.inv))) wrong.push(vector.name);
              }
              return [`${JSON.parse(text).length} vectors`, ...wrong];
            }
            """,
            vectors
        );
        Assert.Equal(["4 vectors"], wrong);
    }

    [Fact]
    public async Task What_a_browser_sends_carries_no_cookie_that_ties_code_ballot_and_account_together()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });
        var page = await browser.OpenWindowAsync(site, width: 320);
        // As if somebody were signed in here.
        await page.Context.AddCookiesAsync([
            new()
            {
                Name = "peeratlas.session",
                Value = "somebody",
                Url = page.Url.StartsWith("http", StringComparison.Ordinal) ? page.Url : site.ClientOptions.BaseAddress.ToString(),
            },
        ]);
        var sent = new List<IRequest>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Add(request);
        };
        await page.GotoAsync("/peer");
        await ShouldBeReadyAsync(page);
        await page.WriteAsync("survey:code", code);
        await page.PressAsync("I have read this");
        await page.PressAsync("Go on without a second part");
        await page.PressAsync("Answer now");
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continue");
        await page.PressAsync("Check my answers");
        await page.PressAsync("Hand in my answers");
        await page.ShouldSayAsync("Thank you. Your answers are handed in.");
        Assert.True(sent.Count >= 6, $"Only {sent.Count} requests were seen.");
        foreach (var request in sent)
            Assert.DoesNotContain("cookie", await request.AllHeadersAsync());
    }

    [Fact]
    public async Task A_second_part_or_a_letter_in_a_wrong_field_is_not_sent()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var wave = await FilledWaves.OpenPeerSurveyAsync(site);
        var code = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave });
        var page = await browser.OpenWindowAsync(site, width: 320);
        await page.GotoAsync("/peer");
        await ShouldBeReadyAsync(page);
        var second = await page.EvaluateAsync<string>("import('/_content/PeerAtlas.Census/letter-code.js').then(letter => letter.newSecondPart())");
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Add(request.PostData ?? "");
        };

        await page.WriteAsync("survey:code", second);
        await page.PressAsync("I have read this");
        await Assertions.Expect(page.GetByText("This is not quite a code.")).ToBeVisibleAsync();
        Assert.Empty(sent);
        await Assertions.Expect(page.Locator("#second")).ToHaveValueAsync(string.Join('-', second.Chunk(4).Select(group => new string(group))));

        await page.ReloadAsync();
        await ShouldBeReadyAsync(page);
        await page.Body().GetByText("I have a ballot", new() { Exact = true }).ClickAsync();
        await page.Locator("#kept-ballot-text").FillAsync($"{site.ClientOptions.BaseAddress}peer#{code}.{second}");
        await page.PressAsync("Answer with this ballot");
        await Assertions.Expect(page.Locator("#code-filled")).ToBeVisibleAsync();
        Assert.Empty(sent);
    }

    private static Task ShouldBeReadyAsync(IPage page) =>
        Assertions.Expect(page.Locator("#code-form[data-ready]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
}
