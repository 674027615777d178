using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class DifferenceTests
{
    private static readonly double[] Values = [1, 5, 3, 8, 2, 9, 4, 7, 6, 12];
    private static readonly double[] Weights = [1, 2, 1, 3, 2, 1, 4, 1, 2, 2];
    private static readonly bool[] First = [.. Enumerable.Range(0, 10).Select(i => i < 5)];
    private static readonly bool[] Second = [.. Enumerable.Range(0, 10).Select(i => i >= 5)];
    private static readonly SurveyDesign Apart = SurveyDesign.Create(10, Weights, strata: [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);

    [Fact]
    public void Weighted_means_of_groups_in_strata_of_their_own_differ_as_independent_samples()
    {
        var joint = Differences.OfMeans(Apart, Values, Second, First);
        var apart = Differences.OfIndependent(
            Estimator.Mean(SurveyDesign.Create(5, Weights[5..]), Values.AsSpan(5)),
            Estimator.Mean(SurveyDesign.Create(5, Weights[..5]), Values.AsSpan(0, 5))
        );
        Assert.Equal(apart.Value, joint.Value, 12);
        Assert.Equal(apart.StandardError, joint.StandardError, 12);
        Assert.Equal(8, joint.DegreesOfFreedom);
    }

    [Fact]
    public void The_interval_and_the_p_value_are_those_of_t()
    {
        foreach (var level in new[] { 0.8, 0.95, 0.99 })
        {
            var ones = Enumerable.Repeat(1.0, 10).ToArray();
            foreach (
                var difference in new[]
                {
                    Differences.OfMeans(Apart, Values, Second, First, level),
                    Differences.OfRatios(Apart, Values, ones, Second, First, level),
                }
            )
            {
                var half = StudentT.InvCDF(0, 1, 8, (1 + level) / 2) * difference.StandardError;
                Assert.Equal((difference.Value - half, difference.Value + half), (difference.Low, difference.High));
                Assert.Equal(2 * (1 - StudentT.CDF(0, 1, 8, difference.Value / difference.StandardError)), difference.P, 10);
                Assert.InRange(difference.P, 0.001, 0.5);
            }
        }
    }

    [Fact]
    public void Turned_round_a_difference_changes_its_sign_only()
    {
        var (up, down) = (Differences.OfMeans(Apart, Values, Second, First), Differences.OfMeans(Apart, Values, First, Second));
        Assert.Equal((-down.Value, -down.High, -down.Low), (up.Value, up.Low, up.High));
        Assert.Equal((down.P, down.StandardError), (up.P, up.StandardError));
        Assert.True(up.Value > 0 && up.P > 0);
    }

    [Fact]
    public void Missing_values_leave_both_groups()
    {
        double[] values = [.. Values],
            ones = [.. Enumerable.Repeat(1.0, 10)],
            gaps = [.. ones];
        (values[1], gaps[7]) = (double.NaN, double.NaN);
        bool[] first = [.. First.Select((yes, i) => yes && i != 1)],
            second = [.. Second.Select((yes, i) => yes && i != 7)];
        Assert.Equal(Differences.OfMeans(Apart, Values, second, first), Differences.OfRatios(Apart, values, gaps, Second, First));
        Assert.Equal(Differences.OfMeans(Apart, Values, second, first), Differences.OfMeans(Apart, values, second, First));
    }

    [Fact]
    public void Without_a_domain_all_answers_are_meant()
    {
        bool[] all = [.. Enumerable.Repeat(true, 10)];
        Assert.Equal(Differences.OfMeans(Apart, Values, all, First), Differences.OfMeans(Apart, Values, [], First));
        Assert.Equal(Differences.OfRatios(Apart, Values, Weights, First, all), Differences.OfRatios(Apart, Values, Weights, First, []));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_nobody_on_one_side_nothing_is_known(bool nobodyFirst)
    {
        var (first, second) = nobodyFirst ? (new bool[10], First) : (First, new bool[10]);
        AssertUnknown(double.NaN, Differences.OfMeans(Apart, Values, first, second));
        AssertUnknown(double.NaN, Differences.OfRatios(Apart, Values, Weights, first, second));
    }

    [Fact]
    public void Without_a_degree_of_freedom_only_the_value_is_known()
    {
        AssertUnknown(-2, Differences.OfMeans(SurveyDesign.Create(2, clusters: [7, 7]), [1, 3], [true, false], [false, true]));
        AssertUnknown(2, Differences.OfIndependent(new(5, double.NaN, double.NaN, double.NaN, 0, 1), new(3, 1, 1, 5, 9, 10)));
        AssertUnknown(2, Differences.OfIndependent(new(5, 0, 5, 5, 0, 1), new(3, 0, 3, 3, 0, 1)));
    }

    [Fact]
    public void Independent_estimates_without_error_have_the_degrees_of_both()
    {
        var sure = Differences.OfIndependent(new(5, 0, 5, 5, 4, 5), new(3, 0, 3, 3, 6, 7));
        Assert.Equal(new Difference(2, 0, 2, 2, 10, 0), sure);
        Assert.Equal(1, Differences.OfIndependent(new(5, 0, 5, 5, 4, 5), new(5, 0, 5, 5, 6, 7)).P);
        // Of equal errors as of unequal ones: (1 + 1)² ÷ (1/4 + 1/9).
        Assert.Equal(4 / (1 / 4.0 + 1 / 9.0), Differences.OfIndependent(new(5, 1, 3, 7, 4, 5), new(3, 1, 1, 5, 9, 10)).DegreesOfFreedom, 10);
        // One degree of freedom is enough.
        Assert.True(double.IsFinite(Differences.OfIndependent(new(5, 1, 0, 9, 1, 2), new(3, 0, 3, 3, 6, 7)).P));
    }

    [Fact]
    public void A_level_outside_0_to_1_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Differences.OfIndependent(new(5, 1, 0, 9, 8, 9), new(3, 1, 3, 3, 6, 7), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differences.OfMeans(Apart, Values, First, Second, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differences.OfRatios(Apart, Values, Weights, First, Second, 1));
    }

    [Fact]
    public void Only_the_clusters_that_either_group_reaches_count_for_the_degrees_of_freedom()
    {
        var design = SurveyDesign.Create(6, clusters: [1, 1, 2, 3, 4, 5]);
        var difference = Differences.OfMeans(design, [1, 2, 4, 8, 16, 32], [true, false, true, false, false, false], [false, true, false, true, false, false]);
        Assert.Equal(2, difference.DegreesOfFreedom);
        Assert.Equal(
            2,
            Differences
                .OfRatios(design, [1, 2, 4, 8, 16, 32], [1, 1, 1, 1, 1, 1], [true, false, true, false, false, false], [false, true, false, true, false, false])
                .DegreesOfFreedom
        );
    }

    private static void AssertUnknown(double value, Difference difference) =>
        Assert.Equal(new Difference(value, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN), difference);
}
