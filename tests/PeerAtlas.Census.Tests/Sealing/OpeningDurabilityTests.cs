using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Answers;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Sealing;

/// <summary>
/// Kills the real site while it opens answers, starts it again, and counts. Three waves on each database; thirty with PEERATLAS_FULL=1.
/// </summary>
public sealed class OpeningDurabilityTests
{
    private const int Answers = 60;

    private static int Kills => Environment.GetEnvironmentVariable("PEERATLAS_FULL") == "1" ? 30 : 3;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_opening_that_was_killed_is_carried_to_its_end_with_no_answer_lost_or_doubled(DatabaseKind kind)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
            await survey.HandInAsync(Answers);
            await survey.CloseAsync();
            // The killed site has the real clock, by which a sign-in of the test's day would be over.
            survey.Site.Clock.SetUtcNow(DateTimeOffset.UtcNow);
            var authority = await survey.Site.AddOrganisationAsync("authority", OrganisationKind.Authority);
            var second = await survey.Site.CookieAsync(await survey.Site.AddAccountAsync("martin@authority.example", Role.AuthorityAnalyst, authority));
            await survey.Site.WithDatabaseAsync(async database =>
            {
                (await database.Set<WaveSeal>().SingleAsync()).FirstApprovedBy = Guid.NewGuid();
                await database.SaveChangesAsync();
            });

            await using (var site = await SiteProcess.StartAsync(Repository.Root, Configuration, survey.Site.Settings))
            {
                var approving = ApproveAsync(site.Address, survey.Wave.Id, second);
                await Task.WhenAny(approving, WaitForApprovalAsync(survey));
                await Task.Delay(Random.Shared.Next(60));
                await site.KillAsync();
                try
                {
                    await approving;
                }
                catch (HttpRequestException)
                { /* The site was killed. */
                }
            }

            // What is there now is all or nothing; starting again finishes it.
            Assert.Contains(await OpenedAsync(survey), new[] { 0, Answers });
            await using var again = await SiteProcess.StartAsync(Repository.Root, Configuration, survey.Site.Settings);
            for (var waited = 0; waited < 600 && (await SealAsync(survey)).ErasedAt is null; waited++)
                await Task.Delay(100);
            Assert.Equal(SealState.Opened, (await SealAsync(survey)).State);
            var hours = await survey.Site.WithDatabaseAsync(database => database.Set<AnonymousAnswer>().Select(answer => answer.Answers).ToListAsync());
            Assert.Equal(Answers, hours.Distinct().Count());
            Assert.Equal(Answers, hours.Count);
            Assert.Empty(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key"));
            Assert.Equal(0, await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
        }
    }

    private static async Task ApproveAsync(Uri site, Guid wave, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site };
        var address = new Uri($"/waves/{wave}/peer-answers", UriKind.Relative);
        using var get = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", cookie } } };
        using var page = await http.SendAsync(get);
        var form = (IHtmlFormElement)new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("form[action*=Approve]")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]).Prepend(cookie));
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(form.GetAttribute("action")!, UriKind.Relative))
        {
            Headers = { { "Cookie", cookies } },
            Content = new FormUrlEncodedContent([new("sure", "true"), new("__RequestVerificationToken", token)]),
        };
        try
        {
            using var done = await http.SendAsync(post);
        }
        catch (Exception failure) when (failure is IOException or TaskCanceledException)
        {
            throw new HttpRequestException("The site is gone.", failure);
        }
    }

    private static async Task WaitForApprovalAsync(OpenSurvey survey)
    {
        for (var waited = 0; waited < 1000 && (await SealAsync(survey)).SecondApprovedBy is null; waited++)
            await Task.Delay(5);
    }

    private static Task<int> OpenedAsync(OpenSurvey survey) => survey.Site.WithDatabaseAsync(database => database.Set<AnonymousAnswer>().CountAsync());

    private static Task<WaveSeal> SealAsync(OpenSurvey survey) =>
        survey.Site.WithDatabaseAsync(database => database.Set<WaveSeal>().AsNoTracking().SingleAsync());

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif
}
