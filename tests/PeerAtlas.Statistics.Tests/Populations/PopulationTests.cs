using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Populations;

public class PopulationTests
{
    private static readonly SizeFromLists Hepatitis = SizeFromLists.Compute(ReferenceFile.Hepatitis());

    [Fact]
    public void Of_the_reference_lists_the_saturated_model_has_the_lowest_criterion() =>
        // The reference notes it.
        Assert.Equal("PQ,PE,QE", Hepatitis.LogLinear.MinBy(m => m.Aic)!.Estimate.Method);

    [Fact]
    public void The_saturated_model_has_its_closed_form()
    {
        // Unseen = n111 n100 n010 n001 ÷ (n110 n101 n011), as long as none of the three is zero.
        var saturated = Hepatitis.LogLinear[^1];
        Assert.Equal(271 + 28.0 * 69 * 55 * 63 / (21.0 * 17 * 18), saturated.Estimate.Value, 6);
        Assert.Equal(0, saturated.Deviance, 9);
        Assert.Equal(0, saturated.DegreesOfFreedom);
    }

    [Fact]
    public void For_two_lists_the_independent_model_is_that_of_Petersen()
    {
        var lists = new PartialLists(["payroll", "certified"], [([true, false], 30), ([false, true], 20), ([true, true], 10)]);
        var model = LogLinear.Fit(lists, []);
        var petersen = TwoLists.Petersen(lists, 0, 1);
        Assert.Equal("Petersen payroll:certified", petersen.Method);
        Assert.Equal(120, petersen.Value, 10);
        Assert.Equal(petersen.Value, model.Estimate.Value, 6);
        Assert.Equal(petersen.StandardError, model.Estimate.StandardError, 6);
        Assert.Equal(petersen.High, model.Estimate.High, 5);
    }

    [Fact]
    public void A_model_that_the_counts_cannot_settle_has_no_value()
    {
        var lists = new PartialLists(
            ["A", "B", "C"],
            [([true, false, false], 10), ([false, true, false], 12), ([false, false, true], 9), ([true, true, true], 4), ([true, false, true], 3)]
        );
        var saturated = LogLinear.FitAll(lists)[^1];
        Assert.True(double.IsNaN(saturated.Estimate.Value));
        Assert.True(double.IsNaN(TwoLists.Petersen(new(["A", "B"], [([true, false], 3), ([false, true], 2)]), 0, 1).Value));
    }

    [Fact]
    public void Four_lists_have_sixty_four_models() =>
        Assert.Equal(
            64,
            LogLinear
                .FitAll(
                    new(["A", "B", "C", "D"], Enumerable.Range(1, 15).Select(c => (Enumerable.Range(0, 4).Select(i => (c >> i & 1) == 1).ToArray(), 5 + c)))
                )
                .Count
        );

