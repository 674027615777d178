using Microsoft.EntityFrameworkCore;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Tests.Disclosure;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

public class DisclosureTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Small_numbers_of_persons_are_nowhere_in_what_is_published_and_the_analyst_sees_the_audit(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await PublishedAsync(site);
        var content = await site.WithDatabaseAsync(database => database.Set<PublishedReport>().Select(published => published.Content).SingleAsync());
        var csv = await new Visitor(site).Http.GetStringAsync("/published/peer-workforce/1/figures.csv");

        using var json = System.Text.Json.JsonDocument.Parse(await new Visitor(site).Http.GetStringAsync("/published/peer-workforce/1/figures.json"));
        var withheld = json
            .RootElement.GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "peer.role.lead.share");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, withheld.GetProperty("base").GetProperty("number").ValueKind);
        Assert.Contains("[withheld] lead teams", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("withheld to protect people", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("51%", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"count\":4", content, StringComparison.Ordinal);
        Assert.DoesNotContain("\"count\":25", content, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0677", content + csv, StringComparison.Ordinal);
        Assert.DoesNotContain("0.42", content + csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\"persons\"", content, StringComparison.OrdinalIgnoreCase);

        await analyst.OpenAsync("/reports");
        await analyst.FollowAsync("Peer workforce");
        await analyst.FollowAsync("Disclosure audit");
        Assert.Contains("Nothing can be worked out", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("from 1 to 10 persons", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_would_give_a_small_number_away_cannot_be_published()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await PublishedAsync(site);
        // As if an earlier version had told it all.
        await site.WithDatabaseAsync(async database =>
        {
            var told = await database.Set<ToldNumbers>().SingleAsync();
            database.Remove(told);
            database.Add(
                new ToldNumbers
                {
                    PublishedReportId = told.PublishedReportId,
                    Content = ToldGroup.ToJson(site.Waves.Tables[^1].Figures.SelectMany(ToldGroup.Of)),
                }
            );
            return await database.SaveChangesAsync();
        });
        await analyst.OpenAsync("/reports");
        await analyst.FollowAsync("Peer workforce");
        var report = analyst.Where;
        await analyst.OpenAsync($"{report}/publish");

        Assert.Contains("Numbers of persons from 1 to 10 could be worked out", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Publish version", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/disclosure");
        Assert.Contains("The report cannot be published", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("4 to 4", analyst.Text, StringComparison.Ordinal);
    }

    private static async Task<Visitor> PublishedAsync(ReportSite site)
    {
        site.Waves.Tables.Add(
            new PeerSurvey().Add(4, ("role", "lead")).Add(30, ("role", "peer")).Add(25, ("role", "cps")).Table("role", "lead", "peer", "cps")
        );
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Roles"));
        await analyst.SubmitAsync("Find", ("q", "role"), ("Narrative", "{{peer.role.lead.share}} lead teams."));
        await analyst.SubmitAsync("Add this table");
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");
        return analyst;
    }
}
