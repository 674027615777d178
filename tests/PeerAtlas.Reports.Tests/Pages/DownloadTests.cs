using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;
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
        var withheld = json
            .RootElement.GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "peer.rare.yes.share");
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

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_pdf_is_made_once_and_kept_for_everybody(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var reader = await PublishAsync(site);
        for (var time = 0; time < 3; time++)
        {
            using var answer = await reader.Http.GetAsync("/published/peer-workforce/1/report.pdf");
            Assert.Equal(
                (HttpStatusCode.OK, "application/pdf", true),
                (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.Public)
            );
            Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        var works = await site.WithDatabaseAsync(database => database.Set<LongWork>().AsNoTracking().ToListAsync());
        Assert.Equal((WorkState.Done, 1), (Assert.Single(works).State, works[0].Attempts));
    }

    [Fact]
    public async Task Whoever_has_a_browser_sees_that_the_pdf_is_being_made()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var reader = await PublishAsync(site);
        var runner = site.Services.GetRequiredService<WorkRunner>();
        await runner.StopAsync(CancellationToken.None);
        reader.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        Assert.Equal(HttpStatusCode.Accepted, (await reader.OpenAsync("/published/peer-workforce/1/report.pdf?language=es")).Status);
        Assert.Contains("Se está preparando el PDF", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await reader.OpenAsync("/published/peer-workforce/1/report.pdf?handler=Ready")).Status);
        await runner.RunAllAsync();
        // The page says that it is ready, asks no more, and has it saved once.
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/published/peer-workforce/1/report.pdf?handler=Ready")).Status);
        Assert.Contains("El PDF está listo", reader.Text, StringComparison.Ordinal);
        var once = Assert.Single(reader.Page.QuerySelectorAll("[hx-get]"));
        Assert.Equal("load", once.GetAttribute("hx-trigger"));
        using var ready = await reader.Http.GetAsync(once.GetAttribute("hx-get"));
        Assert.Equal("/published/peer-workforce/1/report.pdf", Assert.Single(ready.Headers.GetValues("HX-Redirect")));
        using var pdf = await reader.Http.GetAsync("/published/peer-workforce/1/report.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_waits_for_a_pdf_can_call_it_off(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var reader = await PublishAsync(site);
        var runner = site.Services.GetRequiredService<WorkRunner>();
        await runner.StopAsync(CancellationToken.None);
        reader.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await reader.OpenAsync("/published/peer-workforce/1/report.pdf?language=es");
        await reader.SubmitAsync("Cancelar");
        Assert.Contains("Se canceló el PDF", reader.Text, StringComparison.Ordinal);
        Assert.Equal([WorkState.Cancelled], await StatesAsync());
        await runner.RunAllAsync();
        Assert.Equal([WorkState.Cancelled], await StatesAsync());

        Assert.Equal(HttpStatusCode.Accepted, (await reader.FollowAsync("Preparar el PDF")).Status);
        await runner.RunAllAsync();
        Assert.Equal([WorkState.Cancelled, WorkState.Done], await StatesAsync());

        Task<List<WorkState>> StatesAsync() =>
            site.WithDatabaseAsync(async database =>
                (await database.Set<LongWork>().Select(work => work.State).ToListAsync()).OrderBy(state => state == WorkState.Done).ToList()
            );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Equal_requests_at_the_same_moment_make_one_pdf(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var reader = await PublishAsync(site);
        await site.Services.GetRequiredService<WorkRunner>().StopAsync(CancellationToken.None);
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(async number =>
                {
                    using var request = new HttpRequestMessage(
                        number % 2 == 0 ? HttpMethod.Get : HttpMethod.Head,
                        "/published/peer-workforce/1/report.pdf?handler=Ready"
                    );
                    (await reader.Http.SendAsync(request)).Dispose();
                })
        );
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<LongWork>().CountAsync()));
    }

    [Theory]
    [InlineData("?language=es", "el servidor no tiene instalado un navegador Chromium", "Guardar la página web")]
    [InlineData("?language=en", "no Chromium browser is installed on the server", "Save the web page")]
    public async Task Whoever_has_a_browser_reads_on_a_page_why_there_is_no_pdf(string language, string why, string link)
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite) { Chromium = "none" };
        var reader = await PublishAsync(site);
        reader.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await reader.OpenAsync($"/published/peer-workforce/1/report.pdf{language}")).Status);
        Assert.Contains(why, reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.FollowAsync(link)).Status);
    }

    [Fact]
    public async Task Many_pdfs_at_once_are_put_off()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var reader = await PublishAsync(site);
        await site.Services.GetRequiredService<WorkRunner>().StopAsync(CancellationToken.None);
        await site.AddAsync([
            .. Enumerable
                .Range(0, 8)
                .Select(_ => new LongWork
                {
                    Kind = "report PDF",
                    Subject = "another",
                    Input = Guid.NewGuid().ToString(),
                    AskedAt = site.Clock.GetUtcNow().UtcDateTime,
                }),
        ]);
        using var answer = await reader.Http.GetAsync("/published/peer-workforce/1/report.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Many PDFs", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
