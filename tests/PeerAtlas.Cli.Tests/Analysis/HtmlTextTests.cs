using System.Text;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Tests.Analysis;

/// <summary>What is read of a web page.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Agencies with n < 5 peers: 12 of 30.</p><p>Next.</p>", "Agencies with n < 5 peers: 12 of 30.\n\nNext.")]
    [InlineData("<p>If n <5 and 3<4 or a&lt;b &amp; c & d < e</p>", "If n <5 and 3<4 or a<b & c & d < e")]
    [InlineData(
        "<p>Seen<span hidden> hidden</span><span style='color:red; DISPLAY : none !important'> hidden</span><i style='visibility:hidden'> hidden</i>.</p>",
        "Seen."
    )]
    [InlineData(
        "<head><style>.note, #x > b { display: none } @media print { p { display: none } "
            + "}</style></head><p>Seen<span class=note> hidden</span></p><div id=x><b>hidden</b></div>",
        "Seen"
    )]
    [InlineData(
        "<p>Seen</p><template><p>hidden</p></template><script>document.write('hidden')</script><noscript>hidden</noscript><dialog>hidden</dialog><!-- "
            + "hidden --><del>hidden</del><ins>New</ins>",
        "Seen",
        "New"
    )]
    [InlineData(
        "<p>30<sup>1</sup> agencies, 40<sup><a href='#n'>[2]</a></sup> peers, the 12<sup>th</sup> time, 5<span style='vertical-align: super'>a</span> more</p>",
        "30 agencies, 40 peers, the 12th time, 5 more"
    )]
    [InlineData("<p>10<sup>6</sup> people, 110<sup>1</sup> more</p>", "10^6 people, 110 more")]
    [InlineData("<p>12 of 30<br>agencies (50&nbsp;%)<br/>replied</p><p>One<br><br>Two</p>", "12 of 30 agencies (50 %) replied\n\nOne\n\nTwo")]
    [InlineData("<p>12 of 30 <b>agen<i>ci</i>es</b> re<wbr>plied</p>", "12 of 30 agencies replied")]
    [InlineData("<h2>Results</h2>Loose<p>text<ul><li>One<li>Two</ul>", "## Results\n\nLoose\n\ntext\n\n- One\n\n- Two")]
    [InlineData("<table><tr><th>A<td><p>1</p><p>2</p></table>After", "|A | 1 2 |", "After")]
    [InlineData("<p>caf&eacute; &#x31;&#50; &lt;b&gt;</p>", "café 12 <b>")]
    public void What_a_reader_sees_is_read(string html, params string[] expected)
    {
        var lines = HtmlText
            .Read(html, "a.html")
            .Split('\n')
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        var text = string.Join("\n\n", lines);

        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        if (expected.Length == 1)
            Assert.Equal(expected[0], text);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("shift_jis")]
    public void The_mark_at_the_beginning_of_a_page_outweighs_the_character_set_that_it_names(string named)
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            var page =
                $"<meta charset=\"{named}\"><meta http-equiv=\"Content-Type\" content=\"text/html; charset={named}\"><p>12 of 30 naïve – agencies 😀</p>";
            using var files = new Files();
            var text = ReportText.Read(new FileInfo(files.Write("a.html", [.. encoding.GetPreamble(), .. encoding.GetBytes(page)])));

            Assert.Equal("12 of 30 naïve – agencies 😀", text.Trim());
        }
    }

    [Fact]
    public void A_page_nested_without_end_is_refused() =>
        Assert.Contains(
            "nested",
            Assert.Throws<TableException>(() => HtmlText.Read(string.Concat(Enumerable.Repeat("<div>", 100_000)), "a.html")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_page_is_told_by_its_beginning_whatever_its_name()
    {
        using var files = new Files();

        Assert.Equal("12 of 30", ReportText.Read(new FileInfo(files.Write("report.txt", "\n<!DOCTYPE HTML><p>12<sup>1</sup> of 30</p>"))).Trim());
        Assert.Equal("a <b>", ReportText.Read(new FileInfo(files.Write("report.md", "a <b>"))));
    }
}
