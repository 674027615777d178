using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Instruments;

/// <summary>A version is tried before any wave, and by a colleague with a link.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task A_version_is_tried_in_both_languages_with_its_logic_and_checks_and_nothing_is_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var colleague = await OpenAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        Assert.Contains("nothing you type is kept", colleague.Text);

        await colleague.SubmitAsync("Check my answers");
        Assert.Contains("Please check your answers", colleague.Text);
        await colleague.SubmitAsync("Check my answers", ("peers", "-3"));
        Assert.Contains("Not below zero.", colleague.Text);
        await colleague.SubmitAsync("Check my answers", ("peers", "3"));
        Assert.Contains("One more thing", colleague.Text);
        await colleague.SubmitAsync("Check my answers", ("plans", "yes"));
        Assert.Equal(["How many peer workers?", "Do you plan to hire?"], colleague.Page.QuerySelectorAll("dt").Select(label => label.TextContent.Trim()));

        await colleague.SubmitAsync("Hand in");
        Assert.Contains("That was the survey", colleague.Text);
        await colleague.OpenAsync(colleague.Where + "?language=es");
        Assert.Contains("¿Cuántos trabajadores pares?", colleague.Text);
        Assert.Contains("Esta es una vista previa.", colleague.Text);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<AgencyResponse>().AnyAsync()));
    }

    [Fact]
    public async Task What_is_not_complete_is_shown_and_can_be_changed_from_the_end()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var colleague = await OpenAsync(site, InstrumentSamples.Shipped("agency-survey.xlsx"));

        var seen = new HashSet<string>();
        while (colleague.Page.QuerySelector("h1")!.TextContent != "Check your answers")
        {
            Assert.True(seen.Add(colleague.Page.QuerySelector("h1")!.TextContent), "The same page twice.");
            await colleague.SubmitAsync("Go on without answering");
        }

        Assert.True(seen.Count > 3);
        Assert.Contains("could not be handed in yet", colleague.Text);
        Assert.DoesNotContain(colleague.Page.QuerySelectorAll("button"), button => button.TextContent == "Hand in");
        await colleague.SubmitAsync("Change these answers");
        Assert.Contains(colleague.Page.QuerySelector("h1")!.TextContent, seen);
    }

    [Theory]
    [InlineData("""{"peers":"\\ud800"}""")]
    [InlineData("""{"\\udc00":"3"}""")]
    [InlineData("[1,2")]
    [InlineData("")]
    public async Task Damaged_answers_count_as_none(string carried)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var colleague = await OpenAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));

        await colleague.SubmitAsync("Check my answers", ("survey:answers", carried), ("peers", "3"));

        Assert.Equal(HttpStatusCode.OK, colleague.Status);
        Assert.Contains("How many peer workers?", colleague.Text);
        // Nothing leads anywhere that has no address.
        Assert.Empty(colleague.Page.QuerySelectorAll("a[href='']"));
    }

    [Fact]
    public async Task The_link_ends_after_a_week_and_with_the_version_and_no_other_one_opens_anything()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var colleague = await OpenAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var link = colleague.Where;

        site.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Contains("How many peer workers?", (await colleague.OpenAsync(link)).Text);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await AssertEndedAsync(colleague, link);
        await AssertEndedAsync(colleague, link[..^2] + (link[^2] == 'A' ? "B" : "A") + link[^1]);
        await AssertEndedAsync(colleague, "/preview/" + new string('A', 5_000));

        var version = await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().Select(row => row.Id).SingleAsync());
        link = "/preview/" + site.Services.GetRequiredService<PreviewTokens>().Make(version).Token;
        Assert.Contains("How many peer workers?", (await colleague.OpenAsync(link)).Text);
        await using (var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test"))
            Assert.True(await scope.ServiceProvider.GetRequiredService<InstrumentLibrary>().TryRemoveAsync(version));
        await AssertEndedAsync(colleague, link);
    }

    [Fact]
    public async Task Only_the_site_itself_may_show_it_in_a_frame()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var colleague = await OpenAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));

        Assert.Contains("frame-ancestors 'self'", await PolicyAsync(colleague, colleague.Where));
        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(colleague, "/peer"));
        Assert.DoesNotContain("frame-src", await PolicyAsync(colleague, "/peer"));
    }

    private static async Task<string> PolicyAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    private static async Task AssertEndedAsync(Visitor visitor, string link)
    {
        await visitor.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("This preview has ended", visitor.Text);
    }

    /// <summary>Imports a workbook, opens its preview as the analyst does, and gives the link to somebody without an account.</summary>
    private static async Task<Visitor> OpenAsync(TestSite site, byte[] workbook)
    {
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments/import");
        await analyst.UploadAsync("Import", "Workbook", "survey.xlsx", workbook, ("AnsweredBy", nameof(Audience.Agency)));
        await analyst.FollowAsync("Preview");
        Assert.Contains("until October 8, 2026", analyst.Text);
        var link = analyst.Page.QuerySelector("#link")!.TextContent;
        Assert.EndsWith(analyst.Page.QuerySelector("iframe")!.GetAttribute("src")!, link);
        return await new Visitor(site).OpenAsync(new Uri(link).PathAndQuery);
    }
}