    [Fact]
    public void Lists_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PartialLists(["A"], []));
        Assert.Throws<ArgumentException>(() => new PartialLists(["A", "A"], []));
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B"], [([true, false], 1), ([false, false], 4)])).Message);
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B"], [([true], 1)])).Message);
    }

    [Fact]
    public void No_estimate_is_below_the_persons_seen_and_every_interval_contains_its_estimate()
    {
        Prop.ForAll(Gen.Choose(0, 60).ArrayOf(7).ToArbitrary(), counts =>
            {
                var lists = new PartialLists(
                    ["A", "B", "C"],
                    counts.Select((count, i) => (Enumerable.Range(0, 3).Select(list => ((i + 1) >> list & 1) == 1).ToArray(), count))
                );
                return LogLinear
                    .FitAll(lists)
                    .Select(m => m.Estimate)
                    .All(e => double.IsNaN(e.Value) || (e.Value >= lists.Distinct && e.Low <= e.Value && e.Value <= e.High));
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_multiplier_inverts_the_share_and_its_interval()
    {
        var certified = Estimator.Share(SurveyDesign.Create(64), [.. Enumerable.Range(0, 64).Select(i => i < 27)]);
        var size = SizeFromSurvey.Multiplier(89, certified);
        Assert.Equal(89 * 64 / 27.0, size.Value, 10);
        Assert.Equal((89 / certified.High, 89 / certified.Low), (size.Low, size.High));
        Assert.True(double.IsNaN(SizeFromSurvey.Multiplier(89, Estimator.Share(SurveyDesign.Create(5), new bool[5])).Value));
    }

    [Fact]
    public void Jobs_over_jobs_per_person_are_persons()
    {
        // 3 persons with 1, 1 and 2 jobs hold 4 jobs. Asked by job, the person with two answers twice.
        var design = SurveyDesign.Create(4, populationSizes: [4, 4, 4, 4]);
        var perPerson = SizeFromSurvey.JobsPerPersonByJob(design, [1, 1, 2, 2]);
        Assert.Equal(4 / 3.0, perPerson.Value, 12);
        var persons = SizeFromSurvey.Multiplicity(Estimator.Total(design, [1, 1, 1, 1]), perPerson);
        Assert.Equal(3, persons.Value, 12);
        Assert.Equal(0, persons.StandardError, 12);
    }

    [Fact]
    public void Sample_coverage_needs_three_lists_that_meet()
    {
        Assert.Null(SampleCoverage.Compute(new(["A", "B"], [([true, true], 3)])));
        Assert.Null(SampleCoverage.Compute(new(["A", "B", "C"], [([true, true, false], 3)])));
        Assert.Null(SampleCoverage.Compute(new(["A", "B", "C"], [([true, false, false], 3), ([false, true, false], 4), ([false, false, true], 5)])));
        var together = SampleCoverage.Compute(new(["A", "B", "C"], [([true, true, true], 9)]))!;
        Assert.Equal((1.0, 9.0, 9.0, 9.0), (together.Coverage, together.AverageSeen, together.Independent, together.HighCoverage));
    }

    [Fact]
    public void Intervals_of_pairs_are_log_normal_in_the_unseen()
    {
        // n₁ = 40, n₂ = 30, m = 10: 120 with variance 40·30·30·20/1000 = 720, 60 seen, 60 unseen.
        var lists = new PartialLists(["A", "B"], [([true, false], 30), ([false, true], 20), ([true, true], 10)]);
        var petersen = TwoLists.Petersen(lists, 0, 1);
        Assert.Equal("Petersen AB", petersen.Method);
        Assert.Equal(Math.Sqrt(720), petersen.StandardError, 10);
        var factor = Math.Exp(1.959963984540054 * Math.Sqrt(Math.Log(1 + 720 / 3600.0)));
        Assert.Equal(60 + 60 / factor, petersen.Low, 8);
        Assert.Equal(60 + 60 * factor, petersen.High, 8);
        var chapman = TwoLists.Chapman(lists, 0, 1);
        Assert.Equal(41 * 31 / 11.0 - 1, chapman.Value, 10);
        Assert.Equal(Math.Sqrt(41 * 31 * 30 * 20 / (121.0 * 12)), chapman.StandardError, 10);
        Assert.True(TwoLists.Petersen(lists, 0, 1, 0.99).High > petersen.High);
        // Nobody unseen: the interval is the point.
        var whole = TwoLists.Petersen(new(["A", "B"], [([true, true], 5)]), 0, 1);
        Assert.Equal((5.0, 5.0, 5.0), (whole.Value, whole.Low, whole.High));
    }

    [Fact]
    public void Lists_say_who_is_on_which()
    {
        var lists = new PartialLists(["A", "B", "C"], [([true, false, false], 1), ([true, true, false], 2), ([true, true, true], 4), ([true, true, true], 1)]);
        Assert.Equal((8, 8, 7, 5, 2), (lists.Distinct, lists.On(1), lists.On(2), lists.OnExactly(7), lists.On(3, off: 4)));
        Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B", "C", "D", "E", "F"], []));
        Assert.Contains("Two to five lists", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "A"], [])).Message);
        Assert.Contains("nobody can know", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B"], [([false, false], 1)])).Message);
        Assert.Contains("not negative", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B"], [([true, false], -1)])).Message);
        Assert.Equal(0, new PartialLists(["A", "B"], [([false, false], 0)]).Distinct);
        Assert.Throws<OverflowException>(() => new PartialLists(["A", "B"], [([true, false], int.MaxValue), ([true, false], 1)]));
    }

    [Fact]
    public void Multipliers_have_the_error_of_the_share()
    {
        var share = new Estimate(0.4, 0.1, 0.2, 0.6, 20, 50);
        var size = SizeFromSurvey.Multiplier(100, share);
        Assert.Equal((250.0, 62.5), (size.Value, Math.Round(size.StandardError, 10)));
        Assert.Equal((100 / 0.6, 500.0), (size.Low, size.High));
        Assert.Equal(double.PositiveInfinity, SizeFromSurvey.Multiplier(100, share with { Low = 0 }).High);
        Assert.Throws<ArgumentOutOfRangeException>(() => SizeFromSurvey.Multiplier(-1, share));

        var jobs = new Estimate(300, 30, 240, 360, 20, 50);
        var perPerson = new Estimate(1.5, 0.15, 1.2, 1.8, 20, 50);
        var persons = SizeFromSurvey.Multiplicity(jobs, perPerson);
        Assert.Equal(200, persons.Value, 10);
        Assert.Equal(200 * Math.Sqrt(0.02), persons.StandardError, 10);
        Assert.Equal(200 * Math.Exp(1.959963984540054 * Math.Sqrt(0.02)), persons.High, 8);
        Assert.Equal(200 * 200 / persons.High, persons.Low, 8);
        Assert.True(double.IsNaN(SizeFromSurvey.Multiplicity(jobs with { Value = 0 }, perPerson).Value));
        Assert.True(double.IsNaN(SizeFromSurvey.Multiplicity(jobs, perPerson with { Value = 0.9 }).Value));
        Assert.Equal(300, SizeFromSurvey.Multiplicity(jobs, perPerson with { Value = 1 }).Value);
    }

    [Fact]
    public void Jobs_per_person_by_job_turn_the_interval_of_the_inverse_round()
    {
        var design = SurveyDesign.Create(5);
        var mean = Estimator.Mean(design, [1, 0.5, 1, 0.5, double.NaN]);
        var jobs = SizeFromSurvey.JobsPerPersonByJob(design, [1, 2, 1, 2, 0.5]);
        Assert.Equal(4, jobs.N);
        Assert.Equal(1 / mean.Value, jobs.Value, 12);
        Assert.Equal(mean.StandardError / (mean.Value * mean.Value), jobs.StandardError, 12);
        Assert.Equal((1 / mean.High, 1 / mean.Low), (jobs.Low, jobs.High));
        Assert.Equal(double.PositiveInfinity, SizeFromSurvey.JobsPerPersonByJob(SurveyDesign.Create(2), [1, 9]).High);
    }

    [Fact]
    public void Two_lists_have_no_models_and_three_have_every_pair()
    {
        var two = SizeFromLists.Compute(new(["A", "B"], [([true, true], 5), ([true, false], 5), ([false, true], 5)]));
        Assert.Empty(two.LogLinear);
        Assert.Null(two.SampleCoverage);
        Assert.Equal(["Petersen PQ", "Petersen PE", "Petersen QE"], Hepatitis.Petersen.Select(e => e.Method));
        Assert.Equal(["Chapman PQ", "Chapman PE", "Chapman QE"], Hepatitis.Chapman.Select(e => e.Method));
        Assert.Equal([3, 2, 2, 2, 1, 1, 1, 0], Hepatitis.LogLinear.Select(m => m.DegreesOfFreedom));
    }
}
