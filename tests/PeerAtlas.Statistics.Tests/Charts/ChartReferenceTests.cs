using System.Text.Json;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Charts;

/// <summary>The expected values come from Reference/charts.expected.json, made in R by Reference/charts.R.</summary>
public class ChartReferenceTests
{
    private static readonly JsonElement Expected = ReferenceFile.Json("charts.expected.json");

    public static TheoryData<int> Charts => [.. Enumerable.Range(0, Expected.GetProperty("xmr").GetArrayLength())];

    public static TheoryData<int> Fits => [.. Enumerable.Range(0, Expected.GetProperty("beta_binomial").GetArrayLength())];

    [Theory, MemberData(nameof(Charts))]
    public void Xmr_charts_have_the_limits_and_signals_of_the_programme(int at)
    {
        var expected = Expected.GetProperty("xmr")[at];
        var points = XmrChart.Of(Numbers(expected, "values"), baseline: int.MaxValue, screen: expected.GetProperty("screen").GetBoolean());
        Assert.Equal(Numbers(expected, "signals"), points.Select(point => (double)(int)point.Signals));
        foreach (var point in points)
        {
            ReferenceFile.AssertRelative(expected.GetProperty("mean").GetDouble(), point.Mean);
            ReferenceFile.AssertRelative(expected.GetProperty("low").GetDouble(), point.Low);
            ReferenceFile.AssertRelative(expected.GetProperty("high").GetDouble(), point.High);
        }
    }

    [Fact]
    public void Funnel_limits_are_the_exact_ones()
    {
        foreach (var expected in Expected.GetProperty("funnel").EnumerateArray())
        {
            var (share, size) = (expected.GetProperty("share").GetDouble(), expected.GetProperty("size").GetInt32());
            AssertInterval(Numbers(expected, "inner"), FunnelPlot.Limits(share, size, FunnelPlot.Inner));
            AssertInterval(Numbers(expected, "outer"), FunnelPlot.Limits(share, size, FunnelPlot.Outer));
        }
    }

    [Fact]
    public void Wilson_intervals_are_those_of_the_score_test()
    {
        foreach (var expected in Expected.GetProperty("wilson").EnumerateArray())
        {
            var interval = ProportionIntervals.Wilson(expected.GetProperty("count").GetInt32(), expected.GetProperty("size").GetInt32());
            AssertInterval(Numbers(expected, "interval"), interval);
        }
    }

    [Theory, MemberData(nameof(Fits))]
    public void Shares_of_teams_shrink_as_the_likelihood_says(int at)
    {
        var expected = Expected.GetProperty("beta_binomial")[at];
        var tallies = Numbers(expected, "counts").Zip(Numbers(expected, "sizes"), (count, size) => new Tally((int)count, (int)size)).ToList();
        var fit = BetaBinomial.Fit(tallies);
        ReferenceFile.AssertRelative(expected.GetProperty("alpha").GetDouble(), fit.Alpha, 1e-6);
        ReferenceFile.AssertRelative(expected.GetProperty("beta").GetDouble(), fit.Beta, 1e-6);
        var shrunken = tallies.Select(tally => fit.Shrink(tally)).ToList();
        for (var team = 0; team < tallies.Count; team++)
        {
            ReferenceFile.AssertRelative(Numbers(expected, "estimates")[team], shrunken[team].Estimate, 1e-6);
            ReferenceFile.AssertRelative(Numbers(expected, "low")[team], shrunken[team].Interval.Low, 1e-6);
            ReferenceFile.AssertRelative(Numbers(expected, "high")[team], shrunken[team].Interval.High, 1e-6);
        }
    }

    private static void AssertInterval(double[] expected, Interval actual)
    {
        ReferenceFile.AssertRelative(expected[0], actual.Low);
        ReferenceFile.AssertRelative(expected[1], actual.High);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
