using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Intervals;
using Interval = PeerAtlas.Statistics.Intervals.Interval;

namespace PeerAtlas.Statistics.Tests.Intervals;

public class ProportionIntervalsTests
{
    [Fact]
    public void Wilson_ends_are_where_the_score_test_just_rejects()
    {
        // Independent of the formula under test: at each end |p̂ − p| = z √(p(1 − p)/n).
        var z = Normal.InvCDF(0, 1, 0.975);
        var interval = ProportionIntervals.Wilson(5, 10);
        foreach (var end in new[] { interval.Low, interval.High })
            Assert.Equal(Math.Abs(0.5 - end), z * Math.Sqrt(end * (1 - end) / 10), 10);
        Assert.Equal((0.2366, 0.7634), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Exact_interval_ends_leave_the_stated_tail_of_the_binomial()
    {
        var interval = ProportionIntervals.ClopperPearson(3, 20);
        Assert.Equal(0.025, 1 - new Binomial(interval.Low, 20).CumulativeDistribution(2), 8);
        Assert.Equal(0.025, new Binomial(interval.High, 20).CumulativeDistribution(3), 8);
        Assert.Equal(0, ProportionIntervals.ClopperPearson(0, 20).Low);
        Assert.Equal(1, ProportionIntervals.ClopperPearson(20, 20).High);
    }

    [Fact]
    public void An_interval_of_the_logit_is_unknown_at_the_ends()
    {
        Assert.Equal(Interval.Unknown, ProportionIntervals.Logit(0, 0.1, 10));
        Assert.Equal(new Interval(0.3, 0.3), ProportionIntervals.Logit(0.3, 0, 10));
    }

    [Fact]
    public void Intervals_contain_the_proportion_and_stay_within_its_range()
    {
        Prop.ForAll(Gen.Choose(1, 500).SelectMany(n => Gen.Choose(0, n).Select(x => (x, n))).ToArbitrary(), sample =>
            {
                var (count, size) = sample;
                return new[] { ProportionIntervals.Wilson(count, size), ProportionIntervals.ClopperPearson(count, size) }.All(i =>
                    i.Contains(count / (double)size) && i.Low >= 0 && i.High <= 1
                );
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_not_a_proportion_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(1.5, 10.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(5, 10, 1));
    }
}
