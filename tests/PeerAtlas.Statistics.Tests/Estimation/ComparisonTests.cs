using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class ComparisonTests
{
    [Fact]
    public void An_empty_column_does_not_change_the_test()
    {
        var sample = new ApiSample(ApiSample.Clustered);
        int[] wide = [.. sample.SchoolWide.Select(yes => yes ? 1 : 0)];
        var test = RaoScott.Test(sample.Design, wide, 2, sample.SchoolType, 3);
        var wider = RaoScott.Test(sample.Design, wide, 2, [.. sample.SchoolType.Select(t => t == 0 ? 0 : t + 1)], 5);
        Assert.Equal(test.F, wider.F, 10);
        Assert.Equal(test.P, wider.P, 10);
    }

    [Fact]
    public void A_table_of_one_row_has_nothing_to_test()
    {
        var test = RaoScott.Test(SurveyDesign.Create(4), [0, 0, 0, -1], 2, [0, 1, 1, 0], 2);
        Assert.True(double.IsNaN(test.P));
        Assert.Equal(3, test.N);
    }

    [Fact]
    public void Without_clusters_a_two_by_two_test_is_that_of_Pearson()
    {
        // 2 × 2 without design: F = X²·(n − 1)/n on 1 and n − 1 degrees of freedom, when the rows have equal variance.
        int[] rows = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 20)];
        int[] columns = [.. Enumerable.Range(0, 20).Select(i => i < 12 ? 0 : 1), .. Enumerable.Range(0, 20).Select(i => i < 8 ? 0 : 1)];
        var test = RaoScott.Test(SurveyDesign.Create(40), rows, 2, columns, 2);
        var pearson = 4 * (2.0 * 2.0 / 10);
        Assert.Equal(pearson, test.ChiSquared, 10);
        Assert.Equal(1, test.NumeratorDegreesOfFreedom, 10);
        Assert.Equal(39, test.DenominatorDegreesOfFreedom, 10);
    }

    [Fact]
    public void Groups_that_share_clusters_are_compared_with_their_covariance()
    {
        // Two waves of the same six organisations, each 2 higher in the second: the paired difference has no error at all.
        double[] values = [1, 5, 3, 8, 2, 9, 3, 7, 5, 10, 4, 11];
        bool[] first = [.. Enumerable.Range(0, 12).Select(i => i < 6)];
        bool[] second = [.. first.Select(f => !f)];
        var design = SurveyDesign.Create(12, clusters: [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
        var paired = Differences.OfMeans(design, values, second, first);
        Assert.Equal(2, paired.Value, 12);
        Assert.Equal(0, paired.StandardError, 12);

        var separate = Differences.OfIndependent(Estimator.Mean(design, values, second), Estimator.Mean(design, values, first));
        Assert.Equal(2, separate.Value, 12);
        Assert.True(separate.StandardError > 1);
        Assert.True(separate.P > 0.05);
    }

    [Fact]
    public void A_difference_of_ratios_to_one_is_a_difference_of_means()
    {
        double[] values = [1, 5, 3, 8, 2, 9, 4, 7, 5, 12, double.NaN, 11];
        bool[] first = [.. Enumerable.Range(0, 12).Select(i => i < 6)];
        bool[] second = [.. first.Select(f => !f)];
        var design = SurveyDesign.Create(12, clusters: [1, 2, 3, 4, 5, 6, 1, 2, 3, 7, 5, 6]);
        Assert.Equal(Differences.OfMeans(design, values, second, first), Differences.OfRatios(design, values, [.. values.Select(_ => 1.0)], second, first));
    }

    [Fact]
    public void A_difference_of_ratios_in_groups_without_a_common_cluster_is_that_of_independent_samples()
    {
        double[] above = [1, 5, 3, 8, 2, 9, 4, 7],
            below = [4, 6, 3, 9, 5, 10, 9, 14];
        bool[] first = [.. Enumerable.Range(0, 8).Select(i => i < 4)];
        bool[] second = [.. first.Select(f => !f)];
        var joint = Differences.OfRatios(SurveyDesign.Create(8, strata: [1, 1, 1, 1, 2, 2, 2, 2]), above, below, second, first);
        var apart = Differences.OfIndependent(
            Estimator.Ratio(SurveyDesign.Create(4), above.AsSpan(4), below.AsSpan(4)),
            Estimator.Ratio(SurveyDesign.Create(4), above.AsSpan(0, 4), below.AsSpan(0, 4))
        );
        Assert.Equal(apart.Value, joint.Value, 12);
        Assert.Equal(apart.StandardError, joint.StandardError, 12);
        Assert.True(double.IsNaN(Differences.OfRatios(SurveyDesign.Create(2), [1, 2], [0, 0], [true, false], [false, true]).Value));
    }

    [Fact]
    public void Independent_groups_agree_with_the_test_of_Welch()
    {
        double[] a = [3, 5, 8, 9],
            b = [1, 2, 2, 4, 6];
        var difference = Differences.OfIndependent(Estimator.Mean(SurveyDesign.Create(4), a), Estimator.Mean(SurveyDesign.Create(5), b));
        var (va, vb) = (Variance(a) / 4, Variance(b) / 5);
        Assert.Equal(a.Average() - b.Average(), difference.Value, 12);
        Assert.Equal(Math.Sqrt(va + vb), difference.StandardError, 12);
        Assert.Equal((va + vb) * (va + vb) / (va * va / 3 + vb * vb / 4), difference.DegreesOfFreedom, 10);

        static double Variance(double[] x) => x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1);
    }

    [Fact]
    public void A_difference_to_nobody_is_unknown()
    {
        var difference = Differences.OfMeans(SurveyDesign.Create(2), [1, 2], [true, true], [false, false]);
        Assert.True(double.IsNaN(difference.Value) && double.IsNaN(difference.P));
    }
}
