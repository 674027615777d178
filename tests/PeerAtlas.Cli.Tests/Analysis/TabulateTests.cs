using System.Text.Json;

namespace PeerAtlas.Cli.Tests.Analysis;

public sealed class TabulateTests : IDisposable
{
    private const string Stratified = """{"weights": "pw", "strata": "stype", "fpc": "fpc", """;
    private const string Clustered = """{"weights": "pw", "clusters": ["dnum"], "fpc": "fpc", """;

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    /// <summary>Expected values: R's survey package, see the README beside them.</summary>
    [Theory]
    [InlineData("apistrat", Stratified, "logit")]
    [InlineData("apistrat", Stratified, "beta")]
    [InlineData("apiclus1", Clustered, "mean")]
    [InlineData("apiclus1", Clustered, "beta")]
    public async Task Figures_of_a_file_match_the_reference(string name, string design, string interval)
    {
        var expected = Files.Expected(name + ".expected.json");
        var json = await TabulateAsync(
            name,
            design
                + $$"""
                "ci": "{{interval}}", "items": [
                  {"name": "api00", "kind": "mean"}, {"name": "enroll", "kind": "total"},
                  {"name": "sch.wide", "kind": "share", "level": "Yes"}, {"name": "stype", "kind": "share"}, {"name": "api00", "kind": "median"}]}
                """
        );

        Assert.Equal(expected.GetProperty("degrees_of_freedom").GetInt32(), json.GetProperty("degrees_of_freedom").GetInt32());
        var figures = json.GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(7, figures.Count);
        AssertMatches(expected.GetProperty("mean_api00"), figures[0]);
        AssertMatches(expected.GetProperty("total_enroll"), figures[1]);
        AssertMatches(expected.GetProperty("prop_schwide_yes_" + interval), figures[2]);
        foreach (var (at, letter) in new[] { (3, "E"), (4, "H"), (5, "M") })
        {
            Assert.Equal(letter, figures[at].GetProperty("level").GetString());
            AssertMatches(expected.GetProperty("share_stype" + letter), figures[at]);
        }

        Assert.Equal(("median", "show"), (figures[6].GetProperty("kind").GetString(), figures[6].GetProperty("verdict").GetString()));
    }

    [Theory]
    [InlineData("apistrat", Stratified)]
    [InlineData("apiclus1", Clustered)]
    public async Task Figures_by_a_column_are_those_of_its_groups(string name, string design)
    {
        var expected = Files.Expected(name + ".expected.json");
        var json = await TabulateAsync(name, design + """ "items": [{"name": "api00", "kind": "mean"}]}""", "--by", "stype");

        var figures = json.GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(["E", "H", "M"], figures.Select(f => f.GetProperty("group").GetString()!));
        foreach (var figure in figures)
        {
            Assert.Equal("stype", figure.GetProperty("by").GetString());
            AssertMatches(expected.GetProperty("mean_api00_by_stype_" + figure.GetProperty("group").GetString()), figure);
        }
    }

    [Fact]
    public async Task The_median_of_tied_answers_has_the_interval_of_the_reference()
    {
        var expected = Files.Expected("quantiles.expected.json").GetProperty("ties").GetProperty("50");
        var data = files.Write("data.csv", "x\n" + string.Concat("11222222222222333344".Select(x => x + "\n")));
        var design = files.Write("design.json", """{"items": [{"name": "x", "kind": "median"}]}""");
        AssertMatches(expected, (await Files.JsonAsync(0, "tabulate", data, "--design", design)).GetProperty("figures")[0]);
    }

    [Fact]
    public async Task A_verdict_names_the_rule_that_decided()
    {
        var data = files.Write("data.csv", "role,pay\n" + string.Concat(Enumerable.Repeat("CPS,12\npeer,NA\n", 6)));
        var design = files.Write(
            "design.json",
            """{"items": [{"name": "role", "kind": "share", "level": "CPS"}, {"name": "pay", "kind": "mean"}, {"name": "role", "kind": "total", "level": "CPS"}]}"""
        );
        var figures = (await Files.JsonAsync(0, "tabulate", data, "--design", design)).GetProperty("figures").EnumerateArray().ToList();

        Assert.Equal(("suppress", "fewer than 30 answers"), (figures[0].GetProperty("verdict").GetString(), figures[0].GetProperty("rule").GetString()));
        Assert.Equal((12, 6), (figures[0].GetProperty("n").GetInt32(), figures[1].GetProperty("n").GetInt32()));
        Assert.Equal(("suppress", "fewer than 10 answers"), (figures[1].GetProperty("verdict").GetString(), figures[1].GetProperty("rule").GetString()));
        Assert.Equal(6, figures[2].GetProperty("estimate").GetDouble());
        var text = await CommandLine.RunAsync("tabulate", data, "--design", design);
        Assert.Contains("suppress: fewer than 30 answers", text.Output);
        Assert.Contains("11 degrees of freedom", text.Output);
    }

