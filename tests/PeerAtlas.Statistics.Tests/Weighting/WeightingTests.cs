using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Tests.Reference;
using PeerAtlas.Statistics.Weighting;

namespace PeerAtlas.Statistics.Tests.Weighting;

public class WeightingTests
{
    [Theory, InlineData(ApiSample.Stratified), InlineData(ApiSample.Clustered)]
    public void A_raked_share_is_the_raked_mean_of_its_indicator(string name)
    {
        // Shares take the margins off by combination and cluster, means answer by answer.
        var sample = new ApiSample(name);
        var design = Raking.Rake(sample.Design, sample.Margins()).Design;
        int[] codes = [.. sample.Numbers("dnum").Select(d => (int)d % 4 - 1)];
        bool[] domain = [.. sample.Numbers("api99").Select(a => a > 550)];
        var shares = Estimator.Shares(design, codes, 3, domain);
        foreach (var share in shares)
        {
            var mean = Estimator.Mean(
                design,
                [
                    .. codes.Select(c =>
                        c < 0 ? double.NaN
                        : c == share.Level ? 1.0
                        : 0
                    ),
                ],
                domain
            );
            ReferenceFile.AssertRelative(mean.Value, share.Share.Value);
            ReferenceFile.AssertRelative(mean.StandardError, share.Share.StandardError);
        }
    }

    [Fact]
    public void Answers_in_a_level_that_the_population_lacks_are_left_out()
    {
        var design = SurveyDesign.Create(5, [1, 1, 1, 1, 0]);
        var raked = Raking.Rake(design, [new("kind", [0, 1, 1, 2, -1], [4, 6, 0])]);
        Assert.Equal([4, 3, 3, 0, 0], raked.Weights);
        Assert.True(raked.Converged);
        var mean = Estimator.Mean(raked.Design, [1, 2, 3, 100, 100]);
        Assert.Equal((4 + 6 + 9) / 10.0, mean.Value, 12);
        Assert.Equal(3, mean.N);
        Assert.True(double.IsFinite(mean.StandardError));
    }

    [Fact]
    public void Raked_shares_of_a_margin_are_its_own_and_have_no_error_left()
    {
        var sample = new ApiSample(ApiSample.Clustered);
        var raked = Raking.Rake(sample.Design, [new("type", sample.SchoolType, [4000, 1000, 1000])]);
        var share = Estimator.Shares(raked.Design, sample.SchoolType, 3)[0].Share;
        Assert.Equal(4 / 6.0, share.Value, 12);
        Assert.True(share.StandardError < 1e-12);
    }

    [Fact]
    public void Raking_meets_its_margins()
    {
        Prop.ForAll(Margins(), sample =>
            {
                var (rows, columns, weights, first, second) = sample;
                double[] secondScaled = [.. second.Select(t => t * first.Sum() / second.Sum())];
                var result = Raking.Rake(SurveyDesign.Create(rows.Length, weights), [new("a", rows, first), new("b", columns, secondScaled)]);
                return result.Converged
                    && Met(result.Weights, rows, first)
                    && Met(result.Weights, columns, secondScaled)
                    && result.Weights.All(w => w > 0)
                    && result.DesignEffect >= 1 - 1e-12;
            })
            .QuickCheckThrowOnFailure();

        static bool Met(double[] weights, int[] levels, double[] totals) =>
            totals.Select((total, level) => Math.Abs(weights.Where((_, i) => levels[i] == level).Sum() - total) <= 1e-9 * totals.Sum()).All(met => met);
    }

    [Fact]
    public void Margins_that_cannot_be_met_together_are_reported_as_not_converged()
    {
        // Everybody in row 0 is in column 0 and the other way round, but the margins want different totals for them.
        var result = Raking.Rake(SurveyDesign.Create(2), [new("a", [0, 1], [1, 3]), new("b", [0, 1], [2, 2])]);
        Assert.False(result.Converged);
        Assert.Equal(0.25, result.LargestError, 12);
    }

    [Fact]
    public void A_margin_that_breaks_its_contract_is_refused_by_name()
    {
        var design = SurveyDesign.Create(2);
        Assert.Contains("region: level 1 has a population but no answers", Refusal(new("region", [0, 0], [5, 5])));
        Assert.Contains("region: answer 2", Refusal(new("region", [0, 2], [5, 5])));
        Assert.Contains("region: its totals add up to 9", Refusal(new("region", [0, 1], [5, 4])));
        Assert.Contains("region", Refusal(new("region", [0], [5, 5])));
        Assert.Contains("region", Refusal(new("region", [0, 1], [-1, 11])));

        string Refusal(Margin margin) => Assert.Throws<ArgumentException>(() => Raking.Rake(design, [new("kind", [0, 1], [5, 5]), margin])).Message;
    }

    [Fact]
    public void Those_that_answered_stand_for_the_others_in_their_class()
    {
        var adjusted = NonResponse.Adjust([0, 0, 0, 1, 1], [true, false, false, true, true], [1, 1, 2, 3, 1]);
        Assert.Equal([4, 0, 0, 3, 1], adjusted.Weights);
        Assert.Equal(new WeightingClass(0, 3, 1, 4), adjusted.Classes[0]);
    }

