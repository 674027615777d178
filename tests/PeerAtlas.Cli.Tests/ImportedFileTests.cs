using PeerAtlas.Cli.Tests.Analysis;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>Files that are empty, or written by spreadsheets of other languages, through the commands that import them.</summary>
public sealed class ImportedFileTests : IDisposable
{
    private const string Organisations = "key,name,kind,region,program,active\no1,One,provider agency,w,CBFS,yes\n";

    private readonly Files files = new();
    private readonly TestDatabase database = TestDatabase.Create(DatabaseKind.Sqlite);

    public void Dispose()
    {
        files.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task A_frame_without_rows_is_refused()
    {
        await CommandLine.RunAsync(database, "migrate");
        string[] empty =
        [
            files.Write("regions.csv", "key,name\n"),
            files.Write("lines.csv", "sep=;\nkey;name\n;;\n\n"),
            files.Write("template.xlsx", Sheets("regions", "key,name")),
            files.Write("blank.xlsx", Sheets("Sheet1", "")),
        ];
        foreach (var file in empty)
        {
            foreach (var mode in new[] { "--preview", "" })
            {
                var result = await CommandLine.RunAsync(database, [.. new[] { "frame", "import", file, mode }.Where(part => part.Length > 0)]);
                Assert.True(result.ExitCode == 1, $"{file} {mode}: {result.Output}{result.Errors}");
                Assert.Contains(Path.GetFileName(file), result.Errors);
                Assert.Contains("no rows", result.Errors);
            }
        }

        // One empty file among others is one too many: what it should have said would be lost.
        var mixed = await CommandLine.RunAsync(database, "frame", "import", files.Write("good.csv", "key,name\nw,West\n"), empty[0]);
        Assert.Equal(1, mixed.ExitCode);
        Assert.Contains("regions.csv", mixed.Errors);
    }

    [Fact]
    public async Task An_instrument_or_responses_without_rows_are_refused()
    {
        await CommandLine.RunAsync(database, "migrate");
        foreach (
            var file in new[]
            {
                files.Write("survey.csv", "type,name,label\n"),
                files.Write("survey.xlsx", Sheets("survey", "type,name,label")),
                files.Write("blank.xlsx", Sheets("Sheet1", "")),
            }
        )
        {
            var check = await CommandLine.RunAsync(database, "instrument", "check", file);
            Assert.True(check.ExitCode == 1 && check.Errors.Length > 0, file + check.Output);
            Assert.Equal(1, (await CommandLine.RunAsync(database, "instrument", "import", file, "--audience", "Agency")).ExitCode);
        }

        var survey = files.Write("agency.csv", "type,name,label\ndecimal,hours,Hours?\ninteger,peers,Peers?\n");
        Assert.Equal(0, (await CommandLine.RunAsync(database, "instrument", "import", survey, "--audience", "Agency")).ExitCode);
        Assert.Equal(
            0,
            (await CommandLine.RunAsync(database, "frame", "import", files.Write("r.csv", "key,name\nw,West\n"), files.Write("o.csv", Organisations))).ExitCode
        );
        var recorded = await CommandLine.RunAsync(
            database,
            "wave",
            "record",
            "2010",
            "--agency-survey",
            "agency",
            "--from",
            "2010-04-05",
            "--to",
            "2010-06-18",
            "--everybody-was-asked"
        );
        Assert.True(recorded.ExitCode == 0, recorded.Errors);

        var (none, says) = await ResponsesAsync("organization,hours,peers\n");
        Assert.Equal(1, none);
        Assert.Contains("no row", says);
        Assert.Equal(1, (await ResponsesAsync("organization;hours;peers\no1;1,234;2\n")).ExitCode);
        Assert.Contains("line 2, peers", (await ResponsesAsync("organization;hours;peers\no1;1,5;1,234\n")).Said);
        var (done, said) = await ResponsesAsync("sep=;\norganization;hours;peers\no\u200B1;1,5;2\n");
        Assert.True(done == 0, said);
        Assert.Contains("1 responses", said);

        async Task<(int ExitCode, string Said)> ResponsesAsync(string text)
        {
            var result = await CommandLine.RunAsync(
                database,
                "responses",
                "import",
                "2010",
                files.Write("answers.csv", text),
                "--survey",
                "Agency",
                "--preview"
            );
            return (result.ExitCode, result.Output + result.Errors);
        }
    }

    [Fact]
    public async Task Contacts_come_in_as_spreadsheets_of_other_languages_write_them()
    {
        await CommandLine.RunAsync(database, "migrate");
        await CommandLine.RunAsync(database, "frame", "import", files.Write("r.csv", "key,name\nw,West\n"), files.Write("o.csv", Organisations));
        const string Contact = "organization,unit,name,email,language,active\no1,,Ana,ana@x.example,en,yes\n";
        Assert.Contains("Contacts: 1 new", (await CommandLine.RunAsync(database, "frame", "import", files.Write("c.csv", Contact))).Output);

        string[] same =
        [
            Contact.Replace("@x.example", "@x.example\u200B", StringComparison.Ordinal),
            Contact.Replace("o1", "\u2060o1", StringComparison.Ordinal),
            Contact.Replace("email", "em\u00ADail", StringComparison.Ordinal),
            "sep=;\n" + Contact.Replace(',', ';'),
            "sep=\t\n" + Contact.Replace(',', '\t'),
        ];
        foreach (var text in same)
        {
            var again = await CommandLine.RunAsync(database, "frame", "import", files.Write("c.csv", text));
            Assert.True(again.Output.Contains("Contacts: 0 new, 0 changed, 1 unchanged", StringComparison.Ordinal), text + again.Output + again.Errors);
        }
    }

    [Fact]
    public async Task Decimal_commas_are_read_by_the_commands_that_compute()
    {
        var json = await Files.JsonAsync(0, "chart", "xmr", files.Write("v.csv", "label;value\na;1,5\nb;2,5\nc;12,25\n"));
        Assert.Equal([1.5, 2.5, 12.25], json.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("value").GetDouble()));
        await Files.RefusesAsync(["chart", "xmr", files.Write("v.csv", "label;value\na;1,5\nb;2.5\n")], "v.csv, line 3, column value");
        await Files.RefusesAsync(["chart", "xmr", files.Write("v.csv", "label;value\na;1,500\nb;2,500\n")], "v.csv, line 2, column value");

        var data = files.Write("d.csv", "w;kind\n1,5;a\n1,5;a\n3,0;b\n");
        var weighted = files.PathOf("out.csv");
        var raked = await CommandLine.RunAsync(
            "rake",
            data,
            "--margins",
            files.Write("m.csv", "variable;level;total\nkind;a;2,5\nkind;b;7,5\n"),
            "--weights",
            "w",
            "--out",
            weighted
        );
        Assert.True(raked.ExitCode == 0, raked.Errors);
        Assert.StartsWith("w;kind;", await File.ReadAllTextAsync(weighted), StringComparison.Ordinal);
    }

    private static byte[] Sheets(string name, string header)
    {
        using var stream = new MemoryStream();
        Tables.XlsxTable.Write(stream, [Tables.TableSheet.Create(name, header.Split(',', StringSplitOptions.RemoveEmptyEntries), [])]);
        return stream.ToArray();
    }
}
