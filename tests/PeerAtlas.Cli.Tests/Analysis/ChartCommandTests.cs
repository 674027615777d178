namespace PeerAtlas.Cli.Tests.Analysis;

public sealed class ChartCommandTests : IDisposable
{
    private const string Series = "1\n2\n1\n2\n10\n1\n2\n1\n2\n1\n2\n1\n2\n1\n2\n1\n2\n1\n";

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    /// <summary>The values are those of the programme's own package for R; charts.expected.json beside the library's tests holds them in full.</summary>
    [Fact]
    public async Task An_xmr_chart_screens_outliers_unless_told_to_keep_them()
    {
        var file = files.Write("values.csv", "value\n" + Series);
        var screened = (await Files.JsonAsync(0, "chart", "xmr", file, "--baseline", "all")).GetProperty("points");
        Assert.Equal((1.94, 4.6, -0.72), (Round(screened[0], "mean"), Round(screened[0], "high"), Round(screened[0], "low")));
        Assert.Equal("outside limits", Assert.Single(screened[4].GetProperty("signals").EnumerateArray()).GetString());

        var kept = (await Files.JsonAsync(0, "chart", "xmr", file, "--keep-outliers", "--baseline", "all")).GetProperty("points");
        Assert.Equal((1.94, 6.95, -3.06), (Round(kept[0], "mean"), Round(kept[0], "high"), Round(kept[0], "low")));
    }

