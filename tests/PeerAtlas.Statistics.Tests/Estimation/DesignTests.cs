using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class DesignTests
{
    [Fact]
    public void A_design_knows_its_parts()
    {
        var design = SurveyDesign.Create(5, weights: [1, 2, 3, 4, 5], strata: [7, 7, 7, 9, 9], clusters: [1, 1, 2, 3, 4]);
        Assert.Equal((5, 2, 4, 2), (design.Rows, design.Strata, design.Clusters, design.DegreesOfFreedom));
        Assert.Equal([0, 0, 1, 2, 3], Enumerable.Range(0, 5).Select(design.ClusterOf));
        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(design.StratumOf));
        Assert.Equal(4, design.WeightOf(3));
        Assert.Equal(0, design.SingleClusterStrata);
        Assert.False(design.IsRaked);
        var plain = SurveyDesign.Create(3);
        Assert.Equal((1, 2, 1), (plain.WeightOf(2), plain.ClusterOf(2), plain.Strata));
    }

    [Fact]
    public void A_stratum_whose_only_cluster_is_all_there_is_has_no_variance()
    {
        var design = SurveyDesign.Create(3, strata: [0, 0, 1], populationSizes: [4, 4, 1]);
        Assert.Equal(0, design.SingleClusterStrata);
        // (1 − 2/4) · 2/1 · ((1 − 2)² + (3 − 2)²) = 2, and nothing from the stratum seen whole.
        var total = Estimator.Total(design, [1, 3, 10]);
        Assert.Equal(2, total.StandardError * total.StandardError, 12);
        Assert.Equal(14, total.Value);
    }

    [Fact]
    public void Other_weights_leave_everything_else_as_it_was()
    {
        var design = SurveyDesign.Create(4, strata: [0, 0, 1, 1], clusters: [0, 1, 2, 3], populationSizes: [9, 9, 8, 8]);
        var weighted = design.WithWeights([2, 2, 2, 2]);
        Assert.Equal(2 * Estimator.Total(design, [1, 2, 3, 5]).StandardError, Estimator.Total(weighted, [1, 2, 3, 5]).StandardError, 12);
        Assert.Equal(2, weighted.DegreesOfFreedom);
        Assert.Throws<ArgumentException>(() => design.WithWeights([1]));
        Assert.Throws<ArgumentException>(() => design.WithWeights([1, 1, 1, double.PositiveInfinity]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_column_of_another_length_is_refused(int which)
    {
        var thrown = Assert.Throws<ArgumentException>(() =>
            SurveyDesign.Create(
                2,
                weights: which == 1 ? [1] : null,
                strata: which == 2 ? [1] : null,
                clusters: which == 3 ? [1] : null,
                populationSizes: which == 4 ? [1] : null
            )
        );
        Assert.Contains("There are 2 answers but 1 entries", thrown.Message);
    }

    [Fact]
    public void Every_estimate_refuses_columns_and_domains_of_another_length()
    {
        var design = SurveyDesign.Create(2);
        Action[] wrong =
        [
            () => Estimator.Mean(design, [1]),
            () => Estimator.Total(design, [1]),
            () => Estimator.Ratio(design, [1], [1, 2]),
            () => Estimator.Ratio(design, [1, 2], [1]),
            () => Estimator.Share(design, [true]),
            () => Estimator.Shares(design, [1], 2),
            () => Estimator.Quantile(design, [1], 0.5),
        ];
        Assert.All(wrong, action => Assert.Contains("The design has 2 answers, the column 1", Assert.Throws<ArgumentException>(action).Message));
        Action[] domains =
        [
            () => Estimator.Mean(design, [1, 2], [true]),
            () => Estimator.Total(design, [1, 2], [true]),
            () => Estimator.Ratio(design, [1, 2], [1, 2], [true]),
            () => Estimator.Share(design, [true, false], [true]),
            () => Estimator.Median(design, [1, 2], [true]),
        ];
        Assert.All(domains, action => Assert.Contains("the domain 1", Assert.Throws<ArgumentException>(action).Message));
        Assert.All(new[] { 0, 1, -0.5, 1.5, double.NaN }, level =>
            Assert.Contains("confidence level", Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Mean(design, [1, 2], level: level)).Message)
        );
        Assert.Contains("probability", Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Quantile(design, [1, 2], 1.01)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimator.Shares(design, [0, 0], 0));
    }

    [Fact]
    public void A_domain_keeps_the_clusters_outside_in_its_variance()
    {
        // The textbook domain mean without design: Σ over the domain of (y − mean)² · n / ((n − 1) · n_d²).
        double[] values = [2, 4, 9, 100, 200];
        bool[] domain = [true, true, true, false, false];
        var mean = Estimator.Mean(SurveyDesign.Create(5), values, domain);
        Assert.Equal(5, mean.Value, 12);
        Assert.Equal(Math.Sqrt((9 + 1 + 16) * 5 / 4.0 / 9), mean.StandardError, 12);
        Assert.Equal((2, 3), (mean.DegreesOfFreedom, mean.N));
        var share = Estimator.Share(SurveyDesign.Create(5), [true, false, false, true, true], domain);
        Assert.Equal(1 / 3.0, share.Value, 12);
        Assert.Equal(Math.Sqrt((4 / 9.0 + 1 / 9.0 + 1 / 9.0) * 5 / 4.0 / 9), share.StandardError, 12);
    }

    [Fact]
    public void A_level_above_the_standard_widens_the_interval()
    {
        var design = SurveyDesign.Create(6);
        double[] values = [1, 2, 3, 4, 5, 9];
        Assert.True(Estimator.Mean(design, values, level: 0.99).High > Estimator.Mean(design, values).High);
        Assert.True(Estimator.Total(design, values, level: 0.99).High > Estimator.Total(design, values).High);
        Assert.True(Estimator.Ratio(design, values, [1, 1, 2, 1, 1, 1], level: 0.99).High > Estimator.Ratio(design, values, [1, 1, 2, 1, 1, 1]).High);
        Assert.True(
            Estimator.Share(design, [true, false, true, false, true, false], level: 0.99).High
                > Estimator.Share(design, [true, false, true, false, true, false]).High
        );
    }

    [Fact]
    public void Differences_of_shares_in_a_plain_sample_have_their_textbook_error()
    {
        // Two halves of a sample with replacement: variance n/(n − 1) · Σ p(1 − p)/n_d, no covariance between disjoint answers.
        double[] values = [1, 1, 1, 0, 1, 0, 0, 0];
        bool[] first = [true, true, true, true, false, false, false, false];
        var difference = Differences.OfMeans(SurveyDesign.Create(8), values, first, [.. first.Select(f => !f)]);
        Assert.Equal(0.5, difference.Value, 12);
        Assert.Equal(Math.Sqrt(8 / 7.0 * (0.75 * 0.25 / 4 + 0.25 * 0.75 / 4)), difference.StandardError, 12);
        Assert.Equal(7, difference.DegreesOfFreedom);
        Assert.Equal(difference.Value - difference.Low, difference.High - difference.Value, 12);
        Assert.InRange(difference.P, 0.15, 0.25);
        var same = Differences.OfMeans(SurveyDesign.Create(4), [1, 1, 1, 1], [true, true, false, false], [false, false, true, true]);
        Assert.Equal((0.0, 1.0), (same.Value, same.P));
        var sure = Differences.OfMeans(SurveyDesign.Create(4), [2, 2, 1, 1], [true, true, false, false], [false, false, true, true]);
        Assert.Equal((1.0, 0.0), (sure.Value, sure.P));
    }

    [Fact]
    public void Clusters_without_an_answer_count_as_clusters_that_add_nothing()
    {
        // Entries of three of five organisations in one stratum, and of two of two in another.
        double[] values = [4, 2, 9, 5, 7, 1];
        var sparse = SurveyDesign.Create(
            6,
            [3, 3, 3, 3, 2, 2],
            strata: [0, 0, 0, 0, 1, 1],
            clusters: [1, 1, 2, 3, 4, 5],
            populationSizes: [15, 15, 15, 15, 4, 4],
            clusterCounts: [5, 5, 5, 5, 2, 2]
        );
        // The same, with a row of nothing for each of the other two.
        var whole = SurveyDesign.Create(
            8,
            [3, 3, 3, 3, 2, 2, 3, 3],
            strata: [0, 0, 0, 0, 1, 1, 0, 0],
            clusters: [1, 1, 2, 3, 4, 5, 6, 7],
            populationSizes: [15, 15, 15, 15, 4, 4, 15, 15]
        );

        Assert.Equal(Estimator.Total(whole, [.. values, 0, 0]).StandardError, Estimator.Total(sparse, values).StandardError, 12);
        bool[] domain = [true, true, true, true, true, true, false, false];
        Assert.Equal(Estimator.Mean(whole, [.. values, 0, 0], domain).StandardError, Estimator.Mean(sparse, values).StandardError, 12);
        int[] codes = [0, 1, 0, 1, 1, 0];
        Assert.Equal(Estimator.Shares(whole, [.. codes, -1, -1], 2)[1].Share.StandardError, Estimator.Shares(sparse, codes, 2)[1].Share.StandardError, 12);
        int[] groups = [0, 1, 1, 0, 1, 0];
        Assert.Equal(RaoScott.Test(whole, [.. codes, -1, -1], 2, [.. groups, 0, 0], 2).F, RaoScott.Test(sparse, codes, 2, groups, 2).F, 12);
        Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, clusterCounts: [1, 1]));
        Assert.Throws<ArgumentException>(() => SurveyDesign.Create(2, clusterCounts: [3, 4]));
    }
}
