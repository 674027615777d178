using System.Text.Json;
using PeerAtlas.Cli.Tests.Analysis;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests.Certification;

public sealed class CertificationCommandsTests : IDisposable
{
    private const string Texan = """
        {"credentials": [{"rule": "TX-MHPS", "issued": "2024-05-01", "stage": "full", "hours": [
          {"id": "a1", "date": "2025-03-01", "hours": 18, "topics": ["advocacy"], "provider": "Somebody", "course": "Rights"},
          {"id": "a2", "date": "2025-03-02", "hours": 2.00, "topics": ["ethics"]},
          {"id": "a3", "date": "2024-04-30", "hours": 5, "topics": ["ethics"]}]}]}
        """;

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_persons_credentials_are_told_as_data()
    {
        var json = await Files.JsonAsync(0, "certification", "check", files.Write("person.json", Texan), "--on", "2025-12-01");
        Assert.Equal(
            """
            {"credentials":[{"rule":"TX-MHPS","version":"1","status":"active","on":"2025-12-01","window":{"opens":null,"closes":"2026-05-01"},
            "counted":{"total":20,"by_topic":{"ethics":2}},"missing":[{"what":"ethics","hours":1}],
            "not_counted":[{"id":"a3","why":"It is dated before May 1, 2024, when this period begins to count."}]}]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(json)
        );
    }

    [Fact]
    public async Task A_persons_credentials_are_told_in_words_of_two_languages()
    {
        var file = files.Write("person.json", Texan);
        var english = await CommandLine.RunAsync("certification", "check", file, "--on", "2026-04-01");
        Assert.Equal(0, english.ExitCode);
        Assert.Equal(
            """
            TX-MHPS (1), 2026-04-01: expiring
              holds until: 2026-05-01
              renewal: ? – 2026-05-01
              counted: 20; ethics 2
              missing: 1 hour on ethics
              not counted: a3. It is dated before May 1, 2024, when this period begins to count.

            """.ReplaceLineEndings(),
            english.Output.ReplaceLineEndings()
        );
        var spanish = await CommandLine.RunAsync("certification", "check", file, "--on", "2026-04-01", "--language", "es");
        Assert.Contains("TX-MHPS (1), 2026-04-01: por vencer", spanish.Output);
        Assert.Contains("faltan: 1 hora sobre ética", spanish.Output);
    }

    [Fact]
    public async Task What_a_file_says_moves_nothing_on_the_terminal()
    {
        var hidden = Texan.Replace("\"a3\"", "\"a\\u001b[2J\"", StringComparison.Ordinal);
        var told = await CommandLine.RunAsync("certification", "check", files.Write("person.json", hidden), "--on", "2026-04-01");
        Assert.Contains("not counted: a\uFFFD[2J. ", told.Output);
        var unknown = Texan.Replace("TX-MHPS", "\\u001b[31mX", StringComparison.Ordinal);
        var refused = await CommandLine.RunAsync("certification", "check", files.Write("person.json", unknown), "--on", "2026-04-01");
        Assert.Equal(1, refused.ExitCode);
        Assert.DoesNotContain('\u001b', refused.Errors);
    }

    [Fact]
    public async Task Without_a_day_today_is_looked_at()
    {
        var json = await Files.JsonAsync(
            0,
            "certification",
            "check",
            files.Write("person.json", """{"credentials": [{"rule": "MA-CPS", "issued": "2001-01-01"}]}""")
        );
        var credential = json.GetProperty("credentials")[0];
        Assert.Equal("never expires", credential.GetProperty("status").GetString());
        Assert.InRange(DateOnly.Parse(credential.GetProperty("on").GetString()!).DayNumber, DateOnly.FromDateTime(DateTime.Today).DayNumber - 1, int.MaxValue);
        Assert.Equal(JsonValueKind.Null, credential.GetProperty("window").GetProperty("closes").ValueKind);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_by_file_and_line() =>
        await Files.RefusesAsync(
            ["certification", "check", files.Write("p.json", "{\"credentials\": [\n{\"rule\": \"TX-MHPX\",\n\"issued\": \"soon\"}]}")],
            "p.json, line 2, credentials[0].rule: There is no rule TX-MHPX. Known are CA-MPSS, ",
            "p.json, line 3, credentials[0].issued: This is to be a day of the years 1900 to 2199, written as 2026-03-31."
        );

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_unread() =>
        await Files.RefusesAsync(["certification", "check", files.Write("p.json", new byte[5_000_001])], "p.json: The file has more than 5000000 bytes.");

    [Theory]
    [InlineData("--on", "tomorrow")]
    [InlineData("--on", "2025-02-29")]
    [InlineData("--language", "fr")]
    public async Task A_wrong_option_is_a_wrong_call(string option, string value) =>
        Assert.Equal(2, (await CommandLine.RunAsync("certification", "check", files.Write("person.json", Texan), option, value)).ExitCode);

    [Fact]
    public async Task Help_shows_what_a_person_file_has()
    {
        var help = (await CommandLine.RunAsync("certification", "check", "--help")).Output;
        Assert.Contains("{\"credentials\": [{", help);
        Assert.Contains("\"chosen_years\": 2,", help);
    }

    [Fact]
    public async Task Rules_are_listed_and_told_as_data_and_words()
    {
        var list = await CommandLine.RunAsync("certification", "rules");
        Assert.Equal((0, 17), (list.ExitCode, list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        var rules = (await Files.JsonAsync(0, "certification", "rules")).GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(16, rules.Count);
        var ohio = rules.Single(rule => rule.GetProperty("id").GetString() == "OH-CPS");
        Assert.Equal(9, ohio.GetProperty("versions")[0].GetProperty("renewal").GetProperty("hours").GetProperty("floors").GetArrayLength());
        Assert.Contains(ohio.GetProperty("words").GetProperty("1").EnumerateArray(), sentence =>
            sentence.GetString() == "To renew it you need 30 hours of learning."
        );
    }

    [Fact]
    public async Task A_rule_explains_itself_in_spanish()
    {
        var spanish = await CommandLine.RunAsync("certification", "rules", "ma-cps", "--language", "es");
        Assert.Contains("No vence.", spanish.Output);
        Assert.Equal(2, (await CommandLine.RunAsync("certification", "rules", "XX-CPS")).ExitCode);
    }

    [Fact]
    public async Task The_examples_of_the_documentation_are_right()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "certification.md"));
        var blocks = text.Split("```json\n")[1..].Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var json = await Files.JsonAsync(0, "certification", "check", files.Write("person.json", blocks[0]), "--on", "2026-04-01");
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(blocks[1]).RootElement), JsonSerializer.Serialize(json));
    }
}
