using System.Text;
using PeerAtlas.Directory.Import;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Import;

/// <summary>Files that no import should take, each refused by name with nothing changed.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public async Task A_file_of_the_wrong_form_is_refused_with_what_to_do()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        (string File, byte[] Content, string Says)[] files =
        [
            ("picture.xlsx", [0x89, 0x50, 0x4E, 0x47], "picture.xlsx"),
            ("latin.csv", [.. "key,name\nwest,Bost"u8, 0xF3, .. "n\n"u8], "latin.csv, line 2"),
            ("people.csv", FrameSamples.Csv("first,last\nAda,Example\n"), "Take them from the template"),
            ("typo.csv", FrameSamples.Csv("key,name,kind,regoin\nA,Agency,provider agency,west\n"), "typo.csv, column regoin"),
            ("lacking.csv", FrameSamples.Csv("email,name\na@b.example,Ada\n"), "lacking.csv, column organization"),
            ("wide.csv", FrameSamples.Csv(string.Join(',', Enumerable.Range(0, 51).Select(number => $"c{number}")) + "\n"), "at most 50"),
            ("long.csv", FrameSamples.Csv("key,name\n" + new string('x', 2_001) + ",West\n"), "long.csv, line 2"),
            (
                "tall.csv",
                FrameSamples.Csv("key,name\n" + string.Concat(Enumerable.Range(0, 50_001).Select(number => $"k{number},n\n"))),
                "more than 50000 rows"
            ),
        ];
        foreach (var (file, content, says) in files)
        {
            await analyst.PreviewAsync(file, content);
            Assert.Contains(says, analyst.Text);
            Assert.Contains("Nothing was changed", analyst.Text);
        }
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_before_it_is_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.PreviewAsync("large.csv", new byte[FrameImport.Limits.MaxBytes + 1]);
        Assert.Equal("/frame/import", analyst.Where);
        Assert.Contains("large.csv is larger than 10 MB", analyst.Text);
    }

    [Fact]
    public async Task Text_that_looks_like_markup_or_a_formula_stays_text_on_pages_and_in_exports()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.ImportAsync("regions.csv", FrameSamples.Csv("key,name\nr1,<script>alert(1)</script>\nr2,\"=HYPERLINK(\"\"http://x.example\"\")\"\n"));
        await analyst.OpenAsync("/frame/regions");
        Assert.DoesNotContain(analyst.Page.Scripts, script => script.TextContent.Contains("alert"));

        var csv = Encoding.UTF8.GetString(await analyst.Http.GetByteArrayAsync("/frame/files/regions.csv"));
        Assert.Contains("\"'=HYPERLINK", csv);
        await analyst.PreviewAsync("regions.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Contains("Nothing to change", analyst.Text);
    }
}
