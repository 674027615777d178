using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>A translator takes the words out as a table and brings a language in.</summary>
public sealed partial class WordCommandTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_imported_language_is_offered_to_peer_workers_within_a_minute_and_says_in_English_what_is_missing(DatabaseKind kind)
    {
        await using var site = await CommandLine.StartSiteAsync(kind);
        var peer = await new Visitor(site).OpenAsync("/peer");
        Assert.Equal(["es"], peer.Page.QuerySelectorAll(".pa-language [hreflang]").Select(link => link.GetAttribute("lang")));

        var few = Write("few.csv", "key,vi\nPeerWords.YourCode,Mã của quý vị\n");
        Assert.Contains("Not offered yet", (await CommandLine.RunAsync(site.Settings, "words", "import", few, "--language", "vi")).Output);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await peer.OpenAsync("/peer");
        Assert.Equal(["es"], peer.Page.QuerySelectorAll(".pa-language [hreflang]").Select(link => link.GetAttribute("lang")));

        var file = await WriteAllBut(
            site,
            "vi",
            "PeerWords.TheAnonymousSurveyOfPeerWorkers",
            new()
            {
                ["LayoutWords.NameOfThisLanguage"] = "Tiếng Việt",
                ["PeerWords.YourCode"] = "Mã của quý vị",
                ["PeerWords.AsksHowPeerWorkersAreDoing"] = "{0} <b>hỏi</b>",
            }
        );
        var done = await CommandLine.RunAsync(site.Settings, "words", "import", file, "--language", "VI");
        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.EndsWith("1 missing", done.Output.Trim(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await peer.OpenAsync("/peer");
        Assert.Equal(["es", "vi"], peer.Page.QuerySelectorAll(".pa-language [hreflang]").Select(link => link.GetAttribute("lang")));
        await peer.FollowAsync("Tiếng Việt");
        Assert.Equal(("vi", null), (peer.Page.DocumentElement.GetAttribute("lang"), peer.Page.DocumentElement.GetAttribute("dir")));
        Assert.Equal("Mã của quý vị", peer.Page.QuerySelector("label[for=code]")!.TextContent.Trim());
        Assert.Contains("State Mental Health Authority <b>hỏi</b>", peer.Text, StringComparison.Ordinal);
        Assert.Equal("The anonymous survey of peer workers", peer.Page.QuerySelector("h1")!.TextContent);

        // The cookie of the visit holds, and a browser that asks for the language gets it.
        await peer.OpenAsync("/peer");
        Assert.Equal("vi", peer.Page.DocumentElement.GetAttribute("lang"));
        var other = new Visitor(site);
        other.Http.DefaultRequestHeaders.Add("Accept-Language", "vi-VN,vi;q=0.9");
        await other.OpenAsync("/peer");
        Assert.Equal("vi", other.Page.DocumentElement.GetAttribute("lang"));

        Assert.Contains("offers Tiếng Việt (vi) no more", (await CommandLine.RunAsync(site.Settings, "words", "remove", "--language", "vi")).Output);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.OpenAsync("/peer");
        Assert.Equal("en", other.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(ExitCode.Refused, (await CommandLine.RunAsync(site.Settings, "words", "remove", "--language", "vi")).ExitCode);
    }

    [Fact]
    public async Task A_language_that_is_written_from_right_to_left_says_so()
    {
        await using var site = await CommandLine.StartSiteAsync(DatabaseKind.Sqlite);
        await new Visitor(site).OpenAsync("/peer");
        var file = await WriteAllBut(site, "ar", "", new() { ["PeerWords.YourCode"] = "رمزك" });
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "words", "import", file, "--language", "ar")).ExitCode);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var peer = await new Visitor(site).OpenAsync("/peer?language=ar");
        Assert.Equal(("ar", "rtl"), (peer.Page.DocumentElement.GetAttribute("lang"), peer.Page.DocumentElement.GetAttribute("dir")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_exported_comes_in_again_and_changes_nothing(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await CommandLine.RunAsync(database, "migrate");
        var all = Path.Combine(folder, "all.xlsx");
        Assert.Equal(0, (await CommandLine.RunAsync(database, "words", "export", all, "--language", "ht")).ExitCode);
        var sheet = Assert.Single(Read(all).Sheets);
        Assert.Equal(["key", "english", "spanish", "ht"], sheet.Columns);
        Assert.All(sheet.Rows, row => Assert.Equal("", row["ht"]));

        // A translator who takes the Spanish over has every value in its place.
        var table = Path.Combine(folder, "ht.csv");
        await using (var stream = File.Create(table))
            CsvTable.Write(stream, ["key", "ht"], sheet.Rows.Select(row => new[] { row["key"], row["spanish"] }));
        var first = await CommandLine.RunAsync(database, "words", "import", table, "--language", "ht");
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Equal($"{sheet.Rows.Count} new, 0 changed, 0 unchanged, 0 taken away, 0 missing", first.Output.Trim());

        var again = Path.Combine(folder, "again.csv");
        Assert.Equal(0, (await CommandLine.RunAsync(database, "words", "export", again, "--language", "ht")).ExitCode);
        Assert.Equal(sheet.Rows.Select(row => row["spanish"]), Read(again).Sheets[0].Rows.Select(row => row["ht"]));
        var second = await CommandLine.RunAsync(database, "words", "import", again, "--language", "ht");
        Assert.Equal($"0 new, 0 changed, {sheet.Rows.Count} unchanged, 0 taken away, 0 missing", second.Output.Trim());

        // Spaces that part words from what follows are kept though no table shows them.
        Assert.Contains(
            "FieldWords.Error,\"Error: \",\"Error: \",\"Error: \"",
            (await CommandLine.RunAsync(database, "words", "export", "--language", "ht")).Output
        );
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_by_line_and_nothing_is_changed()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        var file = Write(
            "vi.csv",
            """
            key,vi
            PeerWords.YourCode,Mã của quý vị
            PeerWords.NoSuchWords,a
            PeerWords.Back,
            PeerWords.AsksHowPeerWorkersAreDoing,nobody asks
            PeerWords.Continue,go on {0}
            PeerWords.YourCode,again
            HoursWords.ContactsHours,"{0} contacts, {1:D999999999999} hours"
            HoursWords.YourContactsIn,"Your contacts in {0"
            HoursWords.Corrected,"\u202Ecorrected"
            HoursWords.TakenBack,"\u200B"
            PassOnWords.SoFarCodesWereMade,"{{0}} codes"

            """.Replace("\\u202E", "\u202E", StringComparison.Ordinal).Replace("\\u200B", "\u200B", StringComparison.Ordinal)
        );
        var refused = await CommandLine.RunAsync(database, "words", "import", file, "--language", "vi");
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Equal(
            """
            vi.csv, line 3: There are no words with the key "PeerWords.NoSuchWords".
            vi.csv, line 5: The value {0} is missing.
            vi.csv, line 6: The value {0} is not one of the text in English.
            vi.csv, line 7: The key PeerWords.YourCode stands twice.
            vi.csv, line 8: The value {1:D999999999999} is not one of the text in English: {0}, {1:N1}.
            vi.csv, line 9: A brace { or } is missing or too many.
            vi.csv, line 10: The text has a mark that turns the direction of what follows. Take it out: pages set the direction by the language.
            vi.csv, line 11: There is no text. Write one, or take the line out: pages then say it in English.
            vi.csv, line 12: The value {0} is missing.
            Nothing was changed.
            """,
            refused.Errors.ReplaceLineEndings("\n").Trim()
        );
        Assert.DoesNotContain("Mã", (await CommandLine.RunAsync(database, "words", "export", "--language", "vi")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "English is one of the product's own languages")]
    [InlineData("ES-mx", "Español (México) is one of the product's own languages")]
    [InlineData("qqq", "\"qqq\" is the code of no language")]
    [InlineData("../vi", "is the code of no language")]
    [InlineData("aa-aa-aa-aa", "is the code of no language")]
    public async Task A_code_that_is_no_further_language_is_refused(string code, string said)
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        var file = Write("x.csv", $"key,{code}\nPeerWords.YourCode,x\n");
        foreach (var command in new string[][] { ["import", file], ["export"] })
        {
            var refused = await CommandLine.RunAsync(database, ["words", .. command, "--language", code]);
            Assert.Equal(ExitCode.Refused, refused.ExitCode);
            Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_command_knows_every_word_of_the_site_in_both_languages_with_the_same_values()
    {
        await using var site = await CommandLine.StartSiteAsync(DatabaseKind.Sqlite);
        var list = site.Services.GetRequiredService<WordList>();
        var file = Path.Combine(folder, "all.csv");
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "words", "export", file)).ExitCode);
        Assert.Equal(list.All.Keys, Read(file).Sheets[0].Rows.Select(row => row["key"]));
        Assert.True(list.All.Count > 600, $"Only {list.All.Count} words were found.");
        Assert.Empty(list.All.Where(words => words.Value.English.Trim().Length == 0 || words.Value.Spanish.Trim().Length == 0).Select(words => words.Key));
        Assert.Empty(list.All.Where(words => !Values(words.Value.English).SetEquals(Values(words.Value.Spanish))).Select(words => words.Key));
    }

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Groups["number"].Value)];

    private static TableWorkbook Read(string file)
    {
        using var stream = File.OpenRead(file);
        return TableReader.Read(stream, Path.GetFileName(file));
    }

    /// <summary>A table with every text but one: those given, and for the others the Spanish.</summary>
    private async Task<string> WriteAllBut(TestSite site, string code, string left, Dictionary<string, string> texts)
    {
        var all = Path.Combine(folder, $"all-{code}.csv");
        Assert.Equal(0, (await CommandLine.RunAsync(site.Settings, "words", "export", all)).ExitCode);
        var file = Path.Combine(folder, code + ".csv");
        await using var stream = File.Create(file);
        var rows = Read(all).Sheets[0].Rows.Where(row => row["key"] != left);
        CsvTable.Write(stream, ["key", code], rows.Select(row => new[] { row["key"], texts.GetValueOrDefault(row["key"], row["spanish"]) }));
        return file;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content, Encoding.UTF8);
        return path;
    }

    [GeneratedRegex(@"\{(?<number>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
