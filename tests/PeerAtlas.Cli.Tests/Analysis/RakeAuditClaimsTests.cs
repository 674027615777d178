using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PeerAtlas.Cli.Tests.Analysis;

public sealed class RakeAuditClaimsTests : IDisposable
{
    private const string Margins = "variable,level,total\nstype,E,4421\nstype,H,755\nstype,M,1018\nsch.wide,No,1072\nsch.wide,Yes,5122\n";

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    /// <summary>Expected values: R's survey package, see the README beside them.</summary>
    [Theory]
    [InlineData("apistrat")]
    [InlineData("apiclus1")]
    public async Task Raked_weights_match_the_reference_and_the_data_come_along(string name)
    {
        var expected = Files.Expected(name + ".expected.json");
        var target = files.PathOf("weighted.csv");
        var json = await Files.JsonAsync(
            0,
            "rake",
            Files.Reference(name + ".csv"),
            "--margins",
            files.Write("margins.csv", Margins),
            "--out",
            target,
            "--weights",
            "pw"
        );

        Assert.True(json.GetProperty("converged").GetBoolean());
        string[][] rows = [.. (await File.ReadAllLinesAsync(target)).Select(line => line.Split(','))];
        string[] source = await File.ReadAllLinesAsync(Files.Reference(name + ".csv"));
        Assert.Equal(source.Length, rows.Length);
        Assert.Equal(source[7].Replace("\"", "", StringComparison.Ordinal), string.Join(',', rows[7][..^1]));
        Assert.Equal("raked_weight", rows[0][^1]);
        double[] weights = [.. rows.Skip(1).Select(row => double.Parse(row[^1], CultureInfo.InvariantCulture))];
        Assert.Equal(expected.GetProperty("raked_min_weight").GetDouble(), weights.Min(), 1e-7);
        Assert.Equal(expected.GetProperty("raked_max_weight").GetDouble(), weights.Max(), 1e-7);
        Assert.Equal(755, weights.Where((_, row) => rows[row + 1][1] == "H").Sum(), 1e-6);
    }

