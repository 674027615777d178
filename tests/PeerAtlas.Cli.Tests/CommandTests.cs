using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

public sealed class CommandTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_frame_and_an_instrument_come_in_and_the_same_again_changes_nothing(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        var frame = Path.Combine(Repository.Root, "samples", "frame", "frame.xlsx");
        var survey = Path.Combine(Repository.Root, "samples", "instruments", "agency-survey.xlsx");

        Assert.Equal(0, (await CommandLine.RunAsync(database, "migrate")).ExitCode);
        var first = await CommandLine.RunAsync(database, "frame", "import", frame);
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("Contacts: 59 new", first.Output);
        Assert.Contains("Contacts: 0 new, 0 changed, 59 unchanged", (await CommandLine.RunAsync(database, "frame", "import", frame)).Output);

        Assert.Contains("imported as version 1", (await CommandLine.RunAsync(database, "instrument", "import", survey, "--audience", "Agency")).Output);
        Assert.Contains("already there as version 1", (await CommandLine.RunAsync(database, "instrument", "import", survey, "--audience", "Agency")).Output);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_with_other_columns_is_guessed_mapped_and_imported(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await CommandLine.RunAsync(database, "migrate");
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;
        var (list, map) = (Path.Combine(folder, "list.csv"), Path.Combine(folder, "map.json"));
        await File.WriteAllTextAsync(
            list,
            "Agencies\nProvider Name,Type\nAlder House,provider\n\"Alder House, Inc.\",provider\nBeech,bakery\n",
            TestContext.Current.CancellationToken
        );

        var guessed = await CommandLine.RunAsync(database, "frame", "import", list, "--guess", map);
        Assert.Contains("name: column A (Provider Name)", guessed.Output);
        Assert.Contains("asked: What do these words stand for in \"Kind\"? bakery", guessed.Output);
        var refused = await CommandLine.RunAsync(database, "frame", "import", list, "--map", map);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("One word is not known in \"Kind\".", refused.Errors);
        var done = await CommandLine.RunAsync(database, "frame", "import", list, "--map", map, "--leave-out");
        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.Contains("Organizations: 2 new, 0 changed, 0 unchanged", done.Output);
        Assert.Contains("2 of 4 rows left out", done.Output);
        Assert.Contains(
            "Organizations: 0 new, 0 changed, 2 unchanged",
            (await CommandLine.RunAsync(database, "frame", "import", list, "--map", map, "--leave-out", "--preview")).Output
        );
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_questionnaire_that_persons_cannot_skip_is_told_when_it_is_checked_and_imported_for_them()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("peeratlas-persons-").FullName, "persons.csv");
        await File.WriteAllTextAsync(file, "type,name,label,required\ninteger,hours,Hours a week,yes\n", TestContext.Current.CancellationToken);
        Assert.Contains("Peer workers cannot skip one question: hours.", (await CommandLine.RunAsync(database, "instrument", "check", file)).Errors);
        Assert.Contains(
            "Peer workers cannot skip one question: hours.",
            (await CommandLine.RunAsync(database, "instrument", "import", file, "--audience", "PeerWorker")).Errors
        );
        Assert.DoesNotContain(
            "cannot skip",
            (await CommandLine.RunAsync(database, "instrument", "check", Path.Combine(Repository.Root, "samples", "instruments", "peer-survey.xlsx"))).Errors
        );
        File.Delete(file);
    }

    [Fact]
    public async Task A_past_wave_is_recorded_and_its_answers_come_in()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        string Sample(params string[] parts) => Path.Combine([Repository.Root, "samples", .. parts]);
        await CommandLine.RunAsync(database, "frame", "import", Sample("frame", "frame.xlsx"));
        await CommandLine.RunAsync(database, "instrument", "import", Sample("instruments", "agency-survey.xlsx"), "--audience", "Agency");
        string[] record = ["wave", "record", "2010", "--agency-survey", "agency", "--from", "2010-04-05", "--to", "2010-06-18", "--everybody-was-asked"];

        var recorded = await CommandLine.RunAsync(database, record);
        Assert.True(recorded.ExitCode == 0, recorded.Errors);
        Assert.Contains("already a wave of that name", (await CommandLine.RunAsync(database, record)).Errors);
        var imported = await CommandLine.RunAsync(database, "responses", "import", "2010", Sample("responses-2010", "agency.csv"), "--survey", "Agency");
        Assert.True(imported.ExitCode == 0, imported.Errors);
        Assert.Contains("30 responses imported", imported.Output);

        record[4] = "no-such-survey";
        var refused = await CommandLine.RunAsync(database, record);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Choose the survey that agencies answered.", refused.Errors);
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_its_name_and_row_and_exit_code_1()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;
        var file = Path.Combine(folder, "survey.csv");
        await File.WriteAllTextAsync(file, "type,name,label::English (en)\ninteger,age,Age?\nbegin_group,where,Where?\ngeopont,place,Place?\n");

        var result = await CommandLine.RunAsync(database, "instrument", "check", file);

        System.IO.Directory.Delete(folder, recursive: true);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("stops: sheet survey, row 3, column type (where)", result.Errors);
        Assert.Contains("not understood: survey, type: 1 row (4 place). The row is not asked", result.Errors);
    }

    [Fact]
    public async Task What_is_not_taken_as_it_is_written_is_listed_and_imported_when_it_is_accepted()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;
        var file = Path.Combine(folder, "survey.csv");
        await File.WriteAllTextAsync(file, "type,name,label::English (en)\ninteger,age,Age?\ngeopoint,where,Where?\n");

        var check = await CommandLine.RunAsync(database, "instrument", "check", file);
        var refused = await CommandLine.RunAsync(database, "instrument", "import", file, "--audience", "Agency");
        var accepted = await CommandLine.RunAsync(database, "instrument", "import", file, "--audience", "Agency", "--accept");

        System.IO.Directory.Delete(folder, recursive: true);
        Assert.Equal((0, 1, 0), (check.ExitCode, refused.ExitCode, accepted.ExitCode));
        Assert.Contains("left out: survey, type geopoint: 1 row (3 where).", check.Errors);
        Assert.Contains("--accept", refused.Errors);
        Assert.Contains("imported as version 1", accepted.Output);
    }

    [Fact]
    public async Task Responses_for_a_wave_that_is_not_there_are_refused()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");

        var result = await CommandLine.RunAsync(database, "responses", "import", "2010", Path.Combine(Repository.Root, "README.md"), "--survey", "Agency");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no wave named 2010", result.Errors);
    }

    [Fact]
    public async Task A_command_that_is_called_wrongly_ends_with_exit_code_2()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        Assert.Equal(2, (await CommandLine.RunAsync(database, "frame", "import", "no-such-file.csv")).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync(database, "no-such-command")).ExitCode);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_is_called_a_folder()
    {
        var folder = Path.Combine(Repository.Root, "samples");
        var file = Path.Combine(Repository.Root, "README.md");
        foreach (
            var command in new string[][]
            {
                ["claims", folder],
                ["claims", folder + "/"],
                ["frame", "import", file, folder],
                ["instrument", "import", folder],
                ["responses", "import", "2010", folder, "--survey", "Agency"],
                ["tabulate", file, "--design", folder],
                ["rake", file, "--margins", folder, "--out", "out.csv"],
                ["rake", file, "--margins", file, "--out", folder],
                ["report", "export", "slug", "--format", "Csv", "--out", folder],
                ["utilization", "import", file, "--agency", "north", "--problems", folder],
            }
        )
        {
            var result = await CommandLine.RunAsync(command);
            Assert.True(
                result.ExitCode == 2 && result.Errors.Contains("is a folder", StringComparison.Ordinal),
                $"{string.Join(' ', command)}: {result.ExitCode} {result.Errors}"
            );
            Assert.DoesNotContain("There is no file", result.Errors, StringComparison.Ordinal);
        }

        Assert.Contains("There is no file 'no-such-file.csv'", (await CommandLine.RunAsync("claims", "no-such-file.csv")).Errors, StringComparison.Ordinal);
    }
}
