using System.Globalization;
using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class QuantileTests
{
    [Theory]
    [InlineData(0.5, 0.95)]
    [InlineData(0.25, 0.8)]
    [InlineData(0.9, 0.95)]
    [InlineData(0.37, 0.99)]
    public void The_interval_is_that_of_Woodruff_for_weighted_answers_with_ties(double probability, double level)
    {
        var random = new Random(11);
        double[] values = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(1, 30))];
        double[] weights = [.. Enumerable.Range(0, 60).Select(_ => random.Next(1, 50) / 7.0)];
        var design = SurveyDesign.Create(60, weights);
        var estimate = Estimator.Quantile(design, values, probability, level: level);
        var value = Smallest(probability);
        var error = Estimator.Share(design, [.. values.Select(v => v <= value)], interval: ProportionInterval.Normal).StandardError;
        var t = StudentT.InvCDF(0, 1, 59, (1 + level) / 2);
        var reached = Enumerable.Range(0, 60).Where(i => values[i] <= value).Sum(i => weights[i]) / weights.Sum();
        var (low, high) = (Smallest(reached - t * error), Smallest(reached + t * error));
        Assert.Equal((value, low, high), (estimate.Value, estimate.Low, estimate.High));
        Assert.Equal((high - low) / (2 * t), estimate.StandardError, 10);
        Assert.Equal((59, 60), (estimate.DegreesOfFreedom, estimate.N));

        // The smallest value at or below which at least that share of the weight lies; no cumulated weight is exactly the share here.
        double Smallest(double share) =>
            values.Order().Cast<double?>().FirstOrDefault(v => Enumerable.Range(0, 60).Where(i => values[i] <= v).Sum(i => weights[i]) >= share * weights.Sum())
            ?? values.Max();
    }

    /// <summary>The values that R finds, see Reference/README.md.</summary>
    [Theory]
    [InlineData("ties")]
    [InlineData("apistrat.api00")]
    [InlineData("apistrat.hundreds")]
    [InlineData("apistrat.enroll")]
    [InlineData("apiclus1.api00")]
    [InlineData("apiclus1.hundreds")]
    [InlineData("apiclus1.enroll")]
    public void Quantiles_and_their_intervals_are_those_of_the_reference_with_ties_too(string name)
    {
        var (design, values) = Sample(name.Split('.'));
        var expected = ReferenceFile.Json("quantiles.expected.json").GetProperty(name).EnumerateObject().ToList();
        Assert.True(expected.Count >= 2);
        foreach (var percent in expected)
        {
            var estimate = Estimator.Quantile(design, values, int.Parse(percent.Name, CultureInfo.InvariantCulture) / 100.0);
            double[] found = [estimate.Value, estimate.StandardError, estimate.Low, estimate.High];
            foreach (var (part, value) in new[] { "estimate", "se", "low", "high" }.Zip(found))
                ReferenceFile.AssertRelative(percent.Value.GetProperty(part).GetDouble(), value, 1e-6);
        }

        static (SurveyDesign Design, double[] Values) Sample(string[] name)
        {
            if (name is ["ties"])
                return (SurveyDesign.Create(20), [1, 1, .. Enumerable.Repeat(2.0, 12), 3, 3, 3, 3, 4, 4]);
            var sample = new ApiSample(name[0]);
            return (sample.Design, name[1] == "hundreds" ? [.. sample.Numbers("api00").Select(v => 100 * Math.Floor(v / 100))] : sample.Numbers(name[1]));
        }
    }

    [Fact]
    public void Where_the_interval_of_the_function_leaves_the_answers_theirs_ends_with_the_lowest_and_the_highest()
    {
        // Of 6 answers 5 lie at or below 2: 5/6 ± 2.57 · 0.167 goes beyond 1.
        var estimate = Estimator.Median(SurveyDesign.Create(6), [2, 1, 2, 2, 2, 9]);
        Assert.Equal((2.0, 2.0, 9.0), (estimate.Value, estimate.Low, estimate.High));
        Assert.Equal(7 / (2 * StudentT.InvCDF(0, 1, 5, 0.975)), estimate.StandardError, 9);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(3, 1.5)]
    [InlineData(2, 2)]
    public void A_quantile_that_the_strata_fix_has_no_error(int ones, double expected)
    {
        int[] strata = [.. Enumerable.Range(0, 6).Select(row => row < ones ? 0 : 1)];
        var estimate = Estimator.Median(SurveyDesign.Create(6, strata: strata), [.. strata.Select(stratum => stratum + 1.0)]);
        Assert.Equal((expected, 0.0, expected, expected), (estimate.Value, estimate.StandardError, estimate.Low, estimate.High));
    }

    [Fact]
    public void An_answer_without_a_value_is_as_one_outside_the_domain()
    {
        double[] values = [4, 9, 1, 7, 7, 3, 12, 5, 2];
        bool[] domain = [.. Enumerable.Range(0, 9).Select(i => i is not (3 or 6))];
        var design = SurveyDesign.Create(9, [1, 2, 1, 3, 1, 1, 2, 1, 1]);
        var expected = Estimator.Median(design, values, domain);
        Assert.Equal(expected, Estimator.Median(design, [.. values.Select((value, i) => domain[i] ? value : double.NaN)]));
        Assert.Equal(7, expected.N);
        Assert.True(expected.StandardError > 0);
    }

    [Fact]
    public void The_size_of_the_weights_does_not_matter()
    {
        double[] values = [4, 9, 1, 7, 8, 3, 12, 5, 2, 10];
        foreach (var probability in new[] { 0, 0.1, 0.45, 0.5, 0.9, 0.95, 1 })
        {
            var expected = Estimator.Quantile(SurveyDesign.Create(10), values, probability);
            foreach (var weight in new[] { 0.01, 0.09, 30 })
            {
                var estimate = Estimator.Quantile(SurveyDesign.Create(10, [.. Enumerable.Repeat(weight, 10)]), values, probability);
                Assert.Equal((expected.Value, expected.Low, expected.High), (estimate.Value, estimate.Low, estimate.High));
            }
        }

        Assert.Equal(10, Estimator.Quantile(SurveyDesign.Create(10), values, 0.85).Value);
        Assert.Equal(11, Estimator.Quantile(SurveyDesign.Create(10), values, 0.9).Value);
        Assert.Equal(12, Estimator.Quantile(SurveyDesign.Create(10), values, 0.91).Value);
    }

    [Fact]
    public void Nobody_has_no_median_and_a_single_cluster_no_interval()
    {
        var nobody = Estimator.Median(SurveyDesign.Create(2), [1, 2], [false, false]);
        Assert.False(nobody.HasValue);
        Assert.True(double.IsNaN(nobody.Value));
        var single = Estimator.Median(SurveyDesign.Create(3, clusters: [5, 5, 5]), [1, 2, 9]);
        Assert.Equal((2.0, 3), (single.Value, single.N));
        Assert.True(double.IsNaN(single.StandardError) && !single.HasInterval);
    }

    [Fact]
    public void What_is_refused_is_refused_in_words_even_of_nobody()
    {
        var design = SurveyDesign.Create(2);
        Assert.Contains(
            "A probability lies between 0 and 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Quantile(design, [1, 2], -0.01)).Message
        );
        Assert.Contains(
            "A probability lies between 0 and 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Quantile(design, [1, 2], double.NaN)).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Median(design, [1, 2], [false, false], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Shares(design, [0, 1], 2, [false, false], level: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Mean(design, [1, 2], [false, false], 0));
        Assert.Equal("has", Assert.Throws<ArgumentException>(() => Estimator.Share(design, [true])).ParamName);
    }

    [Fact]
    public void A_share_of_nobody_or_everybody_has_the_exact_interval_of_its_answers()
    {
        var (nobody, everybody) = (
            Estimator.Share(SurveyDesign.Create(8), new bool[8], interval: ProportionInterval.KornGraubard),
            Estimator.Share(SurveyDesign.Create(8), [.. Enumerable.Repeat(true, 8)], interval: ProportionInterval.KornGraubard)
        );
        // (1 − high)⁸ = 0.025.
        Assert.Equal((0, 1), (nobody.Low, everybody.High));
        Assert.Equal(1 - Math.Pow(0.025, 1 / 8.0), nobody.High, 9);
        Assert.Equal(Math.Pow(0.025, 1 / 8.0), everybody.Low, 9);
    }

    [Fact]
    public void A_share_that_the_strata_fix_has_no_error()
    {
        var share = Estimator.Share(SurveyDesign.Create(6, strata: [0, 0, 0, 1, 1, 1]), [true, true, true, false, false, false]);
        Assert.Equal((0.5, 0.0, 0.5, 0.5), (share.Value, share.StandardError, share.Low, share.High));
    }

    [Fact]
    public void The_first_answer_is_checked_as_every_other()
    {
        Assert.Contains("Answer 1: a weight", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, weights: [-1, 1])).Message);
        Assert.Contains("Answer 1: a weight", Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, weights: [double.NaN, 1])).Message);
        foreach (var size in new[] { 0, -1, double.NaN })
            Assert.Contains(
                "Answer 1: the population size",
                Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, populationSizes: [size, size])).Message
            );
        Assert.Equal("rows", Assert.Throws<ArgumentOutOfRangeException>(() => SurveyDesign.Create(-1)).ParamName);
        Assert.Equal(0, SurveyDesign.Create(2, weights: [0, 1]).WeightOf(0));
    }
}