    [Fact]
    public void A_class_in_which_nobody_answered_is_refused_by_its_number() =>
        Assert.Contains("class 1", Assert.Throws<ArgumentException>(() => NonResponse.Adjust([0, 1], [true, false])).Message);

    [Fact]
    public void A_single_margin_is_met_in_one_round_and_weights_keep_their_ratio()
    {
        var raked = Raking.Rake(SurveyDesign.Create(4, [1, 3, 2, 2]), [new("kind", [0, 0, 1, 1], [8, 2])]);
        Assert.Equal([2, 6, 1, 1], raked.Weights);
        Assert.Equal((1, true), (raked.Iterations, raked.Converged));
        // 4 · (4 + 36 + 1 + 1) / 10².
        Assert.Equal(1.68, raked.DesignEffect, 12);
        Assert.Equal(0, raked.LargestError, 12);
        Assert.True(raked.Design.IsRaked);
        Assert.False(raked.Design.WithWeights([1, 1, 1, 1]).IsRaked);
        Assert.Equal(1, Raking.KishEffect([5, 5, 0]), 12);
    }

    [Fact]
    public void Raking_gives_up_and_says_so()
    {
        var sample = new ApiSample(ApiSample.Stratified);
        var raked = Raking.Rake(sample.Design, sample.Margins(), maximumIterations: 2);
        Assert.Equal((2, false), (raked.Iterations, raked.Converged));
        Assert.Contains("no margin", Assert.Throws<ArgumentException>(() => Raking.Rake(sample.Design, [])).Message);
    }

    [Fact]
    public void Very_many_levels_are_raked_as_few_are()
    {
        // More combinations than fit a small table.
        int[] first = [.. Enumerable.Range(0, 4000).Select(i => i / 2)];
        int[] second = [.. Enumerable.Range(0, 4000).Select(i => (i + 1) / 2 % 2000)];
        var raked = Raking.Rake(
            SurveyDesign.Create(4000),
            [new("a", first, [.. Enumerable.Repeat(3.0, 2000)]), new("b", second, [.. Enumerable.Repeat(3.0, 2000)])]
        );
        Assert.True(raked.Converged);
        Assert.All(raked.Weights, weight => Assert.Equal(1.5, weight, 9));
    }

    [Fact]
    public void Margins_and_classes_that_break_their_contract_are_refused_in_words()
    {
        var design = SurveyDesign.Create(2);
        Assert.Contains(
            "a finite number, not negative",
            Assert.Throws<ArgumentException>(() => Raking.Rake(design, [new("a", [0, 1], [double.PositiveInfinity, 1])])).Message
        );
        Assert.Contains("add up to 0", Assert.Throws<ArgumentException>(() => Raking.Rake(design, [new("a", [0, 1], [0, 0])])).Message);
        Assert.Contains("1 levels for 2 answers", Assert.Throws<ArgumentException>(() => Raking.Rake(design, [new("a", [0], [1, 1])])).Message);
        Assert.Contains("answer 1 has a level without a total", Assert.Throws<ArgumentException>(() => Raking.Rake(design, [new("a", [-1, 0], [1])])).Message);
        Assert.Contains("differ in length", Assert.Throws<ArgumentException>(() => NonResponse.Adjust([0], [true, false])).Message);
        Assert.Contains("differ in length", Assert.Throws<ArgumentException>(() => NonResponse.Adjust([0], [true], [1, 2])).Message);
        Assert.Contains("from 0", Assert.Throws<ArgumentException>(() => NonResponse.Adjust([-1], [true])).Message);
        Assert.Equal(1, NonResponse.Adjust([0, 1], [false, true], [0, 5]).Classes[0].Factor);
        Assert.Equal([2, 0, 1], NonResponse.Adjust([3, 3, 1], [true, false, true]).Weights);
        Assert.Equal([1, 3], NonResponse.Adjust([3, 3, 1], [true, false, true]).Classes.Select(c => c.Class));
    }

    private static Arbitrary<(int[] Rows, int[] Columns, double[] Weights, double[] First, double[] Second)> Margins() =>
        // Every cell is occupied, so that a solution exists.
        (
            from more in Gen.Choose(0, 20)
            from rows in Gen.Choose(0, 2).ArrayOf(more)
            from columns in Gen.Choose(0, 1).ArrayOf(more)
            from weights in Gen.Choose(1, 50).Select(w => w / 10.0).ArrayOf(more + 6)
            from first in Gen.Choose(1, 100).Select(t => (double)t).ArrayOf(3)
            from second in Gen.Choose(1, 100).Select(t => (double)t).ArrayOf(2)
            select ((int[])[0, 1, 2, 0, 1, 2, .. rows], (int[])[0, 0, 0, 1, 1, 1, .. columns], weights, first, second)
        ).ToArbitrary();
}
