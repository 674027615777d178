using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>A badge is printed with the address where it is checked, while it holds.</summary>
public sealed class BadgePdfTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_badge_is_had_as_pdf_while_it_holds_and_says_no_name_that_its_page_does_not(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("TX-MHPS", new(2025, 3, 1));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Make the badge");
        var badge = await site.WithDatabaseAsync(database => database.Set<ShownBadge>().SingleAsync(row => row.EndedAt == null));
        var paper = await WriteAsync(site, badge);
        var said = string.Join('\n', paper!.Blocks.Select(block => block.ToString()));
        Assert.Contains($"/badges/shown/{badge.Token}", string.Join('\n', paper.Blocks.OfType<WrittenParagraph>().Select(one => one.Text)));
        Assert.DoesNotContain("Kim", said + string.Join('\n', paper.Blocks.OfType<WrittenFacts>().Single().Facts), StringComparison.Ordinal);

        var stranger = await new Visitor(site).OpenAsync($"/badges/shown/{badge.Token}?language=en");
        Assert.Contains("The printed paper alone proves nothing", stranger.Text);
        if (site.Services.GetRequiredService<PdfPrinter>().IsOffered)
        {
            Assert.NotNull(stranger.Page.QuerySelector("a[href$='/pdf']"));
            using var answer = await stranger.Http.GetAsync(new Uri($"/badges/shown/{badge.Token}/pdf", UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, answer.StatusCode.ToString());
        }

        // It ran out by the rule: no paper of it is printed any more.
        site.Clock.SetUtcNow(new(2029, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await stranger.OpenAsync($"/badges/shown/{badge.Token}?language=en");
        Assert.Null(stranger.Page.QuerySelector("a[href$='/pdf']"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/badges/shown/{badge.Token}/pdf")).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_a_badge_that_is_shown_no_longer_nothing_is_printed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Make the badge");
        var badge = await site.WithDatabaseAsync(database => database.Set<ShownBadge>().SingleAsync(row => row.EndedAt == null));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Stop showing it");
        Assert.Null(await WriteAsync(site, badge));
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).OpenAsync($"/badges/shown/{badge.Token}/pdf")).Status);
    }

    private static async Task<WrittenDocument?> WriteAsync(TestSite site, ShownBadge badge)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await scope
            .ServiceProvider.GetRequiredKeyedService<IPaper>("badge")
            .WriteAsync(badge.Id.ToString(), Language.Of("es"), TestContext.Current.CancellationToken);
    }
}
