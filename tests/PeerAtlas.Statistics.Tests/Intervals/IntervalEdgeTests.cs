using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Intervals;
using Interval = PeerAtlas.Statistics.Intervals.Interval;

namespace PeerAtlas.Statistics.Tests.Intervals;

public class IntervalEdgeTests
{
    [Fact]
    public void An_interval_holds_both_its_ends()
    {
        var interval = new Interval(0.25, 0.75);
        Assert.Equal(0.5, interval.Width);
        Assert.Equal([false, true, true, true, false], new[] { 0.2499, 0.25, 0.5, 0.75, 0.7501 }.Select(interval.Contains));
        Assert.False(Interval.Unknown.Contains(0.5));
        Assert.True(double.IsNaN(Interval.Unknown.Low) && double.IsNaN(Interval.Unknown.High));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void A_sample_without_end_knows_the_proportion(double proportion)
    {
        Assert.Equal(new Interval(proportion, proportion), ProportionIntervals.Wilson(proportion, double.PositiveInfinity));
        Assert.Equal(new Interval(proportion, proportion), ProportionIntervals.KornGraubard(proportion, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.99)]
    public void Every_method_keeps_its_level(double level)
    {
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var wilson = ProportionIntervals.Wilson(0.3, 12.5, level);
        foreach (var end in new[] { wilson.Low, wilson.High })
            Assert.Equal(Math.Abs(0.3 - end), z * Math.Sqrt(end * (1 - end) / 12.5), 10);
        var exact = ProportionIntervals.KornGraubard(0.3, 12.5, level);
        Assert.Equal((1 - level) / 2, Beta.CDF(3.75, 9.75, exact.Low), 8);
        Assert.Equal((1 + level) / 2, Beta.CDF(4.75, 8.75, exact.High), 8);
        var logit = ProportionIntervals.Logit(0.3, 0.1, 7, level);
        var half = StudentT.InvCDF(0, 1, 7, (1 + level) / 2) * 0.1 / 0.21;
        Assert.Equal(Math.Log(0.3 / 0.7) - half, Math.Log(logit.Low / (1 - logit.Low)), 10);
        Assert.Equal(Math.Log(0.3 / 0.7) + half, Math.Log(logit.High / (1 - logit.High)), 10);
        Assert.Equal(exact, ProportionIntervals.KornGraubard(0.3, 12.5, level));
        Assert.Equal(ProportionIntervals.KornGraubard(0.25, 8, level), ProportionIntervals.ClopperPearson(2, 8, level));
        Assert.Equal(ProportionIntervals.Wilson(0.25, 8, level), ProportionIntervals.Wilson(2, 8, level));
    }

    [Fact]
    public void Without_a_degree_of_freedom_the_logit_knows_nothing()
    {
        Assert.True(double.IsNaN(ProportionIntervals.Logit(0.3, 0.1, 0.9).Low));
        Assert.True(double.IsFinite(ProportionIntervals.Logit(0.3, 0.1, 1).Low));
        Assert.Equal(Interval.Unknown, ProportionIntervals.Logit(1, 0, 10));
    }

    [Fact]
    public void A_variance_from_few_clusters_makes_a_sample_smaller()
    {
        var ratio = StudentT.InvCDF(0, 1, 39, 0.95) / StudentT.InvCDF(0, 1, 6, 0.95);
        Assert.Equal(25 * ratio * ratio, ProportionIntervals.CorrectForDegreesOfFreedom(25, 40, 6, 0.9), 10);
        Assert.Equal(25, ProportionIntervals.CorrectForDegreesOfFreedom(25, 40, 39));
        Assert.Equal(25, ProportionIntervals.CorrectForDegreesOfFreedom(25, 1, 0));
        Assert.True(double.IsNaN(ProportionIntervals.CorrectForDegreesOfFreedom(25, 40, 0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.CorrectForDegreesOfFreedom(25, 40, 39, 1));
    }

    [Theory]
    [InlineData(-1, 10, "count")]
    [InlineData(11, 10, "count")]
    [InlineData(0, 0, "size")]
    [InlineData(-2, -1, "size")]
    public void A_count_that_is_not_within_its_size_is_refused_by_name(int count, int size, string name)
    {
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(count, size)).ParamName);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.ClopperPearson(count, size)).ParamName);
    }

    [Theory]
    [InlineData(-0.001, 10.0, 0.95, "A proportion lies between 0 and 1")]
    [InlineData(1.001, 10.0, 0.95, "A proportion lies between 0 and 1")]
    [InlineData(double.NaN, 10.0, 0.95, "A proportion lies between 0 and 1")]
    [InlineData(0.5, 0.0, 0.95, "A sample size is above 0")]
    [InlineData(0.5, double.NaN, 0.95, "A sample size is above 0")]
    [InlineData(0.5, 10.0, 0.0, "A confidence level lies between 0 and 1")]
    [InlineData(0.5, 10.0, 1.0, "A confidence level lies between 0 and 1")]
    [InlineData(0.5, 10.0, double.NaN, "A confidence level lies between 0 and 1")]
    public void Refusals_say_what_is_wrong(double proportion, double size, double level, string words)
    {
        Assert.Contains(words, Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Wilson(proportion, size, level)).Message);
        Assert.Contains(words, Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.KornGraubard(proportion, size, level)).Message);
        if (size > 0)
            Assert.Contains(words, Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervals.Logit(proportion, 0.1, 9, level)).Message);
    }
}
