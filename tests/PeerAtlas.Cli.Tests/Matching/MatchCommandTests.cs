using System.Text.Json;
using PeerAtlas.Cli.Tests.Analysis;

namespace PeerAtlas.Cli.Tests.Matching;

public sealed class MatchCommandTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Pairs_are_told_with_their_reasons_and_those_apart_with_why_not()
    {
        var openings = files.Write("openings.csv", "id,posts,program,car\nj1,1,clubhouse,no\nj2,1,clubhouse,yes\n");
        var people = files.Write("people.csv", "id,programs,car\np1,clubhouse,no\np2,clubhouse,no\n");

        var json = await Files.JsonAsync(0, "match", openings, people, "--lot", "17 October");

        var pair = Assert.Single(json.GetProperty("pairs").EnumerateArray());
        Assert.Equal("j1", pair.GetProperty("opening").GetString());
        Assert.Equal("""["They look for clubhouse."]""", JsonSerializer.Serialize(pair.GetProperty("reasons")));
        Assert.Equal(1, json.GetProperty("unmatched").GetArrayLength());
        Assert.Equal("""{"opening":"j2","person":"p1","why":"It needs a car."}""", JsonSerializer.Serialize(json.GetProperty("blocked")[0]));
        Assert.Equal("17 October", json.GetProperty("lot").GetString());
        Assert.Equal("""{"pairs":1,"by_lot":1,"has_others":false,"has_ties":true,"at_most":1}""", JsonSerializer.Serialize(json.GetProperty("stable")));
    }

    [Fact]
    public async Task Preferences_that_are_told_decide_in_place_of_computed_ones()
    {
        var openings = files.Write("openings.csv", "id,posts,prefers\nM,2,D L S J\nC,2,D A S L J\nG,2,D J L\n");
        var people = files.Write("people.csv", "id,prefers\nA,C\nS,C M\nD,C M G\nJ,C G M\nL,M C G\n");

        var told = await CommandLine.RunAsync("match", openings, people);

        Assert.Equal(0, told.ExitCode);
        Assert.Equal(
            ["M – S", "M – L", "C – A", "C – D", "G – J"],
            told.Output.Split('\n').Where(line => line.Contains(" – ", StringComparison.Ordinal)).Select(line => line.Trim().TrimEnd('.'))
        );
        Assert.Contains("5 pairs; the lot drawn from \"PeerAtlas\" alone makes 5; none can have more than 5.", told.Output);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_file_and_row()
    {
        var told = await CommandLine.RunAsync("match", files.Write("openings.csv", "id,posts\nj1,many\n"), files.Write("people.csv", "id\np1\n"), "--json");

        Assert.Equal(1, told.ExitCode);
        Assert.Contains("openings.csv", told.Errors);
        Assert.Contains("row 2, posts: Give a whole number", told.Errors);
    }
}
