using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Tabulation;

public class FiguresPageTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_analyst_sees_every_figure_of_a_wave_whole_and_by_group(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes","peers":4}""");
        await SmallWave.AnswerAsync(site, wave, "boston", """{"turnover":"no","peers":6}""");
        await site.AddAsync(new AnonymousAnswer { WaveId = wave.Id, Answers = """{"turnover":"yes"}""" });
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.OpenAsync($"/waves/{wave.Id}/figures");
        Assert.Contains("Was there turnover?", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 2", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("withheld in reports, it rests on fewer than 30 answers", analyst.Text, StringComparison.Ordinal);
        Assert.StartsWith("Figures of 2026", analyst.Page.Title, StringComparison.Ordinal);
        await analyst.SubmitAsync("Show", ("Survey", "agency"), ("Group", "region"), ("q", "turnover"));
        Assert.Contains("1 table", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("agency.turnover.by.region", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("west region", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Show", ("Survey", ""), ("Group", ""), ("q", "nothing like this"));
        Assert.Contains("No figures", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_answers_are_in_the_figures_at_once()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Open);
        var analyst = await site.VisitAsAnalystAsync();
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes"}""");
        await analyst.OpenAsync($"/waves/{wave.Id}/figures?q=agency.turnover");
        Assert.Contains("1 of 1", analyst.Text, StringComparison.Ordinal);

        await SmallWave.AnswerAsync(site, wave, "boston", """{"turnover":"no"}""");
        await analyst.OpenAsync($"/waves/{wave.Id}/figures?q=agency.turnover");

        Assert.Contains("1 of 2", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("not closed", analyst.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_response_that_was_opened_again_and_changed_is_in_the_figures_at_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Open);
        var analyst = await site.VisitAsAnalystAsync();
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes"}""");
        var before = await YesAsync(analyst, wave);

        await site.WithDatabaseAsync(async database =>
        {
            var response = await database.Set<AgencyResponse>().SingleAsync();
            (response.Answers, response.CompletedAt, response.Revision) = (
                """{"turnover":"no"}""",
                response.CompletedAt!.Value.AddMinutes(1),
                response.Revision + 2
            );
            await database.SaveChangesAsync();
        });
        Assert.NotEqual(before, await YesAsync(analyst, wave));

        static async Task<string> YesAsync(Visitor analyst, Wave wave) =>
            (await analyst.Http.GetStringAsync($"/waves/{wave.Id}/figures.csv"))
                .Split('\n')
                .Single(line => line.StartsWith("agency.turnover.yes.share,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_response_that_is_not_handed_in_does_not_count()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Open);
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes"}""", isComplete: false);
        var csv = await (await site.VisitAsAnalystAsync()).Http.GetStringAsync($"/waves/{wave.Id}/figures.csv");

        Assert.Contains("agency.turnover.yes.share,Was there turnover?,Yes,Share,,,,,,,0,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_figures_can_be_downloaded()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes","peers":4}""");
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"no","peers":6}""");

        var csv = await (await site.VisitAsAnalystAsync()).Http.GetStringAsync($"/waves/{wave.Id}/figures.csv");

        Assert.Contains("agency.turnover.yes.share,Was there turnover?,Yes,Share,0.5,", csv, StringComparison.Ordinal);
        Assert.Contains("agency.peers.total,Peers employed,Total,Total,10,,,,,,2,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_agencies_answers_can_be_downloaded_and_formulas_are_harmless(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await SmallWave.AnswerAsync(site, wave, "west", """{"turnover":"yes","why":["pay","stress"],"comment":"=1+1","jobs":[{"pay":12},{"pay":15.5}]}""");

        var csv = await (await site.VisitAsAnalystAsync()).Http.GetStringAsync($"/waves/{wave.Id}/responses");

        Assert.Equal(
            "organization,unit,unit_name,completed_on,turnover,why,peers,cps,since,comment,jobs[0].pay,jobs[1].pay",
            csv.TrimStart('\uFEFF').Split("\r\n")[0]
        );
        Assert.Equal("west,,,2026-05-02,yes,pay stress,,,,'=1+1,12,15.5", csv.Split("\r\n")[1]);
    }

    [Theory]
    [InlineData("figures")]
    [InlineData("figures.csv")]
    [InlineData("responses")]
    [InlineData("import-responses")]
    public async Task Only_analysts_see_answers(string page)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        var agency = await site.AddOrganisationAsync("agency");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@agency.example", Platform.Access.Role.AgencyAdministrator, agency));

        await administrator.OpenAsync($"/waves/{wave.Id}/{page}");

        Assert.NotEqual(System.Net.HttpStatusCode.OK, administrator.Status);
    }
}
