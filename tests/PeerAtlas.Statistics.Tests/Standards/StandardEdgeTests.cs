using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Standards;

namespace PeerAtlas.Statistics.Tests.Standards;

public class StandardEdgeTests
{
    [Theory]
    [InlineData(0.999, "effective number of answers below 30")]
    [InlineData(1, "interval 30 percentage points or wider")]
    [InlineData(1.001, "interval 30 percentage points or wider")]
    public void Thirty_effective_answers_are_enough(double of, string rule) =>
        Assert.Equal(new Verdict(Presentation.Suppress, rule), PresentationStandards.Proportion(Share(0.5, 100, 30 * of, 99)));

    [Fact]
    public void A_design_that_tells_more_than_its_answers_counts_as_its_answers()
    {
        Assert.Equal("interval 30 percentage points or wider", PresentationStandards.Proportion(Share(0.5, 30, 5000, 29)).Rule);
        Assert.Equal("interval 30 percentage points or wider", PresentationStandards.Proportion(new(0.5, 0, 0.5, 0.5, 29, 30)).Rule);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(35)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(60)]
    public void An_even_split_is_shown_when_its_exact_interval_is_below_30_points(int size)
    {
        var interval = ProportionIntervals.ClopperPearson(size / 2, size);
        var shown = PresentationStandards.Proportion(Share(size / 2 / (double)size, size, size, size - 1));
        Assert.Equal(interval.Width < 0.3 ? Verdict.Open : new(Presentation.Suppress, "interval 30 percentage points or wider"), shown);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(14)]
    public void Few_of_a_hundred_are_shown_when_the_interval_is_at_most_130_percent_of_the_share(int with)
    {
        var ratio = ProportionIntervals.ClopperPearson(with, 100).Width / (with / 100.0);
        Assert.Equal(
            ratio > 1.3 ? new(Presentation.Suppress, "interval wider than 130 % of the estimate") : Verdict.Open,
            PresentationStandards.Proportion(Share(with / 100.0, 100, 100, 99))
        );
        Assert.Equal(
            ratio > 1.3 ? new(Presentation.ShowWithNote, "interval wider than 130 % of the complement") : Verdict.Open,
            PresentationStandards.Proportion(Share(1 - with / 100.0, 100, 100, 99))
        );
    }

    [Fact]
    public void A_narrow_interval_is_shown_whatever_its_share()
    {
        Assert.Equal(Verdict.Open, PresentationStandards.Proportion(Share(0.001, 2000, 2000, 1999)));
        Assert.Equal(Verdict.Open, PresentationStandards.Proportion(Share(0.999, 2000, 2000, 1999)));
    }

    [Fact]
    public void Few_degrees_of_freedom_widen_the_interval_before_it_is_judged()
    {
        // 80 answers are enough with many clusters, and not with three degrees of freedom: (t(79) ÷ t(3))² of them are 31.
        Assert.Equal(Verdict.Open, PresentationStandards.Proportion(Share(0.5, 80, 80, 79)));
        Assert.Equal("interval 30 percentage points or wider", PresentationStandards.Proportion(Share(0.5, 80, 80, 3)).Rule);
    }

    [Theory]
    [InlineData(7, Presentation.Review)]
    [InlineData(8, Presentation.Show)]
    public void Eight_degrees_of_freedom_are_enough(int degrees, Presentation expected)
    {
        Assert.Equal(expected, PresentationStandards.Proportion(Share(0.5, 400, 400, degrees)).Presentation);
        Assert.Equal(expected, PresentationStandards.Count(new(500, 5, 490, 510, degrees, 40)).Presentation);
        Assert.Equal(expected, PresentationStandards.Rate(new(500, 5, 490, 510, degrees, 40)).Presentation);
    }

    [Fact]
    public void A_review_comes_before_a_note()
    {
        var share = Share(0.97, 200, 200, 7);
        Assert.Equal(new Verdict(Presentation.Review, "fewer than 8 degrees of freedom"), PresentationStandards.Proportion(share));
        Assert.Equal(Presentation.ShowWithNote, PresentationStandards.Proportion(share with { DegreesOfFreedom = 8 }).Presentation);
    }

    [Fact]
    public void A_single_cluster_has_no_proportion_and_too_few_answers_come_first()
    {
        Assert.Equal("no degrees of freedom", PresentationStandards.Proportion(new(1, double.NaN, double.NaN, double.NaN, 0, 30)).Rule);
        Assert.Equal("fewer than 30 answers", PresentationStandards.Proportion(new(1, double.NaN, double.NaN, double.NaN, 0, 29)).Rule);
        Assert.Equal("fewer than 10 answers", PresentationStandards.Count(new(1, double.NaN, double.NaN, double.NaN, 0, 9)).Rule);
        Assert.Equal("fewer than 10 answers", PresentationStandards.Rate(new(1, double.NaN, double.NaN, double.NaN, 0, 9)).Rule);
    }

    [Theory]
    [InlineData(-1e-6, Presentation.Show)]
    [InlineData(1e-6, Presentation.Suppress)]
    public void Ten_effective_answers_are_enough_for_a_count(double more, Presentation expected)
    {
        var verdict = PresentationStandards.Count(new(500, 500 * (Math.Sqrt(0.1) + more), double.NaN, double.NaN, 30, 40));
        Assert.Equal(new Verdict(expected, expected == Presentation.Show ? "" : "effective number of answers below 10"), verdict);
    }

    [Theory]
    [InlineData(-1e-6, "fewer than 8 degrees of freedom")]
    [InlineData(1e-6, "interval wider than 160 % of the estimate")]
    public void The_interval_of_a_count_may_be_160_percent_wide(double more, string rule)
    {
        // ln x ± t · s reaches from x ÷ e^ts to x · e^ts: 2 · sinh(ts) of x.
        var relative = Math.Asinh(0.8) / StudentT.InvCDF(0, 1, 5, 0.975) + more;
        Assert.Equal(rule, PresentationStandards.Count(new(500, 500 * relative, double.NaN, double.NaN, 5, 40)).Rule);
    }

    [Fact]
    public void A_count_below_nothing_is_for_a_statistician() =>
        Assert.Equal(new Verdict(Presentation.Review, "an estimate of 0"), PresentationStandards.Count(new(-3, 1, -5, -1, 20, 25)));

    [Fact]
    public void Half_an_interval_is_none()
    {
        Assert.Equal("no degrees of freedom", PresentationStandards.Rate(new(10, 1, double.NaN, 12, 20, 25)).Rule);
        Assert.Equal("no degrees of freedom", PresentationStandards.Rate(new(10, 1, 8, double.NaN, 20, 25)).Rule);
    }

    /// <summary>A share with the standard error that makes its answers worth so many.</summary>
    private static Estimate Share(double value, int answers, double effective, int degrees) =>
        new(value, Math.Sqrt(answers * value * (1 - value) / (answers - 1) / effective), double.NaN, double.NaN, degrees, answers);
}
