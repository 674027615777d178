using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Instruments;

public sealed class InstrumentPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Both_shipped_instruments_are_imported_read_and_downloaded(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        Assert.Contains("No instruments yet", (await analyst.OpenAsync("/instruments")).Text);

        await ImportAsync(analyst, "peer-survey.xlsx", InstrumentSamples.Shipped("peer-survey.xlsx"), Audience.PeerWorker);
        Assert.Contains("imported as version 1", analyst.Page.QuerySelector("[role=status]")!.TextContent);
        await ImportAsync(analyst, "agency-survey.xlsx", InstrumentSamples.Shipped("agency-survey.xlsx"));
        Assert.NotEmpty(analyst.Page.QuerySelectorAll("td [lang=es]"));
        Assert.NotEmpty(analyst.Page.QuerySelectorAll("td code"));
        Assert.Empty(analyst.Page.QuerySelectorAll(".pa-tag--warning"));

        foreach (var (format, name) in new[] { ("xlsx", "again.xlsx"), ("csv", "again.zip") })
        {
            var file = await analyst.Http.GetByteArrayAsync($"{analyst.Where}/files/{format}");
            await ImportAsync(analyst, name, file);
            Assert.Contains("here already, as version 1", analyst.Text);
        }

        await analyst.OpenAsync("/instruments");
        Assert.Contains("Agencies, under their name", analyst.Text);
        Assert.Contains("Peer workers, anonymously", analyst.Text);
        Assert.Equal(
            2,
            await site.WithDatabaseAsync(database =>
                database.Set<AuditEntry>().CountAsync(entry => entry.Subject == nameof(InstrumentVersion) && entry.Actor == "analyst@dmh.example")
            )
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Everything_that_is_not_understood_is_named_at_once_and_nothing_is_kept_until_it_is_confirmed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await ImportAsync(
            analyst,
            "bad.xlsx",
            InstrumentSamples.Workbook(
                ["geopont", "place", "Where?", "¿Dónde?"],
                ["integer", "peers", "How many?", "¿Cuántos?", "${nobody} > 1", "", ". >= ", ""],
                ["select_one missing_list", "plans", "Plans?", "¿Planes?"]
            )
        );

        var rows = analyst
            .Page.QuerySelectorAll("#not-understood tbody tr")
            .Select(row => string.Join(' ', row.Children.Take(3).Select(cell => cell.TextContent)))
            .ToList();
        Assert.Contains("survey type 1 row: 2 place", rows);
        Assert.Contains("survey relevant 1 row: 3 peers, character 1", rows);
        Assert.Contains("survey constraint 1 row: 3 peers, character 5", rows);
        Assert.Contains("survey type 1 row: 4 plans", rows);
        Assert.Contains("changes who is asked what", analyst.Text);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<SurveyInstrument>().CountAsync()));
    }

    [Fact]
    public async Task What_leaves_no_form_stops_the_import_and_nothing_is_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await ImportAsync(analyst, "bad.xlsx", InstrumentSamples.Workbook(InstrumentSamples.Peers, ["begin_group", "place", "Where?", "¿Dónde?"]));

        Assert.Contains("3 place", analyst.Page.QuerySelector("#problems tbody")!.TextContent);
        Assert.Contains("Nothing was kept or changed", analyst.Text);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<SurveyInstrument>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_left_out_of_a_form_is_read_and_confirmed_before_anything_is_kept(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        var form = InstrumentSamples.Workbook(InstrumentSamples.Peers, ["geopoint", "place", "Where?", "¿Dónde?"]);
        await ImportAsync(analyst, "form.xlsx", form);

        Assert.Contains("form.xlsx has 1 question on 1 page.", analyst.Text);
        var row = Assert.Single(analyst.Page.QuerySelectorAll("#left-out tbody tr"));
        Assert.Contains("type geopoint", row.TextContent);
        Assert.Contains("1 row: 3 place", row.TextContent);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<SurveyInstrument>().CountAsync()));

        var colleague = await site.VisitAsAnalystAsync("second@dmh.example");
        await colleague.OpenAsync(analyst.Where);
        Assert.Contains("no longer there", colleague.Text);

        await analyst.SubmitAsync("Import it so");
        Assert.Contains("imported as version 1", analyst.Text);

        await ImportAsync(analyst, "form.xlsx", form);
        await analyst.SubmitAsync("Do not import it");
        Assert.Contains("Nothing was imported", analyst.Text);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_form_with_the_form_id_of_another_asks_before_it_becomes_its_next_version(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await SendAsync("Staffing");
        Assert.Contains("imported as version 1", analyst.Text);
        await SendAsync("Staffing");
        Assert.Contains("This content is here already", analyst.Text);

        await SendAsync("Registry of deaths");
        Assert.Contains("“Staffing” has the form_id “survey” too", analyst.Text);
        Assert.Contains("All of it can be taken as it is written.", analyst.Text);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().CountAsync()));
        await analyst.SubmitAsync("Import it so");
        Assert.Contains("imported as version 2", analyst.Text);

        async Task SendAsync(string title)
        {
            using var zip = new MemoryStream();
            using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            {
                Write(archive, "survey.csv", "type,name,label\ntext,q,Question\n");
                Write(archive, "settings.csv", $"form_title,form_id\n{title},survey\n");
            }

            await analyst.OpenAsync("/instruments/import");
            await analyst.UploadAsync("Import", "Workbook", "form.zip", zip.ToArray(), ("AnsweredBy", "Agency"));
        }

        static void Write(ZipArchive archive, string name, string text)
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    [Theory]
    [InlineData("PeerWorker", "yes", true)]
    [InlineData("PeerWorker", "${valued} = 'no'", true)]
    [InlineData("PeerWorker", "", false)]
    [InlineData("Agency", "yes", false)]
    public async Task A_survey_of_persons_with_a_question_that_cannot_be_skipped_is_imported_with_a_warning(string audience, string required, bool warns)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var survey = $"type,name,label,required\ntext,valued,Is your role valued?,\ninteger,hours,Hours a week,{required}\n";
        await analyst.OpenAsync("/instruments/import");
        await analyst.UploadAsync("Import", "Workbook", "persons.csv", Encoding.UTF8.GetBytes(survey), ("AnsweredBy", audience));
        Assert.Contains("imported as version 1", analyst.Text);
        Assert.Equal(warns, analyst.Text.Contains("Peer workers cannot skip one question: hours.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_are_no_form_are_refused_by_name()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        (string Name, byte[] Content, string Says)[] files =
        [
            ("empty.xlsx", [], "Choose a file that is not empty"),
            ("picture.xlsx", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4], "picture.xlsx"),
            (
                "bomb.zip",
                Zip("survey.csv", [.. "type,name\n"u8, .. Enumerable.Range(0, 2_200).SelectMany(_ => Enumerable.Repeat((byte)'x', 9_000).Append((byte)'\n'))]),
                "larger than 10 MB"
            ),
            ("rows.zip", Zip("survey.csv", [.. "type,name"u8, .. Enumerable.Repeat((byte)'\n', 20 * 1024 * 1024)]), "larger than 10 MB"),
            ("large.csv", new byte[11 * 1024 * 1024], "larger than 10 MB"),
        ];
        foreach (var (name, content, says) in files)
        {
            await ImportAsync(analyst, name, content);
            Assert.Contains(says, analyst.Text);
            Assert.Equal("/instruments/import", analyst.Where);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_changed_workbook_is_a_new_version_that_is_compared_item_by_item(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await ImportAsync(analyst, "one.xlsx", InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        await ImportAsync(
            analyst,
            "two.xlsx",
            InstrumentSamples.Workbook(
                ["integer", "peers", "How many peer workers do you employ?", "¿Cuántos trabajadores pares?", "", "yes", ". >= 1", "Not below zero."],
                ["text", "comment", "Comments", "Comentarios"]
            )
        );
        Assert.Contains("imported as version 2", analyst.Text);

        await analyst.FollowAsync("version 1");
        var rows = analyst
            .Page.QuerySelectorAll("#changes tbody tr")
            .Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("Other words Other logic", rows[0]);
        Assert.Contains("Label (English): How many peer workers? Must hold: . >= 0", rows[0]);
        Assert.Contains("Label (English): How many peer workers do you employ? Must hold: . >= 1", rows[0]);
        Assert.Contains("Added Not there", rows[1]);
        Assert.Contains("Removed", rows[2]);
        Assert.EndsWith("Not there", rows[2]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_version_says_which_wave_uses_it_and_then_cannot_be_removed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await ImportAsync(analyst, "one.xlsx", InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var version = Guid.Parse(analyst.Where.Split('/')[^1]);
        var stale = await site.VisitAsAnalystAsync("second@dmh.example");
        await stale.OpenAsync(analyst.Where);
        await site.AddAsync(
            new Wave
            {
                Name = "Autumn 2026",
                AgencyVersionId = version,
                OpensOn = new DateOnly(2026, 10, 1),
                ClosesOn = new DateOnly(2026, 11, 1),
            }
        );

        await stale.SubmitAsync("Remove this version");
        Assert.Contains("A wave uses this version", stale.Text);
        await analyst.OpenAsync("/instruments");
        Assert.Contains("Autumn 2026", analyst.Text);
        await analyst.FollowAsync("Version 1");
        Assert.DoesNotContain("Remove this version", analyst.Text);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await ImportAsync(analyst, "one.xlsx", InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var version = analyst.Where;
        foreach (
            var address in new[]
            {
                $"/instruments/{Guid.NewGuid()}",
                $"/instruments/{Guid.NewGuid()}/files/xlsx",
                $"{version}/files/exe",
                $"{version}/compare/{Guid.NewGuid()}",
                $"{version}/compare/{version.Split('/')[^1]}",
            }
        )
        {
            await analyst.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, analyst.Status);
        }
    }

    private static async Task ImportAsync(Visitor analyst, string name, byte[] file, Audience audience = Audience.Agency)
    {
        await analyst.OpenAsync("/instruments/import");
        await analyst.UploadAsync("Import", "Workbook", name, file, ("AnsweredBy", audience.ToString()));
    }

    private static byte[] Zip(string entry, byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(entry).Open();
            part.Write(content);
        }

        return file.ToArray();
    }
}
