using MathNet.Numerics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Populations;

public class ModelTests
{
    private static readonly PartialLists Hepatitis = ReferenceFile.Hepatitis();

    [Fact]
    public void Models_come_with_the_fewest_interactions_first() =>
        Assert.Equal(["P,Q,E", "PQ", "PE", "QE", "PQ,PE", "PQ,QE", "PE,QE", "PQ,PE,QE"], LogLinear.FitAll(Hepatitis).Select(model => model.Estimate.Method));

    [Fact]
    public void Two_lists_settle_no_interaction() =>
        Assert.Equal(
            ["A,B"],
            LogLinear.FitAll(new(["A", "B"], [([true, false], 30), ([false, true], 20), ([true, true], 10)])).Select(model => model.Estimate.Method)
        );

    [Fact]
    public void The_criterion_of_Akaike_counts_the_likelihood_and_the_parameters()
    {
        // The saturated model fits every count exactly; each other one is less likely by half its deviance and has fewer parameters.
        var models = LogLinear.FitAll(Hepatitis);
        var saturated = 2 * 7 - 2 * Enumerable.Range(1, 7).Select(Hepatitis.OnExactly).Sum(y => y * Math.Log(y) - y - SpecialFunctions.GammaLn(y + 1));
        Assert.All(models, model => Assert.Equal(saturated + model.Deviance - 2 * model.DegreesOfFreedom, model.Aic, 6));
    }

    [Fact]
    public void The_saturated_model_has_the_variance_of_its_closed_form()
    {
        // unseen + unseen² · Σ 1/n over the seven counts, for its logarithm is a signed sum of theirs.
        double[] counts = [.. Enumerable.Range(1, 7).Select(combination => (double)Hepatitis.OnExactly(combination))];
        var unseen = counts[6] * counts[0] * counts[1] * counts[3] / (counts[2] * counts[4] * counts[5]);
        var estimate = LogLinear.FitAll(Hepatitis)[^1].Estimate;
        var variance = unseen + unseen * unseen * counts.Sum(count => 1 / count);
        ReferenceFile.AssertRelative(Math.Sqrt(variance), estimate.StandardError, 1e-6);
        var factor = Math.Exp(1.959963984540054 * Math.Sqrt(Math.Log(1 + variance / (unseen * unseen))));
        ReferenceFile.AssertRelative(counts.Sum() + unseen / factor, estimate.Low, 1e-6);
        ReferenceFile.AssertRelative(counts.Sum() + unseen * factor, estimate.High, 1e-6);
    }

    [Fact]
    public void A_model_with_one_interaction_has_its_closed_form()
    {
        // With A and B dependent and C independent of both: unseen = persons on C only · persons on A or B, not on C ÷ persons on C and on A or B.
        var lists = new PartialLists(
            ["A", "B", "C"],
            [
                ([true, false, false], 20),
                ([false, true, false], 31),
                ([true, true, false], 12),
                ([false, false, true], 44),
                ([true, false, true], 9),
                ([false, true, true], 15),
                ([true, true, true], 6),
            ]
        );
        var model = LogLinear.Fit(lists, [(0, 1)]);
        Assert.Equal("AB", model.Estimate.Method);
        ReferenceFile.AssertRelative(137 + 44 * (20 + 31 + 12) / (9.0 + 15 + 6), model.Estimate.Value, 1e-7);
        Assert.Equal(2, model.DegreesOfFreedom);
    }

    [Fact]
    public void A_combination_with_nobody_is_fitted_as_any_other()
    {
        // The same closed form, and the deviance Σ 2·y·ln(y ÷ fitted), to which a count of 0 adds nothing as the fitted ones add up to those seen.
        double[,] counts =
        {
            { 20, 31, 0 },
            { 9, 15, 6 },
        };
        var lists = new PartialLists(
            ["A", "B", "C"],
            [
                ([true, false, false], 20),
                ([false, true, false], 31),
                ([false, false, true], 44),
                ([true, false, true], 9),
                ([false, true, true], 15),
                ([true, true, true], 6),
            ]
        );
        var model = LogLinear.Fit(lists, [(0, 1)]);
        ReferenceFile.AssertRelative(125 + 44 * 51 / 30.0, model.Estimate.Value, 1e-7);
        var deviance = 0.0;
        for (var c = 0; c < 2; c++)
        {
            for (var column = 0; column < 3; column++)
            {
                var fitted = (counts[c, 0] + counts[c, 1] + counts[c, 2]) * (counts[0, column] + counts[1, column]) / 81;
                deviance += counts[c, column] > 0 ? 2 * counts[c, column] * Math.Log(counts[c, column] / fitted) : 0;
            }
        }

        Assert.Equal(deviance, model.Deviance, 6);
    }

