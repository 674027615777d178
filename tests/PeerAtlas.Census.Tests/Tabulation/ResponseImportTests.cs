using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Tabulation;

public class ResponseImportTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Responses_of_an_earlier_survey_are_checked_confirmed_and_recorded(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await SmallWave.OrganisationAsync(site, "west");
        var analyst = await site.VisitAsAnalystAsync();

        await SendAsync(
            analyst,
            wave,
            "Agency",
            "organisation,unit_name,completed_on,turnover,why,peers,jobs[0].pay\nwest,North,2026-04-20,yes,pay stress,4,12.5\nwest,South,,no,,6,\n"
        );
        Assert.Equal(["answers.csv", "2026", "2", "1"], analyst.Page.QuerySelectorAll(".pa-summary__value").Select(value => value.TextContent.Trim()));
        Assert.Empty(await ResponsesAsync(site));
        await analyst.SubmitAsync("Import 2 responses");

        Assert.Contains("2 responses were imported.", analyst.Text, StringComparison.Ordinal);
        var stored = await ResponsesAsync(site);
        Assert.Equal(
            ["""{"turnover":"no","peers":6}""", """{"turnover":"yes","why":["pay","stress"],"peers":4,"jobs":[{"pay":12.5}]}"""],
            stored.Select(response => response.Answers).Order()
        );
        Assert.All(stored, response => Assert.Null(response.InvitationId));
        Assert.Contains(stored, response => response.UnitName == "North" && response.CompletedAt == new DateTime(2026, 4, 20, 16, 0, 0));
        var entry = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().SingleAsync(entry => entry.Action == "imported" && entry.SubjectId == wave.Id)
        );
        Assert.Equal("analyst@dmh.example", entry.Actor);
        Assert.Contains("\"Responses\":[\"2\"]", entry.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Peer_answers_are_stored_without_anything_that_says_who_or_when(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        var analyst = await site.VisitAsAnalystAsync();

        await SendAsync(analyst, wave, "PeerWorker", "turnover,peers\nyes,1\nno,2\n");
        await analyst.SubmitAsync("Import 2 responses");

        var answers = await site.WithDatabaseAsync(database => database.Set<AnonymousAnswer>().Select(answer => answer.Answers).ToListAsync());
        Assert.Equal(["""{"turnover":"no","peers":2}""", """{"turnover":"yes","peers":1}"""], answers.Order());
    }

    [Fact]
    public async Task Every_bad_cell_is_named_and_nothing_is_imported()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await SmallWave.OrganisationAsync(site, "west");
        var analyst = await site.VisitAsAnalystAsync();

        await SendAsync(
            analyst,
            wave,
            "Agency",
            "organization,unit,completed_on,turnover,why,peers,cps\nwest,,,yes,pay,4,2\nnowhere,,,perhaps,,,\nwest,u9,2126-01-01,,,four,\nwest,,,no,pay,2,5\n"
        );

        Assert.Equal(
            ["3 turnover", "3 organization", "4 completed_on", "4 turnover", "4 peers", "4 unit", "5 cps", "5 why"],
            analyst.Page.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].TextContent} {row.Children[1].TextContent}")
        );
        Assert.Contains("8 things are wrong, and nothing was imported", analyst.Text, StringComparison.Ordinal);
        Assert.Empty(await ResponsesAsync(site));
    }

    [Theory]
    [InlineData("Agency", "turnover\nyes\n", "holds the organization's key")]
    [InlineData("Agency", "organization,turnovr\nwest,yes\n", "no question of this name")]
    [InlineData("PeerWorker", "organization,turnover\nwest,yes\n", "no column may say who answered")]
    [InlineData("Agency", "organization,turnover\n", "no row under the header")]
    public async Task A_file_that_does_not_fit_is_refused_as_a_whole(string survey, string file, string message)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        var analyst = await site.VisitAsAnalystAsync();

        await SendAsync(analyst, wave, survey, file);

        Assert.Contains(message, analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_is_not_imported_twice()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        var analyst = await site.VisitAsAnalystAsync();
        await SendAsync(analyst, wave, "PeerWorker", "turnover\nyes\n");
        await analyst.SubmitAsync("Import 1 response");

        await SendAsync(analyst, wave, "PeerWorker", "turnover\nyes\n");

        Assert.Contains("imported into this wave before", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_imported_into_an_open_wave()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Open);
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.OpenAsync($"/waves/{wave.Id}/import-responses");

        Assert.Contains("Close it first", analyst.Text, StringComparison.Ordinal);
        Assert.Null(analyst.Page.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task A_download_can_be_imported_again()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        const string Answers =
            """{"turnover":"yes","why":["pay","moved"],"peers":4,"cps":1,"since":"2019-02-03","comment":"=1-1, or “so”","jobs":[{"pay":12},{"pay":15.5}]}""";
        await SmallWave.AnswerAsync(site, wave, "west", Answers);
        var analyst = await site.VisitAsAnalystAsync();
        var csv = await analyst.Http.GetStringAsync($"/waves/{wave.Id}/responses");

        await SendAsync(analyst, wave, "Agency", csv);
        await analyst.SubmitAsync("Import 1 response");

        Assert.Equal([Answers, Answers], (await ResponsesAsync(site)).Select(response => response.Answers));
    }

    [Fact]
    public void A_download_has_what_was_worked_out_and_an_import_takes_the_column_and_works_it_out_again()
    {
        var survey = TableSheet.Create(
            "survey",
            ["type", "name", "label", "calculation"],
            [
                ["integer", "peers", "Peers", ""],
                ["decimal", "share", "Share", "${peers} div 4"],
                ["calculate", "double", "", "${peers} * 2"],
                ["note", "thanks", "Thanks", ""],
            ]
        );
        var instrument = XlsForm.Read(new TableWorkbook([survey]), "worked");

        Assert.Equal(["peers", "share", "double"], ResponseColumns.Names(instrument, repeat: null));
        Assert.True(ResponseColumns.IsKnown(instrument, "double"));
        var sheet = TableSheet.Create(
            "answers",
            ["peers", "double"],
            [
                ["6", "99"],
            ]
        );
        var read = AnswerSheet.Read(instrument, ResponseColumns.Input(instrument, sheet.Rows[0], sheet.Columns), new DateOnly(2026, 11, 30));
        Assert.Equal("12", read.Answers.Text("double"));
    }

    private static async Task SendAsync(Visitor analyst, Wave wave, string survey, string csv)
    {
        await analyst.OpenAsync($"/waves/{wave.Id}/import-responses");
        await analyst.UploadAsync("Check the file", "Upload", "answers.csv", Encoding.UTF8.GetBytes(csv), ("Survey", survey));
    }

    private static Task<List<AgencyResponse>> ResponsesAsync(TestSite site) => site.WithDatabaseAsync(database => database.Set<AgencyResponse>().ToListAsync());
}