    [Fact]
    public async Task Margins_that_cannot_be_met_leave_nothing_behind()
    {
        var data = files.Write("data.csv", "a,b\n1,1\n2,2\n");
        var margins = files.Write("margins.csv", "variable,level,total\na,1,1\na,2,3\nb,1,2\nb,2,2\n");
        var target = files.PathOf("out.csv");
        var json = await Files.JsonAsync(1, "rake", data, "--margins", margins, "--out", target);
        Assert.False(json.GetProperty("converged").GetBoolean());
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData("variable,level,total\na,1,5\na,3,5\n", "margins.csv, line 3, column level: No row of the data has \"3\" as a")]
    [InlineData("variable,level,total\na,1,5\n", "data.csv, line 3, column a: The margins have no total for \"2\".")]
    [InlineData("variable,level,total\na,1,5\na,2,x\n", "margins.csv, line 3, column total")]
    [InlineData("variable,level,total\na,1,5\na,1,6\n", "margins.csv, line 3, column level")]
    [InlineData("variable,level,total\nz,1,5\n", "data.csv, line 1, column z: There is no such column.")]
    [InlineData("variable,level,total\na,1,5\na,2,5\nb,1,9\n", "margins.csv: b: its totals add up to 9")]
    [InlineData("variable,total\na,5\n", "margins.csv, line 1, column level: There is no such column.")]
    [InlineData("variable,level,total\n", "margins.csv: There are no rows under the header.")]
    public async Task Margins_that_do_not_fit_are_refused(string margins, string message)
    {
        var data = files.Write("data.csv", "a,b\n1,1\n2,1\n");
        var target = files.PathOf("out.csv");
        await Files.RefusesAsync(["rake", data, "--margins", files.Write("margins.csv", margins), "--out", target], message);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_column_of_weights_that_is_there_is_not_overwritten()
    {
        var data = files.Write("data.csv", "a,w\n1,1\n2,1\n");
        var margins = files.Write("margins.csv", "variable,level,total\na,1,5\na,2,5\n");
        await Files.RefusesAsync(["rake", data, "--margins", margins, "--out", data, "--name", "w"], "data.csv, line 1, column w");
        Assert.Equal("a,w\n1,1\n2,1\n", await File.ReadAllTextAsync(data));
        Assert.Equal(1, (await CommandLine.RunAsync("rake", data, "--margins", margins, "--out", files.PathOf("no/such/folder.csv"))).ExitCode);
    }

    [Fact]
    public async Task A_table_is_suppressed_so_that_nothing_small_can_be_derived()
    {
        var json = await Files.JsonAsync(0, "audit", files.Write("t.csv", "region,CPS,peer,Total\nWest,4,20,24\nBoston,30,25,55\nCentral,12,40,52\n"));
        Assert.True(json.GetProperty("passes").GetBoolean());
        var cells = json.GetProperty("cells").EnumerateArray().ToDictionary(c => c.GetProperty("cell").GetString()!);
        Assert.Equal(12, cells.Count);
        Assert.Equal("primary", cells["West, CPS"].GetProperty("status").GetString());
        Assert.Equal("shown", cells["West"].GetProperty("status").GetString());
        Assert.True(cells["West, CPS"].GetProperty("high").GetInt32() > 10);
        Assert.Equal(3, cells.Values.Count(c => c.GetProperty("status").GetString() == "complementary"));
    }

    [Fact]
    public async Task A_choice_of_withheld_cells_is_audited_as_it_stands()
    {
        var json = await Files.JsonAsync(1, "audit", files.Write("t.csv", "region,role,count\nWest,CPS,4*\nWest,peer,20\nBoston,CPS,30\nBoston,peer,25\n"));
        var west = json.GetProperty("cells").EnumerateArray().First(c => c.GetProperty("cell").GetString() == "West, CPS");
        Assert.Equal((4, 4, true), (west.GetProperty("low").GetInt32(), west.GetProperty("high").GetInt32(), west.GetProperty("disclosed").GetBoolean()));
        // The four cells of a rectangle protect each other.
        await Files.JsonAsync(0, "audit", files.Write("t.csv", "region,role,count\nWest,CPS,4*\nWest,peer,20*\nBoston,CPS,30*\nBoston,peer,25*\n"));
        Assert.Contains("DISCLOSED", (await CommandLine.RunAsync("audit", files.Write("t.csv", "region,CPS\nWest,4*\nBoston,30\n"))).Output);
    }

    [Fact]
    public async Task Eleven_withheld_counts_that_add_up_to_eleven_are_known_to_be_one_each()
    {
        const string Header = "region,A,B,C,D,E,F,G,H,I,J,K,L\n";
        const string Ones = "1,1,1,1,1,1,1,1,1,1,1";
        // Marked with their margins, since a single row is its own total.
        var marked =
            Header + "N," + Ones.Replace("1", "1*", StringComparison.Ordinal) + ",40\nTotal," + Ones.Replace("1", "1*", StringComparison.Ordinal) + ",40\n";
        var json = await Files.JsonAsync(1, "audit", files.Write("marked.csv", marked));
        var withheld = json.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("status").GetString() == "primary").ToList();
        Assert.Equal(22, withheld.Count);
        Assert.All(withheld, c =>
            Assert.Equal((1, 1, true), (c.GetProperty("low").GetInt32(), c.GetProperty("high").GetInt32(), c.GetProperty("disclosed").GetBoolean()))
        );
        var mended = await Files.JsonAsync(0, "audit", files.Write("t.csv", Header + "N," + Ones + ",40\n"));
        var cells = mended.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("status").GetString() == "primary").ToList();
        Assert.Equal(22, cells.Count);
        Assert.All(cells, c => Assert.True(c.GetProperty("low").GetInt32() == 1 && c.GetProperty("high").GetInt32() > 10));
    }

    [Fact]
    public async Task A_table_of_three_ways_has_all_its_margins()
    {
        var json = await Files.JsonAsync(
            0,
            "audit",
            files.Write("t.csv", "region,role,hours,count\nWest,CPS,full,40\nWest,CPS,part,50\nWest,peer,full,60\nEast,CPS,full,3\nEast,peer,part,70\n")
        );
        // Two by two by two inner cells, with totals on each way: 3 × 3 × 3.
        Assert.Equal(27, json.GetProperty("cells").GetArrayLength());
    }

    [Theory]
    [InlineData("region,CPS,peer\nWest,4,x\n", "t.csv, line 2, column peer: A count of persons is a whole number")]
    [InlineData("region,CPS,Total\nWest,4,5\n", "t.csv, line 2, column Total: West is 5, its parts add up to 4.")]
    [InlineData("region,CPS\nWest,4\nWest,5\n", "t.csv, line 3, column CPS: The group \"West, CPS\" stands twice.")]
    [InlineData("region\nWest\n", "t.csv: The table needs a header")]
    [InlineData("a,b,c,d,e,count\n1,1,1,1,1,1\n", "t.csv, line 1: A table has one to 4 columns")]
    [InlineData("region,CPS\n,4\n", "t.csv, line 2, column region: The group has no name.")]
    public async Task A_table_that_cannot_be_is_refused(string table, string message) =>
        await Files.RefusesAsync(["audit", files.Write("t.csv", table)], message);

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.html")]
    [InlineData("report.docx")]
    public async Task Claims_are_found_in_text_web_pages_and_Word_documents(string name)
    {
        const string False = "Two thirds of the agencies (41 %) answered.";
        var path = Path.GetExtension(name) switch
        {
            ".md" => files.Write(name, $"# Results\n\n{False}\n"),
            ".html" => files.Write(
                name,
                $"<html><head><style>a {{ 35 of 30 agencies }}</style></head><body><h1>Results</h1><p>Two "
                    + "thirds of the <b>agencies</b> (41&nbsp;%) answered.</p></body></html>"
            ),
            _ => files.Write(name, Word("Two thirds of the ", "agencies (41 %) answered.")),
        };
        var json = await Files.JsonAsync(1, "claims", path);
        var finding = json.GetProperty("findings").EnumerateArray().Single();
        Assert.Equal("word against number", finding.GetProperty("rule").GetString());
        Assert.Equal(False, finding.GetProperty("sentences").EnumerateArray().Single().GetString());
        Assert.Contains("41 %", finding.GetProperty("arithmetic").GetString());
    }

    [Fact]
    public async Task A_consistent_text_has_no_finding_and_what_is_no_text_is_refused()
    {
        Assert.Equal(
            0,
            (await Files.JsonAsync(0, "claims", files.Write("clean.txt", "Of the 30 agencies, 40 % answered."))).GetProperty("findings").GetArrayLength()
        );
        await Files.RefusesAsync(["claims", files.Write("latin.txt", [.. "one\ncaf"u8, 0xE9, .. " au lait"u8])], "latin.txt, line 2: The text is not UTF-8.");
        await Files.RefusesAsync(["claims", files.Write("broken.docx", "PK\u0003\u0004 and no more")], "broken.docx: The document is damaged");
        await Files.RefusesAsync(["claims", files.Write("report.pdf", "%PDF-1.7")], "report.pdf: This is a PDF.");
        await Files.RefusesAsync(["claims", files.Write("empty.txt", "")], "empty.txt: The file is empty.");
        Assert.Equal(2, (await CommandLine.RunAsync("claims", files.PathOf("nothing.txt"))).ExitCode);
    }

    private static byte[] Word(params string[] runs)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open(), new UTF8Encoding(false)))
        {
            writer.Write("""<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""");
            writer.Write("""<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Results</w:t></w:r></w:p><w:p>""");
            foreach (var run in runs)
                writer.Write($"""<w:r><w:t xml:space="preserve">{run}</w:t></w:r>""");
            writer.Write("</w:p></w:body></w:document>");
        }

        return memory.ToArray();
    }
}