    [Fact]
    public void The_level_reaches_every_interval()
    {
        var (usual, high) = (SizeFromLists.Compute(Hepatitis), SizeFromLists.Compute(Hepatitis, 0.99));
        foreach (
            var (narrow, wide) in usual
                .Petersen.Concat(usual.Chapman)
                .Concat(usual.LogLinear.Select(m => m.Estimate))
                .Zip(high.Petersen.Concat(high.Chapman).Concat(high.LogLinear.Select(m => m.Estimate)))
        )
        {
            Assert.Equal((narrow.Method, narrow.Value, narrow.StandardError), (wide.Method, wide.Value, wide.StandardError));
            Assert.True(wide.Low < narrow.Low && narrow.High < wide.High);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => TwoLists.Petersen(Hepatitis, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLinear.Fit(Hepatitis, [], 0));
        var (jobs, perPerson) = (new Estimate(300, 30, 240, 360, 20, 50), new Estimate(1.5, 0.15, 1.2, 1.8, 20, 50));
        Assert.Equal(200 * Math.Exp(2.5758293035489 * Math.Sqrt(0.02)), SizeFromSurvey.Multiplicity(jobs, perPerson, 0.99).High, 8);
        Assert.True(
            SizeFromSurvey.JobsPerPersonByJob(SurveyDesign.Create(4), [1, 2, 1, 2], 0.99).Low
                < SizeFromSurvey.JobsPerPersonByJob(SurveyDesign.Create(4), [1, 2, 1, 2]).Low
        );
    }

    [Fact]
    public void Names_of_more_than_a_letter_are_kept_apart()
    {
        var lists = new PartialLists(["A", "bc", "D"], [([true, true, true], 4)]);
        Assert.Equal(["Chapman A:bc", "Chapman A:D", "Chapman bc:D"], SizeFromLists.Compute(lists).Chapman.Select(estimate => estimate.Method));
    }

    [Fact]
    public void Five_lists_are_the_most()
    {
        string[] names = ["A", "B", "C", "D", "E"];
        var lists = new PartialLists(names, Enumerable.Range(1, 31).Select(c => (names.Select((_, i) => (c >> i & 1) == 1).ToArray(), c)));
        Assert.Equal((31 * 32 / 2, 31, 16), (lists.Distinct, lists.OnExactly(31), lists.OnExactly(16)));
        Assert.Equal(Enumerable.Range(1, 31).Where(c => (c & 5) == 5 && (c & 8) == 0).Sum(), lists.On(5, off: 8));
    }

    [Fact]
    public void Dependence_that_explains_everything_leaves_no_number_of_high_coverage()
    {
        // A and B are the same ten persons, C five others: coverage 1 − 1/3, and the spread is (10 + 10) · 10 ÷ 100 ÷ 2 = 1.
        var coverage = SampleCoverage.Compute(new(["A", "B", "C"], [([true, true, false], 10), ([false, false, true], 5)]))!;
        Assert.Equal(2 / 3.0, coverage.Coverage, 12);
        Assert.Equal(15 - 5 / 3.0, coverage.AverageSeen, 12);
        Assert.Equal((15 - 5 / 3.0) * 1.5, coverage.Independent, 12);
        Assert.True(double.IsNaN(coverage.HighCoverage));
        // Twice: independent + (20 · (N · 10 ÷ 100 − 1) − 5 − 5) ÷ 2, where the pairs with C have nobody on both and the five of C outside the third list.
        static double Step(double number) => 20 + (20 * (number / 10 - 1) - 5 - 5) / 2;
        Assert.Equal(Step(Step(20)), coverage.LowCoverage, 10);
    }

    [Fact]
    public void A_multiplier_of_nobody_is_nobody()
    {
        var none = SizeFromSurvey.Multiplier(0, new Estimate(0.4, 0.1, 0.2, 0.6, 20, 50));
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (none.Value, none.StandardError, none.Low, none.High));
        Assert.Equal("Multiplier", none.Method);
        Assert.Equal("Multiplicity", SizeFromSurvey.Multiplicity(new(30, 3, 24, 36, 9, 9), new(1.5, 0.1, 1.3, 1.7, 9, 9)).Method);
        Assert.Equal("Petersen AB", TwoLists.Petersen(new(["A", "B"], [([true, false], 3), ([false, true], 2)]), 0, 1).Method);
        // Where the share could be nothing or below, there is no largest number.
        Assert.Equal(double.PositiveInfinity, SizeFromSurvey.Multiplier(5, new Estimate(0.1, 0.1, -0.1, 0.3, 20, 50)).High);
        Assert.Equal("Multiplier", SizeFromSurvey.Multiplier(5, Estimator.Share(SurveyDesign.Create(5), new bool[5])).Method);
        Assert.Equal("Multiplicity", SizeFromSurvey.Multiplicity(new(0, 0, 0, 0, 9, 9), new(1, 0, 1, 1, 9, 9)).Method);
    }
}
