using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Statistics.Tests.Charts;

/// <summary>Rounding is no variation, and limits come from before the change that they are to show.</summary>
public class XmrBaselineTests
{
    private static readonly double[] Before = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 11, 10];

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.7)]
    [InlineData(1 / 3.0)]
    [InlineData(1e-7)]
    [InlineData(123456.789)]
    [InlineData(-0.3)]
    [InlineData(0)]
    public void A_series_that_never_changes_has_no_signal_and_no_limits(double value)
    {
        for (var count = 2; count <= 60; count++)
        {
            var points = XmrChart.Of([.. Enumerable.Repeat(value, count)]);
            Assert.All(points, point => Assert.Equal((XmrSignals.None, double.NaN, double.NaN), (point.Signals, point.Low, point.High)));
        }
    }

    [Fact]
    public void A_point_on_the_mean_is_on_neither_side_whatever_the_unit()
    {
        // The mean of the whole numbers is exactly 2, and seven points in a row lie on it; the 1 and the 3 are outside.
        double[] whole = [1, 2, 3, 2, 2, 2, 2, 2, 2, 2];
        XmrSignals[] expected = [XmrSignals.OutsideLimits, XmrSignals.None, XmrSignals.OutsideLimits, .. Enumerable.Repeat(XmrSignals.None, 7)];
        foreach (var unit in new[] { 0.1, 0.01, 0.7, 1 / 3.0, 1 / 60.0, 1e6, 1e-9 })
            Assert.Equal(expected, XmrChart.Of([.. whole.Select(value => value * unit)]).Select(point => point.Signals));
    }

    [Fact]
    public void Another_unit_changes_no_signal()
    {
        var series = Gen.Choose(0, 12).ArrayOf(30).SelectMany(values => Gen.Choose(1, 999).Select(unit => (values, Unit: unit / 1000.0)));
        Prop.ForAll(series.ToArbitrary(), one =>
                XmrChart
                    .Of([.. one.values.Select(value => (double)value)])
                    .Select(point => point.Signals)
                    .SequenceEqual(XmrChart.Of([.. one.values.Select(value => value * one.Unit)]).Select(point => point.Signals))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_shift_is_told_from_what_was_before()
    {
        var points = XmrChart.Of([.. Before, .. Before.Select(value => value + 10)]);
        Assert.All(points.Take(12), point => Assert.Equal(XmrSignals.None, point.Signals));
        Assert.All(points.Skip(12), point => Assert.Equal(XmrSignals.OutsideLimits | XmrSignals.Shift, point.Signals));
    }

    [Fact]
    public void A_change_that_was_noted_is_no_signal_on_either_side()
    {
        var points = XmrChart.Of([.. Before, .. Before.Select(value => value + 10)], beginnings: [12]);
        Assert.All(points, point => Assert.Equal(XmrSignals.None, point.Signals));
    }

    [Fact]
    public void A_shift_between_two_constants_marks_the_second_and_not_the_first()
    {
        var points = XmrChart.Of([.. Enumerable.Repeat(5.1, 12), .. Enumerable.Repeat(8.3, 12)]);
        Assert.All(points.Take(12), point => Assert.Equal(XmrSignals.None, point.Signals));
        Assert.All(points.Skip(12), point => Assert.Equal(XmrSignals.OutsideLimits | XmrSignals.Shift, point.Signals));
    }

    [Fact]
    public void One_outlier_in_a_constant_is_the_only_signal()
    {
        // Screened, its two moving ranges leave none but zeros.
        double[] values = [5, 5, 5, 5, 5, 5, 9, 5, 5, 5, 5, 5, 5, 5];
        Assert.Equal([6], XmrChart.Of(values).Index().Where(point => point.Item.Signals.HasFlag(XmrSignals.OutsideLimits)).Select(point => point.Index));
    }

    [Fact]
    public void Mean_and_limits_come_from_the_baseline_and_hold_for_the_rest()
    {
        // The first four: mean 11.5, moving ranges 2, 1, 2.
        var points = XmrChart.Of([10, 12, 11, 13, 40, 41], baseline: 4);
        Assert.All(points, point =>
        {
            Assert.Equal(11.5, point.Mean, 12);
            Assert.Equal(11.5 + 2.66 * 5 / 3, point.High, 12);
            Assert.Equal(11.5 - 2.66 * 5 / 3, point.Low, 12);
        });
        Assert.Equal([true, true, true, true, false, false], points.Select(point => point.InBaseline));
    }

    [Fact]
    public void Each_stretch_says_where_its_limits_come_from()
    {
        double[] values = [.. Before, 11, 10, 4, 4, 4, 7, 1, 2, 3];
        Assert.Equal(
            ["0: limits from its first 12 points", "14: too little variation for limits", "17: one point alone has no limits", "18: limits from its 3 points"],
            XmrChart.Stretches(XmrChart.Of(values, beginnings: [14, 17, 18])).Select(stretch => $"{stretch.From}: {stretch.Words}")
        );
        Assert.Empty(XmrChart.Stretches([]));
    }

    [Fact]
    public void A_baseline_of_less_than_two_points_is_refused() =>
        Assert.Equal("baseline", Assert.Throws<ArgumentOutOfRangeException>(() => XmrChart.Of([1, 2, 3], baseline: 1)).ParamName);

    [Fact]
    public void The_largest_numbers_overflow_nothing() =>
        Assert.All(XmrChart.Of([1e300, -1e300, 1e300, -1e300]), point =>
            Assert.Equal((0, XmrSignals.None, true), (point.Mean, point.Signals, double.IsFinite(point.High)))
        );
}
