using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>
/// Kills the real site while answers come in, starts it again, and looks for every answer whose receipt somebody saw.
/// Three times on each database; fifty times with PEERATLAS_FULL=1.
/// </summary>
public sealed class DurabilityTests
{
    private const int Clients = 6;

    private static int Kills => Environment.GetEnvironmentVariable("PEERATLAS_FULL") == "1" ? 50 : 3;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_answer_that_was_acknowledged_is_there_after_the_site_was_killed(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer, closesOn: new DateOnly(2099, 12, 31));
        var saved = new ConcurrentDictionary<Guid, int>();
        var acknowledged = 0;
        var receipts = new ConcurrentBag<int>();
        var attempted = new ConcurrentBag<int>();
        var number = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var site = await SiteProcess.StartAsync(Repository.Root, Configuration, survey.Site.Settings);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable
                .Range(0, Clients)
                .Select(client =>
                    client % 2 == 0
                        ? AnswerForAgencyAsync(
                            site.Address,
                            survey,
                            saved,
                            () => Interlocked.Increment(ref number),
                            () => Interlocked.Increment(ref acknowledged),
                            stop.Token
                        )
                        : HandInAsync(
                            site.Address,
                            survey,
                            receipts,
                            attempted,
                            () => Interlocked.Increment(ref number),
                            () => Interlocked.Increment(ref acknowledged),
                            stop.Token
                        )
                )
                .ToList();
            // At a random point among answers that come in, however slow the machine is.
            var until = Volatile.Read(ref acknowledged) + Random.Shared.Next(2, 25);
            var (saves, handIns) = (saved.Count, receipts.Count);
            for (var waited = 0; waited < 2000 && (Volatile.Read(ref acknowledged) < until || saved.Count == saves || receipts.Count == handIns); waited++)
                await Task.Delay(10);
            await Task.Delay(Random.Shared.Next(30));
            await site.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        var responses = await survey.ResponsesAsync();
        foreach (var (id, peers) in saved)
        {
            // A later save may have been made whose receipt nobody saw; an earlier one than acknowledged may not stand.
            var stored = Number(responses.Single(response => response.Id == id).Answers, "peers");
            Assert.True(stored >= peers, $"{peers} was acknowledged, {stored} is stored.");
        }

        var hours = (await survey.AnonymousAnswersAsync()).Select(answer => Number(answer.Answers, "hours")).ToList();
        Assert.Equal(hours.Count, hours.Distinct().Count());
        Assert.Empty(receipts.Except(hours));
        Assert.Empty(hours.Except(attempted));
        var used = await survey.Site.WithDatabaseAsync(database => database.Set<AnonymousCode>().CountAsync(code => code.Used));
        Assert.Equal(used, hours.Count);
        Assert.True(
            saved.Count >= Kills / 2 && receipts.Count >= Kills / 2,
            $"Only {saved.Count} and {receipts.Count} answers were acknowledged: the test saw too little."
        );
    }

    private static async Task AnswerForAgencyAsync(
        Uri site,
        OpenSurvey survey,
        ConcurrentDictionary<Guid, int> saved,
        Func<int> next,
        Action seen,
        CancellationToken stop
    )
    {
        using var browser = new Browser(site);
        try
        {
            await browser.OpenAsync(survey.Link);
            await browser.PostAsync([new("for", "other"), new("part", $"Part {next()}")], "form[action$='" + survey.Token + "']");
            var response = Guid.Parse(browser.Where.Split('/')[3]);
            var page = browser.Where;
            // Numbers grow, so that what stands can be compared with what was acknowledged.
            for (var peers = 1; peers < 499 && !stop.IsCancellationRequested; peers++)
            {
                await browser.OpenAsync(page);
                await browser.PostAsync([new("peers", peers.ToString()), new("survey:action", "leave")], "#survey-form");
                if (!browser.Text.Contains("Your answers are saved"))
                    continue;
                saved[response] = peers;
                seen();
            }
        }
        catch (HttpRequestException)
        {
            // The site was killed.
        }
    }

    private static async Task HandInAsync(
        Uri site,
        OpenSurvey survey,
        ConcurrentBag<int> receipts,
        ConcurrentBag<int> attempted,
        Func<int> next,
        Action seen,
        CancellationToken stop
    )
    {
        using var browser = new Browser(site);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var hours = next();
                await browser.OpenAsync("/peer");
                await browser.PostAsync([new("survey:code", await survey.AddCodeAsync()), new("survey:without-ballot", "true")], "main form");
                attempted.Add(hours);
                await browser.PostAsync([new("hours", hours.ToString()), new("survey:action", "hand-in")], "#survey-form");
                if (browser.Where != "/peer/receipt" || !browser.Text.Contains("Your answers are handed in"))
                    continue;
                receipts.Add(hours);
                seen();
            }
        }
        catch (HttpRequestException)
        {
            // The site was killed.
        }
    }

    private static int Number(string json, string question) => (int)PeerAtlas.Instruments.Answers.FromJson(json).Number(question)!;

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>A browser on a real connection.</summary>
    private sealed class Browser(Uri site) : IDisposable
    {
        private readonly HttpClient http = new() { BaseAddress = site, Timeout = TimeSpan.FromSeconds(20) };
        private AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument("");

        public string Where { get; private set; } = "";

        public string Text => page.Body!.TextContent;

        public async Task OpenAsync(string path) => await ReadAsync(() => http.GetAsync(new Uri(path, UriKind.Relative)));

        /// <summary>Sends a form with its hidden fields and the given ones.</summary>
        public async Task PostAsync(IReadOnlyList<KeyValuePair<string, string>> fields, string form)
        {
            var target = page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} at {Where}: {Text}");
            var hidden = target
                .QuerySelectorAll("input[type=hidden]")
                .Where(input => fields.All(field => field.Key != input.GetAttribute("name")))
                .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
            using var content = new FormUrlEncodedContent(hidden.Concat(fields));
            await ReadAsync(() => http.PostAsync(new Uri(target.GetAttribute("action")!, UriKind.Relative), content));
        }

        public void Dispose() => http.Dispose();

        private async Task ReadAsync(Func<Task<HttpResponseMessage>> send)
        {
            try
            {
                using var response = await send();
                Where = response.RequestMessage!.RequestUri!.AbsolutePath;
                page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            }
            catch (Exception failure) when (failure is IOException or TaskCanceledException)
            {
                throw new HttpRequestException("The site is gone.", failure);
            }
        }
    }
}