    [Fact]
    public async Task A_stretch_that_begins_has_limits_of_its_own_and_points_keep_their_labels()
    {
        var json = await Files.JsonAsync(0, "chart", "xmr", files.Write("v.csv", "label,value,begins\nMay,10,\nJune,12,0\nJuly,40,1\n"));
        var points = json.GetProperty("points");
        Assert.Equal(("June", 11.0), (points[1].GetProperty("label").GetString(), points[1].GetProperty("mean").GetDouble()));
        Assert.Equal(40, points[2].GetProperty("mean").GetDouble());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, points[2].GetProperty("low").ValueKind);
    }

    [Theory]
    [InlineData("0.1\n0.2\n0.3\n0.2\n0.2\n0.2\n0.2\n0.2\n0.2\n0.2\n", 2)] // the 0.1 and the 0.3, as with 1 and 3 among twos
    [InlineData("1\n2\n3\n2\n2\n2\n2\n2\n2\n2\n", 2)]
    [InlineData("0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n", 0)]
    [InlineData("50\n51\n50\n49\n50\n51\n50\n49\n50\n51\n50\n52.4\n47.6\n50\n51\n50\n49\n50\n51\n50\n49\n50\n50\n", 0)]
    public async Task Rounding_makes_no_signal(string series, int outside)
    {
        var points = (await Files.JsonAsync(0, "chart", "xmr", files.Write("v.csv", "value\n" + series))).GetProperty("points");
        Assert.Equal(
            Enumerable.Repeat("outside limits", outside),
            points.EnumerateArray().SelectMany(point => point.GetProperty("signals").EnumerateArray()).Select(signal => signal.GetString())
        );
    }

    [Fact]
    public async Task Too_little_variation_for_limits_is_said_in_words()
    {
        var file = files.Write("v.csv", "label,value\n" + string.Concat(Enumerable.Range(1, 8).Select(month => $"month {month},0.7\n")));
        Assert.Contains("too little variation for limits", (await CommandLine.RunAsync("chart", "xmr", file)).Output, StringComparison.Ordinal);
        var json = await Files.JsonAsync(0, "chart", "xmr", file);
        Assert.Equal("too little variation for limits", json.GetProperty("stretches")[0].GetProperty("limits").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("points")[0].GetProperty("low").ValueKind);
    }

    [Fact]
    public async Task A_series_that_shifted_is_judged_by_what_was_before_until_the_change_is_noted()
    {
        int[] before = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 11, 10];
        var file = files.Write(
            "v.csv",
            "label,value\n" + string.Concat(before.Concat(before.Select(value => value + 10)).Select((value, at) => $"m{at + 1},{value}\n"))
        );
        async Task<IReadOnlyList<string>> Marked(params string[] options) =>
            [
                .. (await Files.JsonAsync(0, ["chart", "xmr", file, .. options]))
                    .GetProperty("points")
                    .EnumerateArray()
                    .Where(point => point.GetProperty("signals").GetArrayLength() > 0)
                    .Select(point => point.GetProperty("label").GetString()!),
            ];
        string[] later = [.. Enumerable.Range(13, 12).Select(month => $"m{month}")];
        Assert.Equal(later, await Marked());
        Assert.Equal(later, await Marked("--baseline", "8"));
        Assert.Empty(await Marked("--changed-on", "m13"));
        Assert.Equal(24, (await Marked("--baseline", "all")).Count);
        var changed = await CommandLine.RunAsync("chart", "xmr", file, "--changed-on", "m13");
        Assert.Contains("From m13: limits from its 12 points.", changed.Output, StringComparison.Ordinal);
        await Files.RefusesAsync(["chart", "xmr", file, "--changed-on", "m99"], "v.csv: No row has the label m99.");
    }

    [Fact]
    public async Task A_funnel_tells_a_team_apart_from_those_within_chance()
    {
        var file = files.Write("teams.csv", "team,count,size\nHarbor,50,100\nJuniper,20,100\nMaple,97,100\nElm,5,10\n");
        var json = await Files.JsonAsync(0, "chart", "funnel", file);
        var teams = json.GetProperty("teams").EnumerateArray().ToDictionary(team => team.GetProperty("team").GetString()!);
        Assert.Equal(172 / 310.0, json.GetProperty("share").GetDouble());
        Assert.Equal(
            ["inside", "outside 998", "outside 998", "inside"],
            new[] { "Harbor", "Juniper", "Maple", "Elm" }.Select(name => teams[name].GetProperty("position").GetString())
        );
        Assert.Equal([0.2366, 0.7634], teams["Elm"].GetProperty("wilson").EnumerateArray().Select(end => Math.Round(end.GetDouble(), 4)));
        Assert.InRange(teams["Juniper"].GetProperty("shrunken").GetDouble(), 0.2, 0.5);
        Assert.Contains("Juniper", (await CommandLine.RunAsync("chart", "funnel", file)).Output);
    }

    [Fact]
    public async Task A_small_team_of_whom_all_are_counted_is_within_chance()
    {
        // The teams have 81 of 90 together; 3 of 3 has the probability 0.729.
        var file = files.Write("teams.csv", "team,count,size\nHarbor,38,43\nJuniper,40,44\nElm,3,3\n");
        var elm = (await Files.JsonAsync(0, "chart", "funnel", file)).GetProperty("teams")[2];
        Assert.Equal(("inside", 1), (elm.GetProperty("position").GetString(), elm.GetProperty("side").GetInt32()));
        Assert.Equal(0.729, elm.GetProperty("tail").GetDouble(), 9);
        Assert.Equal([1.0, 1.0], new[] { "limits95", "limits998" }.Select(name => elm.GetProperty(name)[1].GetDouble()));
    }

    [Theory]
    [InlineData("xmr", "label\nMay\n", "f.csv, line 1: There is no column value.")]
    [InlineData("xmr", "value\n4\nfour\n", "f.csv, line 3, column value: The value is not a number")]
    [InlineData("xmr", "value\n4\n1e308\n", "f.csv, line 3, column value: The value is not a number")]
    [InlineData("xmr", "value,begins\n4,yes\n", "f.csv, line 2, column begins: The cell is 1 where")]
    [InlineData("xmr", "value\n", "f.csv: There are no rows under the header.")]
    [InlineData("funnel", "team,count,size\nElm,3,0\n", "f.csv, line 2, column size: A team has at least one.")]
    [InlineData("funnel", "team,count,size\nElm,3,2\n", "f.csv, line 2, column count: The count is 3, and the team has 2.")]
    [InlineData("funnel", "team,count,size\nElm,-3,2\n", "f.csv, line 2, column count: The cell is a whole number")]
    public async Task Files_that_cannot_be_charted_are_refused(string chart, string text, string message) =>
        await Files.RefusesAsync(["chart", chart, files.Write("f.csv", text)], message);

    private static double Round(System.Text.Json.JsonElement point, string name) => Math.Round(point.GetProperty(name).GetDouble(), 2);
}
