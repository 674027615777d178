using System.Text;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Workforce.Tests.Pages;

public sealed class RulePagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task Anybody_reads_every_rule_in_both_languages_and_what_is_unknown_is_called_so()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/certification");
        Assert.Equal(RuleBook.Shipped.All.Count, visitor.Page.QuerySelectorAll("tbody tr").Length);
        foreach (var rule in RuleBook.Shipped.All)
        {
            await visitor.OpenAsync($"/certification/rules/{rule.Id}?language=en");
            Assert.Equal(System.Net.HttpStatusCode.OK, visitor.Status);
            Assert.Contains("Last checked", visitor.Text);
            await visitor.OpenAsync($"/certification/rules/{rule.Id}?language=es");
            Assert.Contains("Última revisión", visitor.Text);
        }

        await visitor.OpenAsync("/certification/rules/IN-CPSP?language=en");
        Assert.Contains("Unknown: ", visitor.Text);
        Assert.Contains("the hours to renew it", visitor.Text);
        await visitor.OpenAsync("/certification/rules/XX-NONE");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task Rules_stand_side_by_side()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/certification/compare?Rule=MA-CPS&Rule=TX-MHPS&Rule=NOWHERE");
        var headings = visitor.Page.QuerySelectorAll("thead th").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(3, headings.Count);
        Assert.Contains("250 hours", visitor.Text);
        await visitor.OpenAsync("/certification/compare?Rule=MA-CPS");
        Assert.Contains("Choose two to four", visitor.Text);
    }

    [Fact]
    public async Task Somebody_certified_there_learns_what_is_missing_here_and_nothing_is_in_the_address()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/certification/moving");
        await visitor.SubmitAsync("Go on", ("From", "MA-CPS"), ("To", "MA-CPS"));
        Assert.Contains("Choose two that differ.", visitor.Text);
        await visitor.SubmitAsync("Go on", ("From", "MA-CPS"), ("To", "ICRC-PR"));
        await visitor.SubmitAsync("See what is missing", ("Input.Training", "46"), ("Input.Experience", "400"));
        Assert.Contains("100 hours of experience", visitor.Text);
        Assert.Contains("25 hours under supervision", visitor.Text);
        Assert.Contains("16 hours on", visitor.Text);
        Assert.DoesNotContain("400", visitor.Where);
        await visitor.SubmitAsync("See what is missing", ("Input.Training", "5"), ("Input.Parts[0]", "10"));
        Assert.Contains("The parts are more than the hours in all.", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_rule_that_comes_in_as_a_file_counts_from_then_on_and_a_broken_one_is_refused_by_place(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        var analyst = await site.VisitAsAsync(await site.AddAccountAsync("nadia@authority.example", Role.AuthorityAnalyst, authority));
        var visitor = new Visitor(site);
        var shipped = Encoding.UTF8.GetString(RuleBook.ShippedFiles.Single(file => file.Name == "WI-CPS.json").Content);
        await analyst.OpenAsync("/certification/upload");
        await analyst.UploadAsync("Check it", "Rule", "WI-CPS.json", Encoding.UTF8.GetBytes(shipped.Replace("\"total\": 20", "\"total\": \"many\"")));
        Assert.Contains("WI-CPS.json, line", analyst.Text);
        Assert.Contains("Nothing was changed.", analyst.Text);
        await analyst.UploadAsync("Check it", "Rule", "WI-CPS.json", Encoding.UTF8.GetBytes(shipped.Replace("\"total\": 20", "\"total\": 24")));
        Assert.Contains("Nothing counts yet. Nobody holds it here.", analyst.Text);
        Assert.Contains("24 hours", analyst.Text);
        await visitor.OpenAsync("/certification/rules/WI-CPS");
        Assert.DoesNotContain("24 hours", visitor.Text);
        await analyst.SubmitAsync("Let it count for everybody");
        Assert.Contains("WI-CPS counts from now on.", analyst.Text);
        Assert.Contains("24 hours", analyst.Text);
        await visitor.OpenAsync("/certification/rules/WI-CPS");
        Assert.Contains("24 hours", visitor.Text);
        await analyst.OpenAsync("/certification/upload");
        Assert.Contains("nadia", analyst.Text);
    }
}
