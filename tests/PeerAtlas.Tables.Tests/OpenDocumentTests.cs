using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

/// <summary>Spreadsheets of LibreOffice and others, as sheets of cells.</summary>
public sealed class OpenDocumentTests
{
    private const string Kind = "application/vnd.oasis.opendocument.spreadsheet";

    private const string Namespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        """;

    [Fact]
    public void Numbers_days_times_and_texts_are_read_as_of_other_spreadsheets()
    {
        using var file = Open(
            Row(
                Text("Robin<text:s text:c='2'/>Reyes"),
                "<table:table-cell office:value-type='float' office:value='0.1'><text:p>0,10</text:p></table:table-cell>",
                "<table:table-cell office:value-type='date' office:date-value='2026-11-30'><text:p>30.11.26</text:p></table:table-cell>",
                "<table:table-cell office:value-type='date' office:date-value='2026-11-30T09:30:00'><text:p>x</text:p></table:table-cell>",
                "<table:table-cell office:value-type='time' office:time-value='PT26H05M00S'><text:p>x</text:p></table:table-cell>",
                "<table:table-cell office:value-type='string'><office:annotation><text:p>said aside</text:p></office:annotation>"
                    + "<text:p>one</text:p><text:p>two<text:line-break/>three</text:p></table:table-cell>",
                "<table:table-cell office:value-type='percentage' office:value='0.5'/>"
            )
        );

        Assert.Equal(
            ["Robin  Reyes", "0.1", "2026-11-30", "2026-11-30T09:30:00", "1.02:05:00", "one\ntwo\nthree", "0.5"],
            Cells(Assert.Single(file.Sheets[0].Rows()))
        );
    }

    [Fact]
    public void Cells_and_rows_that_stand_there_once_for_many_are_many_and_empty_ones_only_count()
    {
        using var file = Open(
            "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>"
                + "<table:table-row table:number-rows-repeated='2' table:visibility='filter'><table:table-cell table:number-columns-repeated='2'/>"
                + "<table:table-cell table:number-columns-repeated='2' office:value-type='string'><text:p>a</text:p></table:table-cell>"
                + "<table:covered-table-cell/><table:table-cell table:number-columns-repeated='1000'/></table:table-row>"
                + "<table:table-row table:number-rows-repeated='1048571'><table:table-cell/></table:table-row>"
        );
        var rows = file.Sheets[0].Rows().ToList();

        Assert.Equal([4, 5], rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.True(row.IsHidden));
        Assert.All(rows, row => Assert.Equal(["", "", "a", "a"], Cells(row)));
    }

    [Fact]
    public void Sheets_have_their_names_and_say_whether_they_are_hidden()
    {
        var content =
            $"<office:document-content {Namespaces}><office:automatic-styles><style:style style:name='ta2' style:family='table'>"
            + "<style:table-properties table:display='false'/></style:style></office:automatic-styles><office:body><office:spreadsheet>"
            + $"<table:table table:name='May'>{Row(Text("a"))}</table:table><table:table table:name='Lists' table:style-name='ta2'>{Row(Text("b"))}"
            + "</table:table></office:spreadsheet></office:body></office:document-content>";
        using var file = GridFile.Open(new MemoryStream(Zip(("mimetype", Kind), ("content.xml", content))), "a.xlsx");

        Assert.Equal([("May", false), ("Lists", true)], file.Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)));
        Assert.Equal("b", Assert.Single(file.Sheets[1].Rows())[0]);
        Assert.Equal("a", Assert.Single(file.Sheets[0].Rows())[0]);
    }

    [Theory]
    [InlineData("<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16000' {0}>", "repeats too many cells")]
    [InlineData("<table:table-row table:number-rows-repeated='9999999'><table:table-cell {0}>", "more than 1048576 rows")]
    [InlineData("<table:table-row><table:table-cell {0}></nothing>", "damaged")]
    public void What_is_too_much_or_damaged_is_refused(string begin, string reason)
    {
        var row = begin.Replace("{0}", "office:value-type='string'", StringComparison.Ordinal) + "<text:p>x</text:p></table:table-cell></table:table-row>";
        var refused = Assert.Throws<TableException>(() =>
        {
            using var file = Open(row);
            Assert.NotEmpty(file.Sheets[0].Rows().ToList());
        });
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_with_a_password_is_refused_as_such()
    {
        var refused = Assert.Throws<TableException>(() =>
            GridFile.Open(new MemoryStream(Zip(("mimetype", Kind), ("content.xml", "?"), ("META-INF/manifest.xml", "<m:encryption-data/>"))), "a.ods")
        );
        Assert.Contains("protected by a password", refused.Message, StringComparison.Ordinal);
    }

    private static string Text(string text) => $"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>";

    private static string Row(params string[] cells) => $"<table:table-row>{string.Concat(cells)}</table:table-row>";

    private static IEnumerable<string> Cells(GridRow row) => Enumerable.Range(0, row.Width).Select(at => row[at]);

    private static GridFile Open(string rows) =>
        GridFile.Open(
            new MemoryStream(
                Zip(
                    ("mimetype", Kind),
                    (
                        "content.xml",
                        $"<office:document-content {Namespaces}><office:body><office:spreadsheet><table:table table:name='Sheet1'>"
                            + $"<table:table-column/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
                    )
                )
            ),
            "a.ods"
        );
}
