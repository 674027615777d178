using System.Net;
using System.Text.Json;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

public class DownloadTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_published_report_can_be_had_in_every_form(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var reader = await PublishAsync(site);
        await reader.OpenAsync("/published/peer-workforce");
        var links = reader.Page.QuerySelectorAll(".pa-downloads a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains("/published/peer-workforce/1/report.docx", links);
        foreach (var link in links.Where(link => !link.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            using var answer = await reader.Http.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.True(answer.Headers.CacheControl!.Public);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }

        using var json = JsonDocument.Parse(await reader.Http.GetStringAsync("/published/peer-workforce/1/figures.json"));
        Assert.Equal("Peer workforce", json.RootElement.GetProperty("title").GetString());
        var withheld = json.RootElement.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("name").GetString() == "peer.rare.yes.share");
        Assert.False(withheld.TryGetProperty("estimate", out _));
        Assert.False(withheld.TryGetProperty("count", out _));
    }

    [Fact]
    public async Task A_file_of_no_known_form_or_version_is_not_found()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var reader = await PublishAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/published/peer-workforce/1/report.exe")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/published/peer-workforce/2/report.docx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/published/no-such-report/1/report.docx")).Status);
    }

    [Fact]
    public async Task A_site_without_Chromium_says_why_there_is_no_pdf()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite) { Chromium = "none" };
        var reader = await PublishAsync(site);
        await reader.OpenAsync("/published/peer-workforce");

        Assert.Contains("no Chromium browser", reader.Text, StringComparison.Ordinal);
        Assert.Null(reader.Page.QuerySelector("a[href$='.pdf']"));
        using var answer = await reader.Http.GetAsync("/published/peer-workforce/1/report.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no Chromium browser", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(true, answer.Headers.CacheControl?.Public);
    }

    [Fact]
    public async Task Analysts_get_the_codebook_with_the_records_that_may_leave_and_nobody_else_does()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", "{{agency.turnover.yes.share}} had turnover.");
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.OpenAsync($"{report}/data.zip")).Status);
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");

        await using var content = await analyst.Http.GetStreamAsync($"{report}/data.zip");
        using var zip = new System.IO.Compression.ZipArchive(content);
        Assert.Equal(["codebook.xml"], zip.Entries.Select(entry => entry.Name));
        using var answer = await new Visitor(site).Http.GetAsync($"{report}/data.zip");
        Assert.NotEqual("application/zip", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<Visitor> PublishAsync(ReportSite site)
    {
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.WriteAsync(analyst, "Peer workforce", "{{agency.turnover.yes.share}} had turnover.");
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");
        return new Visitor(site);
    }
}
