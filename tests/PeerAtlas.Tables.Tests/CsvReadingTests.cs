using System.Text;
using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

public class CsvReadingTests
{
    [Fact]
    public void Rows_come_with_the_line_that_the_person_sees()
    {
        var sheet = ReadCsv("name,note\r\nAnn,\"two\r\nlines\"\r\n\r\nBen,x\r\n").Sheets.Single();

        Assert.Equal("people", sheet.Name);
        Assert.Equal(["name", "note"], sheet.Columns);
        Assert.Equal([2, 5], sheet.Rows.Select(row => row.Number));
        Assert.Equal("two\r\nlines", sheet.Rows[0]["note"]);
        Assert.Equal("Ben", sheet.Rows[1]["NAME"]);
    }

    [Fact]
    public void Absent_cells_and_columns_are_empty_and_cells_are_trimmed()
    {
        var row = ReadCsv("name,note,city\n Ann ,x\n").Sheets[0].Rows.Single();

        Assert.Equal("Ann", row["name"]);
        Assert.Equal("", row["city"]);
        Assert.Equal("", row["other"]);
        Assert.True(row.Has("city"));
        Assert.False(row.Has("other"));
    }

    [Theory]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\n1;2")]
    [InlineData("a\tb\r1\t2\r")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n,\n\n")]
    [InlineData("a,b,,\n1,2,,\n")]
    public void The_delimiters_and_line_ends_of_spreadsheets_are_read(string text)
    {
        var sheet = ReadCsv(text).Sheets[0];

        Assert.Equal(["a", "b"], sheet.Columns);
        Assert.Equal("1|2", sheet.Rows.Single()["a"] + "|" + sheet.Rows.Single()["b"]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        var content = text.GetPreamble().Concat(text.GetBytes("año,b\nñandú,😀\n")).ToArray();

        Assert.Equal("ñandú", Read(content, "a.csv").Sheets[0].Rows[0]["año"]);
        Assert.Equal("😀", Read(content, "a.csv").Sheets[0].Rows[0]["b"]);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var refused = Refused(Encoding.Latin1.GetBytes("name\nAnn\nPeña\n"), "people.csv");

        Assert.Equal(3, refused.Row);
        Assert.Contains("people.csv, line 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_of_a_bad_byte_is_right_far_into_a_file()
    {
        var text = "name\n" + string.Concat(Enumerable.Range(2, 19_999).Select(line => $"Zoë {line}\n"));
        var content = Encoding.UTF8.GetBytes(text).Concat(new byte[] { (byte)'x', 0xC3, (byte)'\n' }).ToArray();

        Assert.Equal(20_001, Refused(content, "people.csv").Row);
    }

    [Fact]
    public void Quotation_marks_that_do_not_pair_are_refused_where_they_open()
    {
        Assert.Equal(3, RefusedCsv("a,b\n1,2\n\"x,3\n4,5\n6,7\n").Row);
        Assert.Equal(2, RefusedCsv("a,b\n5\" pipe,2\n").Row);
        Assert.Equal(2, RefusedCsv("a,b\n\"x\"y,2\n").Row);
    }

    [Fact]
    public void Headers_must_be_there_and_differ()
    {
        Assert.Contains("stands twice", RefusedCsv("a,b,A\n1,2,3\n").Message, StringComparison.Ordinal);
        Assert.Contains("without a name", RefusedCsv("a,,c\n1,2,3\n").Message, StringComparison.Ordinal);
        Assert.Contains("empty", RefusedCsv("").Message, StringComparison.Ordinal);
        Assert.Contains("empty", RefusedCsv("\n \n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_longer_than_the_header_is_refused_with_its_cell()
    {
        var refused = RefusedCsv("a,b\n1,2\n1,2,,4\n");

        Assert.Equal((3, "D"), (refused.Row, refused.Column));
    }

    [Fact]
    public void Each_limit_is_named()
    {
        var limits = new TableLimits(100, 2, 3, 10);

        Assert.Contains("100 bytes", RefusedCsv("a\n" + new string('x', 200), limits).Message, StringComparison.Ordinal);
        Assert.Contains("more than 2 rows", RefusedCsv("a\n1\n2\n3\n", limits).Message, StringComparison.Ordinal);
        Assert.Contains("4 columns", RefusedCsv("a,b,c,d\n", limits).Message, StringComparison.Ordinal);
        Assert.Contains("more than 3 cells", RefusedCsv("a,b,c\n1,2,3,4,5,6\n", limits).Message, StringComparison.Ordinal);
        Assert.Contains("10 characters", RefusedCsv("a\n12345678901\n", limits).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_never_closed_does_not_swallow_the_memory()
    {
        var refused = RefusedCsv("a\n\"" + new string('x', 1_000_000));

        Assert.Equal(2, refused.Row);
        Assert.Contains("not closed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_table_is_refused_by_its_kind()
    {
        Assert.Contains("no text", Refused([.. "a,b\n"u8, 0, 1, 2], "a.csv").Message, StringComparison.Ordinal);
        Assert.Contains("old Excel", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "a.xls").Message, StringComparison.Ordinal);
        Assert.Contains("Only .xlsx and .csv", Refused([.. "%PDF-1.7"u8], "a.pdf").Message, StringComparison.Ordinal);
        Assert.Contains("something else", Refused([.. "a,b\n1,2"u8], "a.xlsx").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_is_streamed_row_by_row()
    {
        var limits = TableLimits.Default with { MaxBytes = long.MaxValue, MaxRows = int.MaxValue };
        using var endless = new Endless("id,units\n", "7,15\n");

        Assert.Equal(300_000, CsvTable.Read(endless, "service.csv", limits).Take(300_000).Count(row => row["units"] == "15"));
    }

    private sealed class Endless(string first, string repeated) : MemoryStream(Encoding.UTF8.GetBytes(first))
    {
        private readonly byte[] _repeated = Encoding.UTF8.GetBytes(repeated);

        public override int Read(Span<byte> buffer)
        {
            if (Position < Length)
                return base.Read(buffer);
            var whole = buffer.Length / _repeated.Length * _repeated.Length;
            for (var at = 0; at < whole; at++)
                buffer[at] = _repeated[at % _repeated.Length];
            return whole;
        }
    }
}
