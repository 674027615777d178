using System.IO.Compression;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

public class HostileFormTests
{
    [Fact]
    public void A_form_too_large_is_refused()
    {
        using var file = new MemoryStream(new byte[11 * 1024 * 1024]);

        Assert.Contains("larger than 10 MB", Assert.Throws<TableException>(() => XlsForm.Read(file, "form.xlsx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_of_csv_sheets_is_refused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("survey.csv").Open();
            for (var at = 0; at < 100; at++)
                part.Write(new byte[1024 * 1024]);
        }
        file.Position = 0;

        Assert.True(file.Length < 1024 * 1024);
        Assert.Throws<TableException>(() => XlsForm.Read(file, "form.zip"));
    }

    [Fact]
    public void A_byte_changed_anywhere_in_a_form_is_read_or_refused_and_nothing_else()
    {
        var good = Bytes(
            Forms.Read("type|name|label|relevant|constraint\nselect_one l|q|Q||\ntext|t|T|${q} = 'a'|regex(., '[a-z]+')", "list_name|name|label\nl|a|A")
        );
        var random = new Random(7);
        for (var trial = 0; trial < 300; trial++)
        {
            var content = (byte[])good.Clone();
            for (var change = 0; change <= trial % 4; change++)
                content[random.Next(content.Length)] = (byte)random.Next(256);
            try
            {
                using var stream = new MemoryStream(content);
                XlsForm.Read(stream, trial % 2 == 0 ? "form.xlsx" : "form.zip");
            }
            catch (Exception refused) when (refused is TableException or InstrumentException)
            {
                // Refusing is an answer; anything else fails the test.
            }
        }
    }

    [Theory]
    [InlineData("((((a{60}){60}){60}){60}){60}")]
    [InlineData("(a*)*b")]
    [InlineData("((((((((a?){50}){50}){50})*)*)*)*)")]
    [InlineData("[a-z]{99}[a-z]{99}[a-z]{99}[a-z]{99}[a-z]{99}x")]
    [InlineData(".*a.{99}.*b.{99}")]
    public void A_pattern_cannot_hold_the_form_up(string pattern)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            var form = Forms.Read($"type|name|label|constraint|appearance\ntext|t|T|regex(., '{pattern}')|multiline");
            for (var trial = 0; trial < 3; trial++)
                form.Answer("t=" + new string('a', 10_000));
        }
        catch (InstrumentException)
        {
            // Refused is as good as quick.
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{pattern} took {clock.Elapsed}.");
    }

    [Fact]
    public void Many_choices_under_many_columns_take_neither_long_nor_much()
    {
        var header = "list_name,name,label," + string.Join(',', Enumerable.Range(0, 280).Select(at => $"c{at}"));
        var choices = header + "\n" + string.Concat(Enumerable.Range(0, 49_000).Select(at => $"l,n{at},L,x\n"));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("survey.csv", "type,name,label,choice_filter\nselect_one l,q,Q,c0 = 'x'\n");
            Add("choices.csv", choices);

            void Add(string name, string csv)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(System.Text.Encoding.UTF8.GetBytes(csv));
            }
        }
        file.Position = 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var form = XlsForm.Open(file, "form.zip").Taken;

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 200_000_000);
        Assert.Equal(49_000, form.Answer("q=n5").ChoicesOf(form.Questions[0]).Count);
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("../")]
    [InlineData("${")]
    [InlineData("'‘")]
    [InlineData("( ")]
    [InlineData("instance('a')/root/item[")]
    [InlineData("/a")]
    [InlineData("1 or ")]
    [InlineData("../a[")]
    [InlineData("/a/b[position()=")]
    [InlineData("abcdefgh")]
    public void No_expression_takes_long_to_read(string part)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var typed = string.Concat(Enumerable.Repeat(part, Expression.MaxLength / part.Length));

        Forms.Open("type,name,label,relevant\n".Replace(',', '|') + $"text|q|Q|{typed}\ntext|p|{typed}|");

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Groups_nested_without_end_are_refused()
    {
        var survey =
            "type|name|label\n"
            + string.Concat(Enumerable.Range(0, 900).Select(at => $"begin_group|g{at}|G\n"))
            + "text|q|Q\n"
            + string.Concat(Enumerable.Repeat("end_group||\n", 900));

        Assert.Contains(Forms.Refused(survey), problem => problem.Message.Contains("more than 20 deep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chain_of_a_thousand_calculations_is_worked_out()
    {
        var survey =
            "type|name|label|calculation\n"
            + string.Concat(Enumerable.Range(0, 1_500).Select(at => $"calculate|c{at}||${{c{at + 1}}} + 1\n"))
            + "calculate|c1500||1\n";

        Assert.Equal(1_501, Forms.Read(survey).Answer().Answers.Number("c0"));
    }

    private static byte[] Bytes(Instrument instrument)
    {
        using var stream = new MemoryStream();
        XlsForm.WriteWorkbook(stream, instrument);
        return stream.ToArray();
    }
}
