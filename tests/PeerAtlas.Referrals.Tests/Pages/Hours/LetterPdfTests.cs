using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Hours;

/// <summary>A letter about hours is printed with the address where it is checked.</summary>
public sealed class LetterPdfTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_letter_is_had_as_pdf_until_it_is_stopped(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        Assert.SkipUnless(site.Services.GetRequiredService<PdfPrinter>().IsOffered, "There is no Chromium here.");
        var (peer, letter) = await MadeAsync(site);
        Assert.NotNull(peer.Page.QuerySelector($"a[href='/hours/letters/{letter.Token}/pdf']"));
        var stranger = await new Visitor(site).OpenAsync($"/hours/letters/{letter.Token}?language=es");
        Assert.Contains("El papel impreso solo no demuestra nada", stranger.Text);
        var pdf = await PdfAsync(stranger, $"/hours/letters/{letter.Token}/pdf");
        Assert.Equal("%PDF-", System.Text.Encoding.Latin1.GetString(pdf[..5]));
        // What is being printed, and what the page of works shows of it, tells of nobody.
        var work = await site.WithDatabaseAsync(database => database.Set<LongWork>().SingleAsync(row => row.Kind == "paper"));
        Assert.DoesNotContain(letter.Token, work.Input + work.Subject + work.Outcome, StringComparison.Ordinal);

        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Stop showing it");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/hours/letters/{letter.Token}/pdf")).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_paper_says_what_the_page_says_with_its_address_and_that_it_proves_nothing_alone(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (_, letter) = await MadeAsync(site);
        var paper = await WriteAsync(site, letter, "en");
        var said = string.Join('\n', paper!.Blocks.OfType<WrittenParagraph>().Select(one => one.Text));
        Assert.Contains("held these hours of work of jo.marlow", said, StringComparison.Ordinal);
        Assert.Contains("The printed paper alone proves nothing", said, StringComparison.Ordinal);
        Assert.Contains($"/hours/letters/{letter.Token}", said, StringComparison.Ordinal);
        Assert.Single(paper.Blocks.OfType<WrittenPicture>());
        Assert.Equal(
            [
                ["October 2026", "0.8"],
                ["Together", "0.8"],
            ],
            paper.Blocks.OfType<WrittenTable>().Single().Rows
        );
        Assert.Equal("Horas de trabajo", (await WriteAsync(site, letter, "es"))!.Title);
    }

    [Fact]
    public async Task Where_no_Chromium_is_it_is_said_and_not_offered()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, ("ReportFiles:Chromium", "none"));
        var (peer, letter) = await MadeAsync(site);
        Assert.Null(peer.Page.QuerySelector("a[href$='/pdf']"));
        var stranger = await new Visitor(site).OpenAsync($"/hours/letters/{letter.Token}?language=en");
        Assert.Contains("This site makes no PDF.", stranger.Text);
        await stranger.OpenAsync($"/hours/letters/{letter.Token}/pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stranger.Status);
        Assert.Contains("no Chromium browser is installed", stranger.Text);
    }

    private static async Task<byte[]> PdfAsync(Visitor visitor, string address)
    {
        for (var time = 0; time < 6; time++)
        {
            using var answer = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            Assert.Equal("hours-2026-10-2026-10.pdf", answer.Content.Headers.ContentDisposition!.FileName);
            return await answer.Content.ReadAsByteArrayAsync();
        }

        throw new InvalidOperationException("The PDF was not made in time.");
    }

    private static async Task<WrittenDocument?> WriteAsync(TestSite site, HoursLetter letter, string language)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await scope
            .ServiceProvider.GetRequiredKeyedService<IPaper>("hours letter")
            .WriteAsync(letter.Id.ToString(), Language.Of(language), TestContext.Current.CancellationToken);
    }

    private static async Task<(Visitor Peer, HoursLetter Letter)> MadeAsync(TestSite site)
    {
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "45"));
        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Make the letter: October 2026");
        return (peer, await site.WithDatabaseAsync(database => database.Set<HoursLetter>().SingleAsync()));
    }
}
