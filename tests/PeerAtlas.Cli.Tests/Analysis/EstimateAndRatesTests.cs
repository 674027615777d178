namespace PeerAtlas.Cli.Tests.Analysis;

public sealed class EstimateAndRatesTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    /// <summary>Expected values, rounded, from R; see the README beside them.</summary>
    [Fact]
    public async Task Estimates_from_lists_match_the_reference()
    {
        var expected = Files.Expected("hepatitis-a-taiwan.expected.json");
        var json = await Files.JsonAsync(0, "estimate", Files.Reference("hepatitis-a-taiwan.lists.csv"));

        Assert.Equal(expected.GetProperty("distinct").GetInt32(), json.GetProperty("distinct").GetInt32());
        foreach (var pair in expected.GetProperty("petersen").EnumerateObject())
            Assert.Equal(pair.Value.GetDouble(), Math.Round(json.GetProperty("petersen").GetProperty(pair.Name).GetProperty("estimate").GetDouble(), 1));
        foreach (var pair in expected.GetProperty("chapman").EnumerateObject())
        {
            var chapman = json.GetProperty("chapman").GetProperty(pair.Name);
            Assert.Equal(
                pair.Value.EnumerateArray().Select(v => v.GetDouble()),
                [Math.Round(chapman.GetProperty("estimate").GetDouble(), 1), Math.Round(chapman.GetProperty("se").GetDouble(), 1)]
            );
        }

        foreach (var part in expected.GetProperty("sample_coverage").EnumerateObject())
            Assert.Equal(
                part.Value.GetDouble(),
                Math.Round(json.GetProperty("sample_coverage").GetProperty(part.Name).GetDouble(), part.Name is "coverage" or "D" ? 3 : 1)
            );
        var models = json.GetProperty("log_linear").EnumerateArray().ToDictionary(m => m.GetProperty("model").GetString()!);
        Assert.Equal(expected.GetProperty("log_linear").EnumerateObject().Count(), models.Count);
        foreach (var model in expected.GetProperty("log_linear").EnumerateObject())
            Assert.Equal(model.Value.GetDouble(), Math.Round(models[model.Name].GetProperty("estimate").GetDouble(), 1));
        Assert.Equal((3, 24.36), (models["P,Q,E"].GetProperty("df").GetInt32(), Math.Round(models["P,Q,E"].GetProperty("deviance").GetDouble(), 2)));
    }

    [Fact]
    public async Task What_lists_cannot_tell_is_null()
    {
        // Nobody is on both: Petersen's estimate does not exist.
        var json = await Files.JsonAsync(0, "estimate", files.Write("lists.csv", "A,B\n1,0\n1,0\n0,1\n"));
        Assert.Equal(3, json.GetProperty("distinct").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("petersen").GetProperty("AB").GetProperty("estimate").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("sample_coverage").ValueKind);
        Assert.Contains("spread", (await CommandLine.RunAsync("estimate", files.PathOf("lists.csv"))).Output);
    }

    [Theory]
    [InlineData("A,count\n1,5\n", "lists.csv, line 1: Two to five lists are needed")]
    [InlineData("A,B,count\n1,0,5\n1,yes,5\n", "lists.csv, line 3, column B: The cell is 1 for persons on the list and 0 for others.")]
    [InlineData("A,B,count\n1,0,5\n0,0,3\n", "lists.csv, line 3, column count: Nobody can count the persons who are on no list.")]
    [InlineData("A,B,count\n1,0,2.5\n", "lists.csv, line 2, column count: A count is a whole number")]
    [InlineData("A,B,count\n1,0,2000000000\n0,1,2000000000\n", "lists.csv, line 3, column count: The counts add up")]
    [InlineData("A,B,count\n", "lists.csv: There are no rows under the header.")]
    public async Task Lists_that_cannot_be_are_refused(string text, string message) =>
        await Files.RefusesAsync(["estimate", files.Write("lists.csv", text)], message);

    [Fact]
    public async Task Rates_count_an_organization_once_and_follow_their_definitions()
    {
        // A is complete by one of its units; e = 3 known eligible ÷ 4 known.
        var file = files.Write("d.csv", "organization,disposition\nA,refused\nA,I\nB,No contact\nC,2.1\nD,unknown eligibility\nE,4.1\n");
        var json = await Files.JsonAsync(0, "rates", file);
        Assert.Equal((1, 1, 1, 1, 1), (Count("complete"), Count("no_contact"), Count("refused"), Count("unknown_eligibility"), Count("not_eligible")));
        Assert.Equal((0.75, 0.25, 1 / 3.75, 1 / 3.0), (Rate("e"), Rate("rr1"), Rate("rr3"), Rate("rr5")));
        Assert.Equal(1 / 3.5, (await Files.JsonAsync(0, "rates", file, "--eligibility", "0.5")).GetProperty("rr3").GetDouble());

        int Count(string name) => json.GetProperty(name).GetInt32();
        double Rate(string name) => json.GetProperty(name).GetDouble();
    }

    [Fact]
    public async Task Rates_read_counts_and_leave_an_empty_rate_null()
    {
        var json = await Files.JsonAsync(0, "rates", files.Write("d.csv", "disposition,count\ncomplete,24\npartial,0\nunknown,35\n"));
        Assert.Equal(24 / 59.0, json.GetProperty("rr1").GetDouble());
        var none = await Files.JsonAsync(0, "rates", files.Write("none.csv", "disposition\nnot eligible\n"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, none.GetProperty("rr1").ValueKind);
        Assert.Contains("RR1  0.40678", (await CommandLine.RunAsync("rates", files.PathOf("d.csv"))).Output);
    }

    [Theory]
    [InlineData("disposition\ncomplete\nlater\n", "d.csv, line 3, column disposition: \"later\" is no disposition.")]
    [InlineData("result\ncomplete\n", "d.csv, line 1, column disposition: There is no such column.")]
    [InlineData("disposition,count\ncomplete,-1\n", "d.csv, line 2, column count")]
    [InlineData("organization,disposition\n,complete\n", "d.csv, line 2, column organization")]
    [InlineData("organization,disposition,count\nA,complete,2\n", "not both")]
    [InlineData("disposition\n", "d.csv: There are no rows under the header.")]
    public async Task Dispositions_that_cannot_be_are_refused(string text, string message) =>
        await Files.RefusesAsync(["rates", files.Write("d.csv", text)], message);

    [Fact]
    public async Task An_eligibility_above_one_is_a_wrong_call() =>
        Assert.Equal(2, (await CommandLine.RunAsync("rates", files.Write("d.csv", "disposition\nI\n"), "--eligibility", "2")).ExitCode);
}
