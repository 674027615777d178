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
        var lists = new PartialLists(["A", "B", "C"],
            [([true, false, false], 10), ([false, true, false], 12), ([false, false, true], 9), ([true, true, true], 4), ([true, false, true], 3)]);
        var saturated = LogLinear.FitAll(lists)[^1];
        Assert.True(double.IsNaN(saturated.Estimate.Value));
        Assert.True(double.IsNaN(TwoLists.Petersen(new(["A", "B"], [([true, false], 3), ([false, true], 2)]), 0, 1).Value));
    }

    [Fact]
    public void Four_lists_have_sixty_four_models() =>
        Assert.Equal(64, LogLinear.FitAll(new(["A", "B", "C", "D"], Enumerable.Range(1, 15).Select(c =>
            (Enumerable.Range(0, 4).Select(i => (c >> i & 1) == 1).ToArray(), 5 + c)))).Count);

    [Fact]
    public void Lists_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PartialLists(["A"], []));
        Assert.Throws<ArgumentException>(() => new PartialLists(["A", "A"], []));
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(
            () => new PartialLists(["A", "B"], [([true, false], 1), ([false, false], 4)])).Message);
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => new PartialLists(["A", "B"], [([true], 1)])).Message);
    }

    [Fact]
    public void No_estimate_is_below_the_persons_seen_and_every_interval_contains_its_estimate()
    {
        Prop.ForAll(Gen.Choose(0, 60).ArrayOf(7).ToArbitrary(), counts =>
        {
            var lists = new PartialLists(["A", "B", "C"], counts.Select((count, i) =>
                (Enumerable.Range(0, 3).Select(list => ((i + 1) >> list & 1) == 1).ToArray(), count)));
            return LogLinear.FitAll(lists).Select(m => m.Estimate).All(e =>
                double.IsNaN(e.Value) || (e.Value >= lists.Distinct && e.Low <= e.Value && e.Value <= e.High));
        }).QuickCheckThrowOnFailure();
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
}
