using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

public class XlsxTests
{
    [Fact]
    public void Sheets_are_read_back_in_order_with_their_row_numbers()
    {
        var workbook = Read(
            Xlsx(
                TableSheet.Create(
                    "survey",
                    ["type", "name"],
                    [
                        ["text", "q1"],
                        [],
                        ["note", null],
                    ]
                ),
                TableSheet.Create("choices", ["list_name"], [])
            ),
            "form.xlsx"
        );

        Assert.Equal(["survey", "choices"], workbook.Sheets.Select(sheet => sheet.Name));
        Assert.Equal([2, 4], workbook.Find("SURVEY")!.Rows.Select(row => row.Number));
        Assert.Equal("note", workbook.Sheets[0].Rows[1]["type"]);
        Assert.Equal(["list_name"], workbook.Sheets[1].Columns);
        Assert.Null(workbook.Find("settings"));
    }

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        var property = Prop.ForAll(Generators.Rows(Generators.TextCell).ToArbitrary(), rows =>
        {
            var read = Read(Xlsx(TableSheet.Create("data", ["a", "b", "c"], rows)), "x.xlsx").Sheets[0].Rows;
            Assert.Equal(Generators.AsRead(rows), read.Select(row => new[] { row["a"], row["b"], row["c"] }));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), property);
    }

    [Fact]
    public void What_is_written_is_valid_by_the_standards_schema()
    {
        using var stream = new MemoryStream(
            Xlsx(
                TableSheet.Create(
                    "data",
                    ["a", "b"],
                    [
                        ["1", "two\r\nlines\u0001"],
                        ["=1+1"],
                    ]
                ),
                TableSheet.Create("empty", [], [])
            )
        );
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description + error.Path?.XPath));
    }

    [Fact]
    public void Numbers_dates_and_truths_come_out_as_invariant_text()
    {
        var workbook = Read(
            XlsxOf(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>
                <row r="2"><c r="B2"><v>12</v></c></row>
                <row r="3"><c r="B3"><v>0.30000000000000004</v></c></row>
                <row r="4"><c r="B4"><v>12.5</v></c></row>
                <row r="5"><c r="B5" s="1"><v>45306</v></c></row>
                <row r="6"><c r="B6" s="2"><v>45306.75</v></c></row>
                <row r="7"><c r="B7" t="b"><v>1</v></c></row>
                <row r="8"><c r="B8"><v>1E+20</v></c></row>
                <row r="9"><c r="B9"><f>1+1</f><v>2</v></c></row>
                <row r="10"><c r="B10" s="3"><v>0.375</v></c></row>
                """
            ),
            "x.xlsx"
        );

        Assert.Equal(["shared", "value"], workbook.Sheets[0].Columns);
        Assert.Equal(
            ["12", "0.3", "12.5", "2024-01-15", "2024-01-15T18:00:00", "TRUE", "100000000000000000000", "2", "09:00:00"],
            workbook.Sheets[0].Rows.Select(row => row["value"])
        );
    }

    [Fact]
    public void A_cell_that_shows_an_error_is_refused_with_its_place()
    {
        var refused = Refused(
            XlsxOf("""<row r="1"><c r="A1" t="inlineStr"><is><t>value</t></is></c></row><row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"""),
            "x.xlsx"
        );

        Assert.Equal(("data", 2, "A"), (refused.Sheet, refused.Row, refused.Column));
    }

    [Theory]
    [InlineData("""<c r="B2" t="str"><f>NA()</f><v>#N/A</v></c>""")]
    [InlineData("""<c r="B2" t="str"><v>#REF!</v></c>""")]
    [InlineData("""<c r="B2" t="inlineStr"><is><t>#NAME?</t></is></c>""")]
    [InlineData("""<c r="B2" t="inlineStr"><is><r><t>#VAL</t></r><r><t>UE!</t></r></is></c>""")]
    [InlineData("""<c r="B2" t="str"><v> #DIV/0! </v></c>""")]
    [InlineData("""<c r="B2" t="str"><v>#NULL!</v></c>""")]
    [InlineData("""<c r="B2" t="str"><v>#NUM!</v></c>""")]
    [InlineData("""<c r="B2" t="str"><v>#SPILL!</v></c>""")]
    [InlineData("""<c r="B2" t="str"><v>#CALC!</v></c>""")]
    [InlineData("""<c r="B2" t="s"><v>1</v></c>""")]
    [InlineData("""<c r="B2" t="e"/>""")]
    public void An_error_that_was_saved_as_text_is_refused_with_its_place(string cell) =>
        Assert.Contains("shows an error", RefusedCell(cell).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""<c r="B2"><v>NaN</v></c>""")]
    [InlineData("""<c r="B2"><v>INF</v></c>""")]
    [InlineData("""<c r="B2"><v>1E+999</v></c>""")]
    [InlineData("""<c r="B2" t="n"><v>-Infinity</v></c>""")]
    [InlineData("""<c r="B2" t="n"><v>12abc</v></c>""")]
    [InlineData("""<c r="B2" t=""><v>1,5</v></c>""")]
    [InlineData("""<c r="B2"><v>∞</v></c>""")]
    [InlineData("""<c r="B2" s="1"><v>NaN</v></c>""")]
    [InlineData("""<c r="B2"><f>1+1</f><v>#N/A</v></c>""")]
    public void A_cell_of_a_number_that_holds_none_is_refused_with_its_place(string cell) =>
        Assert.Contains("is no number", RefusedCell(cell).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""<c r="B2"><f>1+1</f></c>""")]
    [InlineData("""<c r="B2"><f>1+1</f><v/></c>""")]
    [InlineData("""<c r="B2"><f>1+1</f><v></v></c>""")]
    [InlineData("""<c r="B2" t="n"><f>1+1</f><v> </v></c>""")]
    [InlineData("""<c r="B2" t="str"><f>A1</f></c>""")]
    [InlineData("""<c r="B2" t="b"><f>A1=1</f></c>""")]
    [InlineData("""<c r="B2" t="b"><f>A1=1</f><v/></c>""")]
    [InlineData("""<c r="B2" t="d"><f>A1</f><v/></c>""")]
    [InlineData("""<c r="B2"><f t="shared" si="0"/></c>""")]
    public void A_formula_without_a_saved_value_is_refused_with_its_place(string cell) =>
        Assert.Contains("no saved value", RefusedCell(cell).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""<c r="B2" t="str"><f>IF(1,"","")</f><v/></c>""", "")]
    [InlineData("""<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c>""", "")]
    [InlineData("""<c r="B2"/>""", "")]
    [InlineData("""<c r="B2"><v/></c>""", "")]
    [InlineData("""<c r="B2" t="str"><v>Ours showed #N/A in May.</v></c>""", "Ours showed #N/A in May.")]
    [InlineData("""<c r="B2" t="str"><v>#N/A, #REF!</v></c>""", "#N/A, #REF!")]
    [InlineData("""<c r="B2" t="str"><v>NaN</v></c>""", "NaN")]
    [InlineData("""<c r="B2"><f t="shared" si="0"/><v> 2 </v></c>""", "2")]
    [InlineData("""<c r="B2"><v>2</v><f>1+1</f></c>""", "2")]
    public void Texts_and_values_of_formulas_that_say_something_are_read(string cell, string expected) =>
        Assert.Equal(expected, Read(XlsxOf(Row(cell)), "x.xlsx").Sheets[0].Rows.Single()["value"]);

    private static string Row(string cell) =>
        $"""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row><row r="2"><c r="A2"><v>1</v></c>{cell}</row>""";

    private static TableException RefusedCell(string cell)
    {
        const string Texts = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si><si><t>#N/A</t></si></sst>""";
        var refused = Refused(XlsxOf(Row(cell), shared: Texts), "x.xlsx");
        Assert.Equal(("data", 2, "B"), (refused.Sheet, refused.Row, refused.Column));
        return refused;
    }

    [Fact]
    public void Bad_headers_are_refused_with_sheet_and_row()
    {
        var refused = Refused(XlsxOf("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>"""), "x.xlsx");

        Assert.Equal(
            "x.xlsx, sheet data, row 1, column shared: The column \"shared\" stands twice in the header. Give each column a name of its own.",
            refused.Message
        );
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_unzips_to()
    {
        var bomb = Zip(("xl/workbook.xml", new string(' ', 3_000_000)));

        Assert.True(bomb.Length < 100_000);
        Assert.Contains("larger than", Refused(bomb, "x.xlsx", new TableLimits(200_000, 10, 10, 10)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_at_the_far_corner_does_not_hold_the_reader_up()
    {
        var corner = XlsxOf("""<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="A1048576" t="s"><v>0</v></c></row>""");
        var wide = XlsxOf("""<row r="1"><c r="XFD1" t="s"><v>0</v></c></row>""");
        var clock = Stopwatch.StartNew();

        Assert.Equal(1_048_576, Read(corner, "x.xlsx").Sheets[0].Rows.Single().Number);
        Assert.Contains("16384 columns", Refused(wide, "x.xlsx").Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        var shared =
            """<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;&b;</t></si></sst>""";

        Assert.Contains(
            "damaged",
            Refused(XlsxOf("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""", shared: shared), "x.xlsx").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Damaged_and_foreign_zip_files_are_refused()
    {
        var good = Xlsx(
            TableSheet.Create(
                "data",
                ["a"],
                [
                    ["1"],
                ]
            )
        );

        Assert.Contains("not an Excel workbook", Refused(Zip(("word/document.xml", "<x/>")), "x.docx").Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Refused(good[..(good.Length / 2)], "x.xlsx").Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Refused([.. "PK\u0003\u0004 and nothing else"u8], "x.xlsx").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_changed_anywhere_is_read_or_refused_and_nothing_else()
    {
        var good = XlsxOf(
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" s="1"><v>45306</v></c></row>"""
        );
        var random = new Random(1);
        for (var trial = 0; trial < 400; trial++)
        {
            var content = (byte[])good.Clone();
            content[random.Next(content.Length)] = (byte)random.Next(256);
            try
            {
                Read(content, "x.xlsx");
            }
            catch (TableException)
            {
                // Refusing is an answer; anything else fails the test.
            }
        }
    }

    [Fact]
    public void The_rows_of_a_workbook_are_limited_like_those_of_a_file()
    {
        var content = Xlsx(TableSheet.Create("data", ["a"], Enumerable.Range(1, 5).Select(number => new[] { $"{number}" })));

        var refused = Refused(content, "x.xlsx", TableLimits.Default with { MaxRows = 4 });
        Assert.Equal(("data", 6), (refused.Sheet, refused.Row));
    }

    [Fact]
    public void Only_the_name_is_taken_of_a_path()
    {
        var refused = Assert.Throws<TableException>(() => TableReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("a,a\n")), "../../etc/people.csv"));

        Assert.Equal("people.csv", refused.FileName);
    }
}
