using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Statistics.Tests.Charts;

public class ChartRuleTests
{
    [Fact]
    public void A_change_of_how_work_is_done_begins_limits_of_its_own()
    {
        double[] before = [10, 12, 11, 13, 12, 11],
            after = [30, 33, 31, 32, 30, 31];
        var points = XmrChart.Of([.. before, .. after], beginnings: [6]);
        Assert.Equal(XmrChart.Of(before), points.Take(6));
        Assert.Equal(XmrChart.Of(after), points.Skip(6));
        Assert.DoesNotContain(points, point => point.Signals != XmrSignals.None);
    }

    [Fact]
    public void One_value_or_none_says_nothing()
    {
        Assert.Empty(XmrChart.Of([]));
        var point = Assert.Single(XmrChart.Of([4]));
        Assert.Equal((4, XmrSignals.None), (point.Mean, point.Signals));
        Assert.True(double.IsNaN(point.Low) && double.IsNaN(point.High));
    }

    [Fact]
    public void What_is_no_series_is_refused()
    {
        Assert.Throws<ArgumentException>(() => XmrChart.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => XmrChart.Of([1, 2], beginnings: [2]));
        Assert.Throws<ArgumentException>(() => XmrChart.Of([1, 2], beginnings: [-1]));
    }

    [Fact]
    public void Turning_a_series_round_in_time_leaves_its_limits_and_signals()
    {
        Prop.ForAll(Gen.Choose(-50, 50).Select(value => (double)value).ArrayOf(24).ToArbitrary(), values =>
            {
                var forward = XmrChart.Of(values, baseline: values.Length).Select(point => point.Signals);
                var backward = XmrChart.Of([.. values.Reverse()], baseline: values.Length).Select(point => point.Signals).Reverse();
                return forward.SequenceEqual(backward);
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Funnel_limits_narrow_with_size_and_hold_the_share_between_them()
    {
        // Where fewer than one person is expected on a side, chance nearly always gives none, and the limits may lie beside the share.
        var teams = Gen.Choose(1, 99)
            .SelectMany(percent => Gen.Choose(1, 500).Select(size => (Share: percent / 100.0, size)))
            .Where(team => team.size * Math.Min(team.Share, 1 - team.Share) >= 1);
        Prop.ForAll(teams.ToArbitrary(), team =>
            {
                var inner = FunnelPlot.Limits(team.Share, team.size, FunnelPlot.Inner);
                var outer = FunnelPlot.Limits(team.Share, team.size, FunnelPlot.Outer);
                var larger = FunnelPlot.Limits(team.Share, 4 * team.size + 40, FunnelPlot.Inner);
                return inner.Low <= team.Share && team.Share <= inner.High && outer.Low <= inner.Low && inner.High <= outer.High && larger.Width < inner.Width;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_team_far_from_the_others_is_told_from_one_within_chance()
    {
        Assert.Equal((FunnelPosition.Outside998, -1), FunnelPlot.Place(20, 100, 0.52));
        Assert.Equal((FunnelPosition.Outside95, 1), FunnelPlot.Place(63, 100, 0.52));
        Assert.Equal((FunnelPosition.Inside, -1), FunnelPlot.Place(50, 100, 0.52));
        Assert.Equal((FunnelPosition.Inside, 0), FunnelPlot.Place(5, 5, 1));
    }

    [Fact]
    public void What_is_no_team_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Limits(1.2, 10, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Limits(0.2, 0, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Limits(0.2, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelPlot.Place(11, 10, 0.5));
        Assert.Throws<ArgumentException>(() => BetaBinomial.Fit([]));
        Assert.Throws<ArgumentException>(() => BetaBinomial.Fit([new(3, 2)]));
    }

    [Fact]
    public void Teams_that_differ_no_more_than_by_chance_all_have_the_common_share()
    {
        var fit = BetaBinomial.Fit([new(5, 10), new(10, 20), new(6, 12), new(20, 40)]);
        Assert.False(fit.TeamsDiffer);
        Assert.Equal(0.5, fit.Shrink(new(1, 2)).Estimate);
    }

    [Fact]
    public void A_shrunken_share_lies_between_the_teams_own_and_the_common_one_nearer_the_smaller_the_team()
    {
        Prop.ForAll(Gen.Choose(3, 60).SelectMany(size => Gen.Choose(0, size).Select(count => new Tally(count, size))).ArrayOf(8).ToArbitrary(), tallies =>
            {
                var fit = BetaBinomial.Fit(tallies);
                if (!fit.TeamsDiffer)
                    return true;
                var centre = fit.Alpha / (fit.Alpha + fit.Beta);
                return tallies.All(tally =>
                {
                    var own = tally.Count / (double)tally.Size;
                    var (estimate, interval) = fit.Shrink(tally);
                    var tenfold = fit.Shrink(new(10 * tally.Count, 10 * tally.Size)).Estimate;
                    return Math.Min(own, centre) - 1e-12 <= estimate
                        && estimate <= Math.Max(own, centre) + 1e-12
                        && interval.Contains(estimate)
                        && Math.Abs(tenfold - own) <= Math.Abs(estimate - own) + 1e-12;
                });
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_other_shapes_are_likelier_than_the_fitted_ones()
    {
        // Independent of the derivatives under test: the likelihood by log-gamma at shapes around the fitted ones.
        Tally[] tallies = [new(3, 20), new(18, 33), new(9, 30), new(25, 60), new(1, 9), new(40, 44), new(12, 80)];
        var fit = BetaBinomial.Fit(tallies);
        var top = LogLikelihood(tallies, fit.Alpha, fit.Beta);
        foreach (var (a, b) in new[] { (1.01, 1), (0.99, 1), (1, 1.01), (1, 0.99), (1.01, 1.01), (0.99, 0.99), (3, 3), (0.3, 0.3) })
            Assert.True(LogLikelihood(tallies, a * fit.Alpha, b * fit.Beta) < top);
    }

    private static double LogLikelihood(IEnumerable<Tally> tallies, double alpha, double beta) =>
        tallies.Sum(tally =>
            MathNet.Numerics.SpecialFunctions.BetaLn(alpha + tally.Count, beta + tally.Size - tally.Count)
            - MathNet.Numerics.SpecialFunctions.BetaLn(alpha, beta)
        );
}
