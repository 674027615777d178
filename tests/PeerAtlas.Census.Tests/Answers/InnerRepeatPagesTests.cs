using PeerAtlas.Census.Tabulation;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;
using PeerAtlas.Testing;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>A repeat within a repeat, from the page to the figure.</summary>
public sealed class InnerRepeatPagesTests
{
    private static readonly Instrument Form = XlsForm.Read(
        new TableWorkbook([
            TableSheet.Create(
                "survey",
                ["type", "name", "label::English (en)", "relevant"],
                [
                    ["begin repeat", "site", "Site", ""],
                    ["text", "town", "Town", ""],
                    ["begin repeat", "worker", "Worker", ""],
                    ["text", "role", "Role in ${town}", ""],
                    ["integer", "hours", "Hours", "${role} != ''"],
                    ["end repeat", "", "", ""],
                    ["end repeat", "", "", ""],
                ]
            ),
            TableSheet.Create(
                "figures",
                ["name", "label::English (en)", "kind", "value"],
                [
                    ["hours_total", "Hours", "total", "sum(${hours})"],
                ]
            ),
        ]),
        "inner"
    );

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Entries_within_entries_are_added_removed_stored_and_shown_without_scripts(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, Form);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Add another: Worker 1", ("site[0].town", "North"), ("site[0].worker[0].role", "Peer"));
        await visitor.SubmitAsync("Add another: Site", ("site[0].worker[0].hours", "30"), ("site[0].worker[1].role", "Lead"));
        Assert.Contains("Role in North", visitor.Text);
        await visitor.SubmitAsync("Add another: Worker 2", ("site[0].worker[1].hours", "10"), ("site[1].town", "South"), ("site[1].worker[0].role", "Gone"));
        await visitor.SubmitAsync("Remove Worker 2.1", ("site[1].worker[1].role", "Aide"));
        Assert.Equal("Aide", visitor.Page.GetElementById("q:site:1:worker:0:role")!.GetAttribute("value"));

        await visitor.SubmitAsync("Save and check all answers", ("site[1].worker[0].hours", "many"));
        Assert.Equal("#q:site:1:worker:0:hours", visitor.Page.QuerySelector(".pa-error-summary a")!.GetAttribute("href"));
        await visitor.SubmitAsync("Save and check all answers", ("site[1].worker[0].hours", "5"));
        Assert.Contains("Site 1: Worker 2: Role in North", visitor.Text);
        await visitor.SubmitAsync("Hand in");

        var response = Assert.Single(await survey.ResponsesAsync());
        Assert.Equal(
            """{"site":[{"town":"North","worker":[{"role":"Peer","hours":30},{"role":"Lead","hours":10}]},{"town":"South","worker":[{"role":"Aide","hours":5}]}]}""",
            response.Answers
        );
        var columns = new SurveyColumns(Form);
        columns.Add(AnswerSet.FromJson(response.Answers), new DateOnly(2026, 9, 1), cluster: 0);
        var tables = new Tabulator(Census.Tabulation.Tabulation.Agency, "2026", columns).Tables().SelectMany(table => table.Figures).ToList();
        Assert.Equal(45, tables.Single(figure => figure.Name == "agency.hours_total").Estimate);
        Assert.Equal(15, tables.Single(figure => figure.Name == "agency.hours.mean").Estimate);
        var analyst = await survey.Site.VisitAsAnalystAsync();
        await analyst.OpenAsync($"/waves/{survey.Wave.Id}/responses");
        Assert.Contains(
            "completed_on,site[0].town,site[1].town,site[0].worker[0].role,site[0].worker[0].hours,site[0].worker[1].role,site[0].worker[1].hours,"
                + "site[1].worker[0].role,site[1].worker[0].hours harbor,",
            analyst.Text
        );
        Assert.EndsWith(",North,South,Peer,30,Lead,10,Aide,5", analyst.Text);
    }
}
