using System.Diagnostics;
using System.Text;
using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

/// <summary>Workbooks as other programs write them: the parts are where their relationships say.</summary>
public class WorkbookPartsTests
{
    private const string Header = """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>when</t></is></c></row>""";
    private const string Rows = Header + """<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" s="1"><v>45306</v></c></row>""";

    [Theory]
    [InlineData("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("../xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("./../xl/./worksheets/../worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("\\xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml")]
    [InlineData("Worksheets/SHEET1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("worksheets/my%20sheet.xml", "xl/worksheets/my sheet.xml")]
    [InlineData("worksheets/my%20sheet.xml", "xl/worksheets/my%20sheet.xml")]
    [InlineData("worksheets/my sheet.xml", "xl/worksheets/my%20sheet.xml")]
    [InlineData("w%6Frksheets%2Fsheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("worksheets/a%C3%B1o.xml", "/xl/worksheets/año.xml")]
    [InlineData("../data.bin", "data.bin")]
    public void A_sheet_is_found_however_it_is_addressed(string target, string part)
    {
        var sheet = Read(Workbook(new() { SheetTarget = target, SheetPart = part }), "x.xlsx").Sheets.Single();

        Assert.Equal(("data", "1.5", "2024-01-15"), (sheet.Name, sheet.Rows.Single()["shared"], sheet.Rows.Single()["when"]));
    }

    [Theory]
    [InlineData("xl/workbook2.xml", "xl/workbook2.xml")]
    [InlineData("/xl/workbook2.xml", "xl/workbook2.xml")]
    [InlineData("./XL/Workbook.XML", "xl/workbook.xml")]
    [InlineData("book/main.xml", "book/main.xml")]
    [InlineData("workbook.xml", "workbook.xml")]
    [InlineData("xl\\workbook.xml", "xl\\workbook.xml")]
    [InlineData(null, "xl/workbook9.xml")]
    public void The_main_part_may_have_any_name(string? target, string part)
    {
        var sheet = Read(
            Workbook(
                new()
                {
                    MainTarget = target,
                    MainPart = part,
                    SheetTarget = "/sheets/1.xml",
                    SheetPart = "sheets/1.xml",
                }
            ),
            "x.xlsx"
        )
            .Sheets.Single();

        Assert.Equal(("1.5", "2024-01-15"), (sheet.Rows.Single()["shared"], sheet.Rows.Single()["when"]));
    }

    [Fact]
    public void Strict_Open_XML_is_read_like_the_transitional_form()
    {
        var rows =
            Header
            + """
                <row r="2"><c r="A2"><v>0.25</v></c><c r="B2" s="1"><v>45306</v></c></row>
                <row r="3"><c r="A3" t="str"><v>a</v></c><c r="B3" t="d"><v>2024-01-15T00:00:00</v></c></row>
                <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="d"><v>2024-01-15T18:30:00.000</v></c></row>
                <row r="5"><c r="A5" t="n"><v>7</v></c><c r="B5" t="d" s="1"><v>2024-01-15</v></c></row>
                """;
        foreach (var strict in new[] { false, true })
        {
            var sheet = Read(Workbook(new() { IsStrict = strict, Rows = rows }), "x.xlsx").Sheets.Single();

            Assert.Equal(["0.25", "a", "TRUE", "7"], sheet.Rows.Select(row => row["shared"]));
            Assert.Equal(["2024-01-15", "2024-01-15", "2024-01-15T18:30:00", "2024-01-15"], sheet.Rows.Select(row => row["when"]));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cell_that_shows_an_error_is_refused_in_every_form(bool strict)
    {
        var content = Workbook(
            new()
            {
                IsStrict = strict,
                SheetTarget = "./worksheets/sheet1.xml",
                Rows = Header + """<row r="2"><c r="B2" t="e"><v>#N/A</v></c></row>""",
            }
        );

        var refused = Refused(content, "x.xlsx");
        Assert.Equal(("data", 2, "B"), (refused.Sheet, refused.Row, refused.Column));
    }

    [Fact]
    public void A_sheet_whose_part_is_not_there_is_refused_by_name()
    {
        var refused = Refused(Workbook(new() { SheetTarget = "worksheets/sheet7.xml" }), "x.xlsx");

        Assert.Equal("data", refused.Sheet);
        Assert.Contains("not in the file", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_that_are_charts_are_passed_over()
    {
        const string Chart =
            """<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>""";
        var content = Workbook(new() { MoreSheets = """<sheet name="picture" sheetId="9" r:id="r9"/>""", MoreRelations = Chart });

        Assert.Equal("data", Read(content, "x.xlsx").Sheets.Single().Name);
    }

    [Fact]
    public void Texts_of_several_runs_are_one_text_without_their_reading_aid()
    {
        const string Shared =
            """<si><r><t>sha</t></r><r><rPr><b/></rPr><t>red</t></r><rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>_x0041__x005F_x0042_</t></si>""";
        var sheet = Read(
            Workbook(new() { SharedStrings = Shared, Rows = Header + """<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>""" }),
            "x.xlsx"
        )
            .Sheets.Single();

        Assert.Equal(["shared", "when"], sheet.Columns);
        Assert.Equal("A_x0042_", sheet.Rows.Single()["when"]);
        Assert.Contains(
            "damaged",
            Refused(Workbook(new() { Rows = """<row r="1"><c r="A1" t="s"><v>7</v></c></row>""" }), "x.xlsx").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rows_and_cells_without_numbers_stand_after_the_one_before()
    {
        var sheet = Read(
            Workbook(
                new()
                {
                    Rows =
                        """<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row r="4"><c><v>1</v></c><c/><c r="B4"><v>2</v></c></row><row><c r="B5"><v>3</v></c></row>""".Replace(
                            "<c/>",
                            "",
                            StringComparison.Ordinal
                        ),
                }
            ),
            "x.xlsx"
        )
            .Sheets.Single();

        Assert.Equal([(4, "1", "2"), (5, "", "3")], sheet.Rows.Select(row => (row.Number, row["a"], row["b"])));
    }

    [Fact]
    public void Dates_of_workbooks_that_count_from_1904_are_right()
    {
        var sheet = Read(
            Workbook(new() { Properties = """<workbookPr date1904="1"/>""", Rows = Header + """<row r="2"><c r="B2" s="1"><v>43844</v></c></row>""" }),
            "x.xlsx"
        )
            .Sheets.Single();

        Assert.Equal("2024-01-15", sheet.Rows.Single()["when"]);
    }

    [Theory]
    [InlineData("0", "00:00:00")]
    [InlineData("0.0833333333333333", "02:00:00")]
    public void A_time_alone_of_a_workbook_that_counts_from_1904_has_no_day(string value, string expected)
    {
        var rows = Header + $"""<row r="2"><c r="B2" s="2"><v>{value}</v></c></row>""";
        var workbook = Workbook(
            new()
            {
                Properties = """<workbookPr date1904="1"/>""",
                Format = "h:mm",
                Rows = rows,
            }
        );

        Assert.Equal(expected, Read(workbook, "x.xlsx").Sheets.Single().Rows.Single()["when"]);
    }

    [Theory]
    [InlineData("yyyy\\-mm\\-dd", "45306", "2024-01-15")]
    [InlineData("[$-409]d\\ mmm\\ yyyy;@", "45306", "2024-01-15")]
    [InlineData("[h]:mm:ss", "1.5", "1.12:00:00")]
    [InlineData("[h]:mm:ss", "0.020833333333333325", "00:30:00")]
    [InlineData("h:mm AM/PM", "0.375", "09:00:00")]
    [InlineData("0.00 \"days\"", "2.5", "2.5")]
    [InlineData("[Red]#,##0;[Blue]-#,##0", "1234", "1234")]
    [InlineData("General", "45306", "45306")]
    public void A_number_is_a_date_only_by_its_format(string format, string value, string expected)
    {
        var sheet = Read(Workbook(new() { Format = format, Rows = Header + $"""<row r="2"><c r="B2" s="2"><v>{value}</v></c></row>""" }), "x.xlsx")
            .Sheets.Single();

        Assert.Equal(expected, sheet.Rows.Single()["when"]);
    }

    [Theory]
    [InlineData("""<row r="1048577"><c r="A1048577" t="s"><v>0</v></c></row>""", "1048576 rows")]
    [InlineData("""<row r="1048577"/>""", "1048576 rows")]
    [InlineData("""<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>""", "1048576 rows")]
    [InlineData("""<row r="99999999999999999999"><c><v>1</v></c></row>""", "1048576 rows")]
    [InlineData("""<row r="2"><c r="XFE2"><v>1</v></c></row>""", "16384 columns")]
    [InlineData("""<row r="2"><c r="XFE2"/></row>""", "16384 columns")]
    [InlineData("""<row r="2"><c r="ZZZZZZZZZZ2"><v>1</v></c></row>""", "16384 columns")]
    [InlineData("""<row r="2"><c r="A1048577"><v>1</v></c></row>""", "damaged")]
    [InlineData("""<row r="0"><c r="A0"><v>1</v></c></row>""", "damaged")]
    [InlineData("""<row r="-5"><c r="A2"><v>1</v></c></row>""", "damaged")]
    [InlineData("""<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>""", "damaged")]
    [InlineData("""<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c></row>""", "damaged")]
    public void Numbers_beyond_those_of_Excel_are_refused_at_once(string row, string said)
    {
        var content = Workbook(new() { Rows = Header + row });
        var clock = Stopwatch.StartNew();

        Assert.Contains(said, Refused(content, "x.xlsx").Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Fact]
    public void Blank_rows_count()
    {
        var limits = TableLimits.Default with { MaxRows = 10 };
        var blank = string.Concat(Enumerable.Range(2, 20).Select(number => $"""<row r="{number}" s="1"><c r="A{number}" s="1"/></row>"""));

        var refused = Refused(Workbook(new() { Rows = Header + blank }), "x.xlsx", limits);
        Assert.Equal(("data", 12), (refused.Sheet, refused.Row));
        Assert.Contains("more than 10 rows", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("blank", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("more than 10 rows", RefusedCsv("a\n" + new string('\n', 20), limits).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_it_is_called_off()
    {
        var rows = string.Concat(Enumerable.Range(2, 100_000).Select(number => $"""<row r="{number}"><c r="A{number}"><v>1</v></c></row>"""));
        using var stream = new MemoryStream(Workbook(new() { Rows = Header + rows }));
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", 100_000))));
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => TableReader.Read(stream, "x.xlsx", cancellation: source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => TableReader.Read(csv, "x.csv", cancellation: source.Token));
    }

    [Fact]
    public void What_is_no_workbook_is_told_by_what_it_is()
    {
        byte[] Compound(string stream) =>
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
        byte[] Main(string part, string type, string content) =>
            Zip(
                (
                    "[Content_Types].xml",
                    $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{part}" ContentType="{type}"/></Types>"""
                ),
                (
                    "_rels/.rels",
                    $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{part}"/></Relationships>"""
                ),
                (part, content)
            );

        Assert.Contains("password", Refused(Compound("EncryptedPackage"), "a.xlsx").Message, StringComparison.Ordinal);
        Assert.Contains("old Excel workbook (.xls)", Refused(Compound("Workbook"), "a.xls").Message, StringComparison.Ordinal);
        Assert.Contains("old Word document (.doc)", Refused(Compound("WordDocument"), "a.xlsx").Message, StringComparison.Ordinal);
        Assert.Contains(
            "(.xlsb)",
            Refused(Main("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main", "\u0083\u0001"), "a.xlsx").Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Word document",
            Refused(Main("word/document2.xml", "application/x", "<w:document xmlns:w='x'/>"), "a.xlsx").Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "presentation",
            Refused(Main("ppt/presentation.xml", "application/x", "<p:presentation xmlns:p='x'/>"), "a.xlsx").Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "OpenDocument spreadsheet (.ods)",
            Refused(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "a.xlsx").Message,
            StringComparison.Ordinal
        );
        Assert.Contains("not an Excel workbook", Refused(Zip(("photo.jpg", "x")), "a.xlsx").Message, StringComparison.Ordinal);
    }
}