    [Theory]
    [InlineData("w,b\n1,2\n", "pay", "data.csv, line 1, column pay: There is no such column. The columns are w, b.")]
    [InlineData("w,pay\n1,12\n1,\"1,300\"\n", "pay", "data.csv, line 3, column pay: \"1,300\" is not a number.")]
    [InlineData("w,pay\n1,1\n-1,1\n", "pay", "data.csv, line 3, column w: A weight is a finite number, not negative.")]
    [InlineData("w,pay\n1,1\n,1\n", "pay", "data.csv, line 3, column w")]
    [InlineData("w,pay\n1,1\n1,1,7\n", "pay", "data.csv, line 3, column C: The row has more cells than the header")]
    [InlineData("w,pay\n1,\"1\n", "pay", "data.csv, line 2: A quotation mark is opened on this line and never closed.")]
    [InlineData("w,pay\n", "pay", "data.csv: There are no rows under the header.")]
    [InlineData("", "pay", "data.csv: The file is empty.")]
    [InlineData("w,pay,pay\n", "pay", "The column \"pay\" stands twice")]
    [InlineData("w,pay\n1,0\0\n", "pay", "data.csv, line 2: The file holds bytes that are no text.")]
    public async Task A_bad_file_is_refused_by_line_and_column(string data, string item, string message)
    {
        var design = files.Write("design.json", $$"""{"weights": "w", "items": [{"name": "{{item}}", "kind": "mean"}]}""");
        await Files.RefusesAsync(["tabulate", files.Write("data.csv", data), "--design", design, "--json"], message);
    }

    [Fact]
    public async Task Text_that_is_not_unicode_and_a_huge_field_are_refused_by_line()
    {
        var design = files.Write("design.json", """{"items": [{"name": "pay", "kind": "mean"}]}""");
        await Files.RefusesAsync(
            ["tabulate", files.Write("latin.csv", [.. "pay\n1\ncaf"u8, 0xE9, .. "\n"u8]), "--design", design],
            "latin.csv, line 3: The text is not UTF-8."
        );
        var huge = files.Write("huge.csv", "pay,note\n1,a\n2," + new string('x', 100_000) + "\n");
        await Files.RefusesAsync(["tabulate", huge, "--design", design], "huge.csv, line 3: A cell has more than 32767 characters.");
    }

    [Theory]
    [InlineData("""{"items": [{"name": "pay", "kind": "mode"}]}""", "Item 1, pay: the kind is \"mode\"; it can be mean, total, share, median.")]
    [InlineData("""{"items": []}""", "There are no items")]
    [InlineData("""{"items": [{"name": "pay", "kind": "mean"}], "ci": "exact"}""", "ci is \"exact\"; it can be logit, beta, wilson, mean.")]
    [InlineData("{\"items\": [\n{\"name\" \"pay\"}]}", "design.json, line 2: The design is not the JSON that is expected")]
    [InlineData("""{"stratum": "a", "items": [{"name": "pay", "kind": "mean"}]}""", "design.json, line 1")]
    [InlineData("""{"items": [{"name": "pay", "kind": "share", "level": 9}]}""", "data.csv, column pay: No row has the value \"9\"; the values are 12, 13.")]
    [InlineData(
        """{"strata": "s", "clusters": ["c"], "items": [{"name": "pay", "kind": "mean"}]}""",
        "data.csv, line 3, column c: Its cluster is in two strata."
    )]
    [InlineData(
        """{"fpc": "s", "items": [{"name": "pay", "kind": "mean"}]}""",
        "data.csv, line 3, column s: The population size 2 is not above 0 or differs within its stratum."
    )]
    [InlineData(
        """{"fpc": "one", "items": [{"name": "pay", "kind": "mean"}]}""",
        "data.csv, column one: A stratum has 3 clusters in the data but a population of 1."
    )]
    public async Task A_bad_design_is_refused(string design, string message)
    {
        var data = files.Write("data.csv", "pay,s,c,one\n12,1,7,1\n13,2,7,1\n12,1,8,1\n");
        var path = files.Write("design.json", design);
        await Files.RefusesAsync(["tabulate", data, "--design", path], message);
    }

    [Fact]
    public async Task A_wrong_call_ends_with_exit_code_2_and_the_help_documents_the_columns()
    {
        Assert.Equal(2, (await CommandLine.RunAsync("tabulate", files.PathOf("nothing.csv"), "--design", files.PathOf("nothing.json"))).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync("tabulate", Files.Reference("apistrat.csv"))).ExitCode);
        var help = await CommandLine.RunAsync("tabulate", "--help");
        Assert.Equal(0, help.ExitCode);
        foreach (var word in new[] { "weights", "strata", "clusters", "fpc", "items", "ci", "estimate", "verdict", "rule" })
            Assert.Contains(word, help.Output);
    }

    private Task<JsonElement> TabulateAsync(string name, string design, params string[] more) =>
        Files.JsonAsync(0, ["tabulate", Files.Reference(name + ".csv"), "--design", files.Write("design.json", design), .. more]);

    private static void AssertMatches(JsonElement expected, JsonElement figure)
    {
        foreach (var part in expected.EnumerateObject())
        {
            var (value, actual) = (part.Value.GetDouble(), figure.GetProperty(part.Name).GetDouble());
            // R fits the logit proportion by iteration and stops some 5e-10 short of it.
            Assert.True(Math.Abs(value - actual) <= 1e-8 * Math.Max(Math.Abs(value), 1e-6), $"{part.Name}: expected {value:R}, got {actual:R}");
        }
    }
}
