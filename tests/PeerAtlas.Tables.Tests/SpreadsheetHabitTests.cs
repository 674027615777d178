using System.Text;
using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

/// <summary>CSV as the spreadsheets of other languages write it.</summary>
public class SpreadsheetHabitTests
{
    [Theory]
    [InlineData("sep=;\na;b\n1;2\n")]
    [InlineData("SEP=;\r\na;b\r\n1;2\r\n")]
    [InlineData("\uFEFFsep=;\r\na;b\r\n1;2\r\n")]
    [InlineData("\"sep=;\"\na;b\n1;2\n")]
    [InlineData("sep=,\na,b\n1,2\n")]
    [InlineData("sep=\t\na\tb\n1\t2\n")]
    [InlineData("sep=|\na|b\n1|2\n")]
    [InlineData("sep=;\ra;b\r1;2\r")]
    public void A_first_line_that_names_the_delimiter_is_honoured(string text)
    {
        var row = ReadCsv(text).Sheets[0].Rows.Single();

        Assert.Equal(("1", "2", 3), (row["a"], row["b"], row.Number));
    }

    [Theory]
    [InlineData("sep=;")]
    [InlineData("sep=;\n")]
    [InlineData("sep=\na,b\n1,2\n")]
    [InlineData("sep=;;\na;b\n1;2\n")]
    [InlineData("sep=a\nbac\n1a2\n")]
    public void A_first_line_that_names_none_is_refused_or_leaves_an_empty_file(string text) =>
        Assert.Contains(
            text.StartsWith("sep=;\n", StringComparison.Ordinal) || text == "sep=;" ? "empty" : "line 1",
            RefusedCsv(text).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_column_may_be_called_sep() => Assert.Equal("1", ReadCsv("sep,a\n1,2\n").Sheets[0].Rows.Single()["sep"]);

    [Fact]
    public void The_delimiter_is_the_one_that_stands_most_often_in_the_header()
    {
        Assert.Equal("2", ReadCsv("name;value, in euros;x\na;2;3\n").Sheets[0].Rows.Single()["value, in euros"]);
        Assert.Equal("2", ReadCsv("name,\"a;b;c\"\n1,2\n").Sheets[0].Rows.Single()["a;b;c"]);
    }

    [Theory]
    [InlineData("x;y\n1,5;a\n2,25;b\n-0,5;c\n", new[] { 1.5, 2.25, -0.5 })]
    [InlineData("x\ty\n1,5\ta\n3\tb\n", new[] { 1.5, 3 })]
    [InlineData("sep=;\nx\n1,5\n", new[] { 1.5 })]
    [InlineData("sep=|\nx\n1,5\n1,5E+3\n", new[] { 1.5, 1500 })]
    [InlineData("x;y\n1,234;a\n12,5;b\n", new[] { 1.234, 12.5 })]
    [InlineData("x;y\n0,123;a\n1,234;b\n", new[] { 0.123, 1.234 })]
    [InlineData("x;y\n1.5;a\n1.234;b\n", new[] { 1.5, 1.234 })]
    [InlineData("x;y\n1,5;1.5\n;2.5\nNA;3.5\n", new[] { 1.5, double.NaN, double.NaN })]
    public void Decimal_commas_are_read_where_no_comma_parts_the_cells(string text, double[] expected) => Assert.Equal(expected, Numbers(text));

    [Theory]
    [InlineData("x;y\n1,5;a\n2.5;b\n", 3)]
    [InlineData("x;y\n2.5;a\n1;b\n1,5;b\n", 4)]
    [InlineData("x;y\n1.234;a\n1,5;b\n", 3)]
    [InlineData("x;y\n1;a\n1,234;b\n2,345;b\n", 3)]
    [InlineData("x\ty\n1,234\ta\n", 2)]
    [InlineData("x;y\n1.234,5;a\n", 2)]
    [InlineData("x;y\n1,234.5;a\n", 2)]
    [InlineData("x;y\n1,2,3;a\n", 2)]
    [InlineData("x;y\n1,;a\n", 2)]
    [InlineData("x,y\n\"1,5\",a\n", 2)]
    public void What_can_be_read_in_two_ways_is_refused_by_its_line(string text, int line)
    {
        var refused = Assert.Throws<TableException>(() => Numbers(text));

        Assert.Equal((line, "x"), (refused.Row, refused.Column));
    }

    [Fact]
    public void A_sheet_gives_its_numbers_with_points_and_leaves_words_alone()
    {
        var sheet = ReadCsv("x;word\n1,5;1,5\n").Sheets[0].Renamed("s").WithColumnRenamed("word", "text").WithDecimalPoints(column => column == "x", "f.csv");

        Assert.Equal(("1.5", "1,5", 2), (sheet.Rows.Single()["x"], sheet.Rows.Single()["text"], sheet.Rows.Single().Number));
        Assert.Equal("1,5", ReadCsv("x,y\n\"1,5\",2\n").Sheets[0].WithDecimalPoints(_ => true, "f.csv").Rows.Single()["x"]);
        Assert.Equal(3, Assert.Throws<TableException>(() => ReadCsv("x;y\n1,5;\n2.5;\n").Sheets[0].WithDecimalPoints(_ => true, "f.csv")).Row);
    }

    [Fact]
    public void A_copy_with_one_column_more_reads_as_the_file_did()
    {
        foreach (var text in new[] { "x;y\n1,5;a\n2,5;b\n", "sep=|\nx|y\n1,5|a\n2,5|b\n", "x\ty\n1,5\ta\n2,5\tb\n", "x,y\n1.5,a\n2.5,b\n" })
        {
            using var to = new MemoryStream();
            CsvTable.AddColumn(new MemoryStream(Encoding.UTF8.GetBytes(text)), "f.csv", to, "w", row => row == 0 ? "0.5" : "0.25");
            var copy = Encoding.UTF8.GetString(to.ToArray());

            Assert.Equal([1.5, 2.5], Numbers(copy));
            Assert.Equal([0.5, 0.25], Numbers(copy, "w"));
        }
    }

    [Fact]
    public void Characters_that_nobody_sees_are_no_part_of_a_header_or_a_key()
    {
        var row = ReadCsv("\u200Be\u00ADmail\u2060,na\uFEFFme\u200B\nana@x.example\u200B,\u202AZo\u200Dë\u202C\n").Sheets[0].Rows.Single();

        Assert.Equal(("ana@x.example", "Zoë"), (row.Key("email"), row.Key("name")));
        Assert.Equal("ana@x.example\u200B", row["email"]);
        Assert.Equal("a b", VisibleText.Of(" a b\U000E0041\u200B "));
        Assert.True(VisibleText.Is("a👍ñ") && !VisibleText.Is("a\u2062"));
    }

    private static double[] Numbers(string text, string column = "x") =>
        CsvColumns.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "f.csv", [column], []).Numbers(column);
}
