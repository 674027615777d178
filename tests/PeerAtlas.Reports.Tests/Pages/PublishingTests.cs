using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

public class PublishingTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    private const string Narrative = "{{agency.turnover.yes.share}} of agencies had turnover; {{peer.rare.yes.share}} is rare. <script>alert('x')</script>";

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_published_report_stays_as_it_was_and_a_correction_stands_beside_it(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce 2026", Narrative);
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");
        var reader = new Visitor(site);
        await reader.OpenAsync("/published");
        await reader.FollowAsync("Peer workforce 2026");
        var asPublished = reader.Text;
        Assert.Contains("63% of agencies had turnover", asPublished, StringComparison.Ordinal);

        // Later data, and a later edit.
        site.Waves.Tables[0] = site.Waves.Tables[0] with
        {
            Rows = [new("Some turnover", [FakeWaves.Share("agency.turnover.yes.share", "Some turnover", 30, 30)])],
        };
        await analyst.OpenAsync(report);
        await analyst.FollowAsync("Turnover");
        await analyst.SubmitAsync("Save", ("Narrative", "Now {{agency.turnover.yes.share}}."));
        await reader.OpenAsync("/published/peer-workforce-2026/1");
        Assert.Equal(asPublished, reader.Text);

        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 2");
        Assert.Contains("Say what was corrected", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Publish version 2", ("Correction", "Late answers were added."));
        await reader.OpenAsync("/published/peer-workforce-2026");
        Assert.Contains("Now 100%.", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Late answers were added.", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/published/peer-workforce-2026/1");
        Assert.Contains("There is a newer version", reader.Text, StringComparison.Ordinal);
        Assert.Contains("63% of agencies had turnover", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_value_is_nowhere_in_what_is_published()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", Narrative);
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");

        var content = await site.WithDatabaseAsync(database => database.Set<PublishedReport>().Select(published => published.Content).SingleAsync());
        Assert.Contains("agency.turnover.yes.share", content, StringComparison.Ordinal);
        Assert.Contains("peer.rare.yes.share", content, StringComparison.Ordinal);
        Assert.DoesNotContain("0.2857", content, StringComparison.Ordinal);
        Assert.DoesNotContain("\"count\":2", content, StringComparison.Ordinal);
        Assert.Contains("[withheld] is rare", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_may_show_unreliable_figures_marked()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", Narrative);
        await analyst.OpenAsync($"{report}/settings");
        await analyst.SubmitAsync("Save", ("Presentation", "ShowMarked"));
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");

        Assert.Contains("29%† is rare", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("unreliable: fewer than 30 answers", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Figures that are unreliable", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_is_refused_with_every_reason()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        site.Waves.IsClosed = false;
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", "It was 63%, or {{agency.nothing}}.");
        await analyst.OpenAsync($"{report}/publish");

        Assert.Contains("The wave 2026 is not closed", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("“63%” is typed", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("no figure named “agency.nothing”", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Publish version", analyst.Text, StringComparison.Ordinal);
        var version = await site.WithDatabaseAsync(database => database.Set<Report>().Select(row => row.Version).SingleAsync());
        using var form = new FormUrlEncodedContent([new("Version", version.ToString()), .. Token(await analyst.OpenAsync($"{report}/limitations"))]);
        using var response = await analyst.Http.PostAsync(new Uri("http://localhost" + report + "/publish"), form);
        Assert.Contains("was not published", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<PublishedReport>().CountAsync()));
    }

    [Fact]
    public async Task Script_in_a_narrative_is_words_to_the_reader()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer <b>workforce</b>", Narrative);
        await analyst.OpenAsync($"{report}/preview");

        Assert.Contains("<script>alert('x')</script>", analyst.Page.QuerySelector(".pa-report")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(analyst.Page.QuerySelectorAll(".pa-report script, .pa-report h1 b"));
    }

    [Fact]
    public async Task All_figures_can_be_downloaded_and_formulas_are_harmless()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        site.Waves.Tables[0] = site.Waves.Tables[0] with { Title = "=HYPERLINK(\"https://example.org\")" };
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Turnover"));
        await analyst.SubmitAsync("Find", ("q", "turnover"));
        await analyst.SubmitAsync("Add this table");
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");

        var csv = await new Visitor(site).Http.GetStringAsync("/published/peer-workforce/1/figures.csv");

        Assert.Contains("agency.turnover.yes.share,\"'=HYPERLINK(", csv, StringComparison.Ordinal);
        Assert.Contains(",19,30,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_may_keep_the_page_and_ask_whether_it_still_holds()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", Narrative);
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");
        var http = new Visitor(site).Http;

        using var first = await http.GetAsync("/published/peer-workforce/1");
        Assert.True(first.Headers.CacheControl!.Public);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/published/peer-workforce/1");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        using var signedIn = await analyst.Http.GetAsync("/published/peer-workforce/1");
        Assert.NotEqual(true, signedIn.Headers.CacheControl?.Public);
    }

    [Theory]
    [InlineData("/published/no-such-report")]
    [InlineData("/published/no-such-report/1")]
    [InlineData("/published/no-such-report/1/figures.csv")]
    public async Task A_report_that_is_not_there_is_not_found(string path)
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).OpenAsync(path)).Status);
    }

    private static KeyValuePair<string, string>[] Token(Visitor visitor) =>
        [new("__RequestVerificationToken", visitor.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)];
}
