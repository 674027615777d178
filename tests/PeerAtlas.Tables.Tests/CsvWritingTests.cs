using FsCheck;
using FsCheck.Fluent;
using static PeerAtlas.Tables.Tests.Files;

namespace PeerAtlas.Tables.Tests;

public class CsvWritingTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1 555 0100", "'+1 555 0100")]
    [InlineData("-cmd|x", "'-cmd|x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("-5", "-5")]
    [InlineData("+5.25", "+5.25")]
    [InlineData("-1e5", "-1e5")]
    [InlineData("a;=1+1", "\"a;=1+1\"")]
    [InlineData("'tis", "'tis")]
    public void Cells_that_a_spreadsheet_would_run_are_escaped_and_numbers_are_not(string cell, string written) =>
        Assert.Equal(
            "x\r\n" + written + "\r\n",
            Write(
                ["x"],
                [
                    [cell],
                ]
            )
        );

    [Fact]
    public void Text_with_marks_commas_and_lines_is_quoted() =>
        Assert.Equal(
            "a,b\r\n\"say \"\"hi\"\"\",\"1,2\"\r\n",
            Write(
                ["a", "b"],
                [
                    ["say \"hi\"", "1,2"],
                ]
            )
        );

    [Fact]
    public void A_file_written_to_a_stream_opens_in_excel_as_utf8()
    {
        using var stream = new MemoryStream();
        CsvTable.Write(
            stream,
            ["año"],
            [
                ["ñ"],
            ]
        );

        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        stream.Position = 0;
        Assert.Equal("ñ", TableReader.Read(stream, "a.csv").Sheets[0].Rows[0]["año"]);
    }

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        var property = Prop.ForAll(Generators.Rows(Generators.TextCell).ToArbitrary(), rows =>
        {
            var read = ReadCsv(Write(["a", "b", "c"], rows)).Sheets[0].Rows.Select(row => new[] { row["a"], row["b"], row["c"] });
            Assert.Equal(Generators.AsRead(rows), read);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    [Fact]
    public void No_bytes_at_all_make_the_reader_fail_otherwise_than_by_refusing()
    {
        var bytes = Gen.Elements<byte>((byte)'a', (byte)',', (byte)'"', (byte)'\n', (byte)'\r', (byte)';', 0xC3, 0xB1, 0xFF, 0xFE, 0, (byte)'=', (byte)'\'')
            .ArrayOf();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(bytes.ToArbitrary(), content =>
            {
                try
                {
                    Read(content, "x.csv");
                }
                catch (TableException)
                {
                    // Refusing is an answer; anything else fails the test.
                }
            }));
    }

    private static string Write(string[] header, IEnumerable<string?[]> rows)
    {
        using var writer = new StringWriter();
        CsvTable.Write(writer, header, rows);
        return writer.ToString();
    }
}
