using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Tests.Charts;

public class ChartEdgeTests
{
    [Fact]
    public void Each_of_three_stretches_has_its_own_values_only()
    {
        double[][] stretches =
        [
            [10, 12, 11, 13],
            [30, 33, 31, 32],
            [5, 6, 5, 7, 4],
        ];
        Assert.Equal(stretches.SelectMany(values => XmrChart.Of(values)), XmrChart.Of([.. stretches.SelectMany(values => values)], beginnings: [8, 4, 0]));
    }

    [Fact]
    public void The_last_value_can_begin_a_stretch()
    {
        var points = XmrChart.Of([1, 3, 9], beginnings: [2]);
        Assert.Equal((9, XmrSignals.None), (points[2].Mean, points[2].Signals));
        Assert.True(double.IsNaN(points[2].Low));
    }

    [Fact]
    public void Two_values_have_limits()
    {
        // Mean 2 and one moving range of 2.
        var points = XmrChart.Of([1, 3]);
        Assert.All(points, point => Assert.Equal((2, 2 - 2.66 * 2, 2 + 2.66 * 2), (point.Mean, point.Low, point.High)));
    }

    [Fact]
    public void Refusals_say_what_a_series_and_a_stretch_are()
    {
        Assert.Contains("a finite number", Assert.Throws<ArgumentException>(() => XmrChart.Of([1, double.PositiveInfinity])).Message);
        Assert.Contains("a finite number", Assert.Throws<ArgumentException>(() => XmrChart.Of([1, 1.1e300])).Message);
        Assert.Contains("begins at one of the values", Assert.Throws<ArgumentException>(() => XmrChart.Of([1, 2], beginnings: [2])).Message);
        Assert.Contains("begins at one of the values", Assert.Throws<ArgumentException>(() => XmrChart.Of([], beginnings: [1])).Message);
        Assert.Empty(XmrChart.Of([], beginnings: [0]));
    }

    [Fact]
    public void A_point_on_the_limit_is_within_it_and_close_to_it()
    {
        // Mean 0 and an average moving range of 100, so that the limits are at ±266.
        double[] values = [266, 266, 1, -148, -68, -9, -152, -156];
        Assert.Equal((0, 100), (values.Average(), values.Skip(1).Zip(values, (later, earlier) => Math.Abs(later - earlier)).Average()));
        Assert.Equal(
            [.. Enumerable.Repeat(XmrSignals.TwoOfThree, 2), .. Enumerable.Repeat(XmrSignals.None, 6)],
            XmrChart.Of(values, screen: false).Select(point => point.Signals)
        );
    }

    [Fact]
    public void A_point_two_thirds_of_the_way_to_the_limit_is_not_yet_close_to_it()
    {
        // Mean 0 and an average moving range of 300: the limits are at ±798, two thirds of them at ±532.
        double[] values = [532, 532, 1, -111, -411, -181, -490, 128];
        Assert.Equal((0, 300), (values.Average(), values.Skip(1).Zip(values, (later, earlier) => Math.Abs(later - earlier)).Average()));
        Assert.All(XmrChart.Of(values, screen: false), point => Assert.Equal(XmrSignals.None, point.Signals));
    }

    [Fact]
    public void A_share_that_all_or_none_have_leaves_no_room_for_chance()
    {
        Assert.Equal(new Interval(0, 0), FunnelPlot.Limits(0, 12, FunnelPlot.Inner));
        Assert.Equal(new Interval(1, 1), FunnelPlot.Limits(1, 12, FunnelPlot.Inner));
        Assert.Equal((FunnelPosition.Outside998, 1), FunnelPlot.Place(1, 12, 0));
        Assert.Equal((FunnelPosition.Inside, 0), FunnelPlot.Place(0, 12, 0));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_share_is_refused_in_words(double share) =>
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Limits(share, 10, 0.95)).Message);

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Place(-1, 10, 0.5)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Place(11, 10, 0.5)).ParamName);
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Place(0, 0, 0.5)).ParamName);
    }
}
