using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Weighting;

namespace PeerAtlas.Statistics.Tests.Weighting;

public class RakingEdgeTests
{
    [Fact]
    public void Margins_that_do_not_depend_on_each_other_are_met_in_one_round_and_seen_to_be_in_the_next()
    {
        var raked = Raking.Rake(SurveyDesign.Create(4), [new("a", [0, 0, 1, 1], [3_000_000, 1_000_000]), new("b", [0, 1, 0, 1], [1_500_000, 2_500_000])]);
        Assert.Equal((2, true), (raked.Iterations, raked.Converged));
        Assert.Equal([1_125_000, 1_875_000, 375_000, 625_000], raked.Weights.Select(weight => Math.Round(weight, 6)));
    }

    [Fact]
    public void A_level_without_a_population_stays_out_round_after_round()
    {
        // The third level of the first margin, and nobody in the third of the second.
        var raked = Raking.Rake(SurveyDesign.Create(6), [new("a", [0, 0, 1, 1, 2, 2], [6, 4, 0]), new("b", [0, 1, 0, 1, 0, 1], [5, 5, 0])]);
        Assert.True(raked.Converged);
        Assert.Equal([3, 3, 2, 2, 0, 0], raked.Weights.Select(weight => Math.Round(weight, 9)));
        Assert.Equal(4, Estimator.Mean(raked.Design, [1, 2, 3, 4, 5, 6]).N);
    }

    [Fact]
    public void The_largest_error_is_that_of_the_worst_level()
    {
        // Everybody has the same level on both margins; the second, met last, leaves the first off by 1, 0 and 1 of 9.
        var raked = Raking.Rake(SurveyDesign.Create(3), [new("a", [0, 1, 2], [1, 3, 5]), new("b", [0, 1, 2], [2, 3, 4])], maximumIterations: 20);
        Assert.False(raked.Converged);
        Assert.Equal(20, raked.Iterations);
        Assert.Equal(1 / 9.0, raked.LargestError, 12);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(2, false)]
    public void Totals_of_margins_may_differ_by_rounding_of_the_population(double more, bool isTaken)
    {
        Margin[] margins = [new("a", [0, 1], [5e8, 5e8]), new("b", [0, 0], [1e9 + more])];
        if (isTaken)
            Assert.True(Raking.Rake(SurveyDesign.Create(2), margins, tolerance: 1e-6).Converged);
        else
            Assert.Contains("b: its totals add up to", Assert.Throws<ArgumentException>(() => Raking.Rake(SurveyDesign.Create(2), margins)).Message);
    }

    [Fact]
    public void Many_combinations_of_levels_have_the_errors_of_means()
    {
        // More clusters × combinations than are tabulated: 4,200 of each.
        const int Answers = 4200;
        int[] first = [.. Enumerable.Range(0, Answers).Select(i => i / 2)],
            second = [.. Enumerable.Range(0, Answers).Select(i => (i + 1) / 2 % (Answers / 2))];
        double[] totals = [.. Enumerable.Repeat(3.0, Answers / 2)];
        var design = Raking.Rake(SurveyDesign.Create(Answers), [new("a", first, totals), new("b", second, totals)]).Design;
        bool[] has = [.. Enumerable.Range(0, Answers).Select(i => i % 7 < 3)];
        var (share, mean) = (Estimator.Share(design, has), Estimator.Mean(design, [.. has.Select(yes => yes ? 1.0 : 0)]));
        Assert.Equal(mean.Value, share.Value, 12);
        Assert.Equal(mean.StandardError, share.StandardError, 12);
        Assert.True(share.StandardError > 0);
    }

    [Fact]
    public void Remainders_join_the_class_with_the_most_answers_wherever_it_stands()
    {
        ClassCell[] cells = [new(0, 0), new(0, 0), new(1, 0), new(1, 0), new(1, 0), new(2, 0), new(3, 0), new(3, 0)];
        Assert.Equal([0, 0, 1, 1, 1, 1, 2, 2], ClassMerging.Merge(cells, [.. cells.Select(_ => true)], 2));
        Assert.Contains("The columns differ in length", Assert.Throws<ArgumentException>(() => ClassMerging.Merge(cells, [true], 2)).Message);
    }

    [Fact]
    public void A_single_negative_class_is_refused() =>
        Assert.Contains("from 0", Assert.Throws<ArgumentException>(() => NonResponse.Adjust([0, -1, 2], [true, true, true])).Message);
}
