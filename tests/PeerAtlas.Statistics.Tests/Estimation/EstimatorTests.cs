using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class EstimatorTests
{
    private static readonly double[] Wages = [8, 11, 13, 15, 24, 11];

    [Fact]
    public void Without_design_the_mean_has_the_textbook_standard_error()
    {
        var mean = Estimator.Mean(SurveyDesign.Create(Wages.Length), Wages);
        var average = Wages.Average();
        var variance = Wages.Sum(w => (w - average) * (w - average)) / (Wages.Length - 1);
        Assert.Equal(average, mean.Value, 12);
        Assert.Equal(Math.Sqrt(variance / Wages.Length), mean.StandardError, 12);
        Assert.Equal(5, mean.DegreesOfFreedom);
        Assert.Equal(6, mean.N);
    }

    [Fact]
    public void A_census_has_no_sampling_error()
    {
        var census = SurveyDesign.Create(Wages.Length, populationSizes: [6, 6, 6, 6, 6, 6]);
        Assert.Equal(0, Estimator.Mean(census, Wages).StandardError);
    }

    [Fact]
    public void Several_answers_of_one_organisation_count_as_one_cluster()
    {
        // Each answer given twice by the same organisation tells no more than given once.
        double[] twice = [.. Wages, .. Wages];
        var clustered = SurveyDesign.Create(12, clusters: [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
        var once = Estimator.Mean(SurveyDesign.Create(6), Wages);
        var doubled = Estimator.Mean(clustered, twice);
        Assert.Equal(once.StandardError, doubled.StandardError, 12);
        Assert.Equal(once.DegreesOfFreedom, doubled.DegreesOfFreedom);
        Assert.Equal(12, doubled.N);
        Assert.True(Estimator.Mean(SurveyDesign.Create(12), twice).StandardError < doubled.StandardError);
    }

    [Fact]
    public void A_share_without_design_has_the_plain_Wilson_interval()
    {
        bool[] has = [true, true, true, false, false, false, false, false];
        var share = Estimator.Share(SurveyDesign.Create(8), has);
        var wilson = ProportionIntervals.Wilson(3, 8);
        Assert.Equal(3 / 8.0, share.Value);
        Assert.Equal(wilson.Low, share.Low, 12);
        Assert.Equal(wilson.High, share.High, 12);
    }

    [Fact]
    public void Nobody_or_everybody_still_has_an_interval()
    {
        var none = Estimator.Share(SurveyDesign.Create(8), new bool[8]);
        Assert.Equal(0, none.Value);
        Assert.Equal(ProportionIntervals.Wilson(0, 8).High, none.High, 12);
        Assert.True(none.High > 0.1);
    }

    [Fact]
    public void Missing_answers_and_zero_weights_leave_the_base()
    {
        var design = SurveyDesign.Create(4, weights: [1, 2, 0, 5]);
        var mean = Estimator.Mean(design, [10, 20, 1000, double.NaN]);
        Assert.Equal((10 + 2 * 20) / 3.0, mean.Value, 12);
        Assert.Equal(2, mean.N);
        var shares = Estimator.Shares(design, [0, 1, 1, -1], 2);
        Assert.Equal(2 / 3.0, shares[1].Share.Value, 12);
        Assert.Equal((1, 1), (shares[0].Count, shares[1].Count));
        Assert.Equal(2, shares[1].WeightedCount);
    }

    [Fact]
    public void An_empty_base_has_no_value_and_a_single_answer_no_interval()
    {
        var empty = Estimator.Mean(SurveyDesign.Create(2), [1, 2], [false, false]);
        Assert.False(empty.HasValue);
        Assert.True(double.IsNaN(empty.Value));
        Assert.False(Estimator.Share(SurveyDesign.Create(0), []).HasValue);
        var single = Estimator.Share(SurveyDesign.Create(1), [true]);
        Assert.Equal(1, single.Value);
        Assert.False(single.HasInterval);
    }

    [Fact]
    public void A_ratio_divides_totals()
    {
        // Certified peers over peers employed in four agencies; with a constant denominator it is a mean, errors included.
        var design = SurveyDesign.Create(4, weights: [1, 2, 3, 4]);
        var mean = Estimator.Mean(design, [3, 1, 0, 2]);
        var ratio = Estimator.Ratio(design, [3, 1, 0, 2], [5, 5, 5, 5]);
        Assert.Equal(mean.Value / 5, ratio.Value, 12);
        Assert.Equal(mean.StandardError / 5, ratio.StandardError, 12);
        Assert.Equal((3 + 2 + 8) / (7 + 2 + 12.0), Estimator.Ratio(design, [3, 1, 0, 2], [7, 1, double.NaN, 3]).Value, 12);
        Assert.False(Estimator.Ratio(design, [3, 1, 0, 2], [0, 0, 0, 0]).HasValue);
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_middle_of_the_two_in_the_middle()
    {
        Assert.Equal(2.5, Estimator.Median(SurveyDesign.Create(4), [4, 1, 3, 2]).Value);
        Assert.Equal(3, Estimator.Median(SurveyDesign.Create(5), [5, 1, 4, 2, 3]).Value);
        Assert.Equal(1, Estimator.Median(SurveyDesign.Create(3, weights: [5, 1, 1]), [1, 2, 3]).Value);
        Assert.Equal(1, Estimator.Quantile(SurveyDesign.Create(4), [4, 1, 3, 2], 0).Value);
        Assert.Equal(4, Estimator.Quantile(SurveyDesign.Create(4), [4, 1, 3, 2], 1).Value);
    }

    [Fact]
    public void The_median_interval_reads_the_interval_of_the_distribution_function_back()
    {
        double[] values = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        var design = SurveyDesign.Create(100);
        var median = Estimator.Median(design, values);
        var reach = Estimator.Share(design, [.. values.Select(v => v <= median.Value)], interval: ProportionInterval.Normal);
        Assert.Equal(Math.Ceiling(reach.Low * 100), median.Low);
        Assert.Equal(Math.Ceiling(reach.High * 100), median.High);
        Assert.Equal(100, median.N);
    }

    [Fact]
    public void A_stratum_of_one_cluster_is_taken_around_the_mean_of_all()
    {
        var design = SurveyDesign.Create(3, strata: [0, 0, 1]);
        Assert.Equal(1, design.SingleClusterStrata);
        var total = Estimator.Total(design, [1, 3, 10]);
        // Stratum 0: 2/1 · ((1 − 2)² + (3 − 2)²) = 4. Stratum 1: (10 − 14/3)².
        Assert.Equal(4 + Math.Pow(10 - 14 / 3.0, 2), total.StandardError * total.StandardError, 10);
    }

    [Fact]
    public void A_design_that_contradicts_itself_is_refused_by_the_answer_that_does()
    {
        Assert.Contains("Answer 3", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(3, weights: [1, 1, -1])).Message);
        Assert.Contains("Answer 2", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, strata: [0, 1], clusters: [7, 7])).Message);
        Assert.Contains("Answer 2", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, populationSizes: [5, 6])).Message);
        Assert.Contains("population of 1", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, populationSizes: [1, 1])).Message);
        Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, weights: [1]));
        Assert.Contains("Answer 2", Assert.Throws<ArgumentException>(() => Estimator.Shares(SurveyDesign.Create(2), [0, 2], 2)).Message);
        Assert.Throws<ArgumentException>(() => Estimator.Mean(SurveyDesign.Create(2), [1]));
    }

    [Fact]
    public void Every_interval_contains_its_estimate()
    {
        Prop.ForAll(Samples(), Gen.Elements(Enum.GetValues<ProportionInterval>()).ToArbitrary(), (sample, method) =>
            {
                var (values, weights, clusters) = sample;
                var design = SurveyDesign.Create(values.Length, weights, clusters: clusters);
                int[] codes = [.. values.Select(v => Math.Abs(v) % 3)];
                double[] numbers = [.. values.Select(v => (double)v)];
                return Estimator
                    .Shares(design, codes, 3, interval: method)
                    .Select(s => s.Share)
                    .Append(Estimator.Mean(design, numbers))
                    .Append(Estimator.Total(design, numbers))
                    .Append(Estimator.Median(design, numbers))
                    .All(e => !e.HasInterval || (e.Low <= e.Value && e.Value <= e.High));
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Shares_of_all_levels_add_up_to_one()
    {
        Prop.ForAll(Samples(), sample =>
            {
                var design = SurveyDesign.Create(sample.Values.Length, sample.Weights, clusters: sample.Clusters);
                var shares = Estimator.Shares(design, [.. sample.Values.Select(v => Math.Abs(v) % 4)], 4);
                return !shares[0].Share.HasValue || Math.Abs(shares.Sum(s => s.Share.Value) - 1) < 1e-12;
            })
            .QuickCheckThrowOnFailure();
    }

    private static Arbitrary<(int[] Values, double[] Weights, int[] Clusters)> Samples() =>
        (
            from size in Gen.Choose(1, 40)
            from values in Gen.Choose(-20, 20).ArrayOf(size)
            from weights in Gen.Choose(0, 50).Select(w => w / 10.0).ArrayOf(size)
            from clusters in Gen.Choose(1, 12).ArrayOf(size)
            select (values, weights, clusters)
        ).ToArbitrary();
}
