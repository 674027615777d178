using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Standards;

namespace PeerAtlas.Statistics.Tests.Standards;

public class PresentationStandardsTests
{
    [Theory]
    [InlineData(29, 15, Presentation.Suppress, "fewer than 30 answers")]
    [InlineData(30, 15, Presentation.Suppress, "interval 30 percentage points or wider")]
    [InlineData(30, 0, Presentation.Review, "0 % or 100 %")]
    [InlineData(30, 30, Presentation.Review, "0 % or 100 %")]
    [InlineData(60, 30, Presentation.Show, "")]
    [InlineData(60, 3, Presentation.Suppress, "interval wider than 130 % of the estimate")]
    [InlineData(60, 57, Presentation.ShowWithNote, "interval wider than 130 % of the complement")]
    [InlineData(2000, 3, Presentation.Show, "")]
    public void A_proportion_of_a_simple_sample_is_judged_in_the_order_of_the_standard(int size, int with, Presentation expected, string rule)
    {
        var share = Estimator.Share(SurveyDesign.Create(size), [.. Enumerable.Range(0, size).Select(i => i < with)]);
        Assert.Equal(new Verdict(expected, rule), PresentationStandards.Proportion(share));
    }

    [Fact]
    public void Clusters_that_answer_alike_leave_a_small_effective_base()
    {
        // 60 answers of 12 organisations, each of one mind: worth 12 answers.
        int[] clusters = [.. Enumerable.Range(0, 60).Select(i => i / 5)];
        var share = Estimator.Share(SurveyDesign.Create(60, clusters: clusters), [.. clusters.Select(c => c % 2 == 0)]);
        Assert.Equal("effective number of answers below 30", PresentationStandards.Proportion(share).Rule);
    }

    [Fact]
    public void Few_degrees_of_freedom_are_for_a_statistician()
    {
        int[] clusters = [.. Enumerable.Range(0, 4000).Select(i => i % 5)];
        var share = Estimator.Share(SurveyDesign.Create(4000, clusters: clusters), [.. Enumerable.Range(0, 4000).Select(i => i / 5 % 2 == 0)]);
        Assert.Equal(new Verdict(Presentation.Review, "fewer than 8 degrees of freedom"), PresentationStandards.Proportion(share));
        var single = Estimator.Share(SurveyDesign.Create(40, clusters: new int[40]), [.. Enumerable.Range(0, 40).Select(i => i < 20)]);
        Assert.Equal(new Verdict(Presentation.Suppress, "no degrees of freedom"), PresentationStandards.Proportion(single));
    }

    [Theory]
    [InlineData(9, 0.1, 20, Presentation.Suppress, "fewer than 10 answers")]
    [InlineData(40, 0.4, 20, Presentation.Suppress, "effective number of answers below 10")]
    [InlineData(40, 0.31, 4, Presentation.Suppress, "interval wider than 160 % of the estimate")]
    [InlineData(40, 0.1, 4, Presentation.Review, "fewer than 8 degrees of freedom")]
    [InlineData(40, 0.1, 20, Presentation.Show, "")]
    public void A_count_is_judged_by_its_base_and_relative_width(int n, double relativeError, int degrees, Presentation expected, string rule)
    {
        var count = new Estimate(500, 500 * relativeError, double.NaN, double.NaN, degrees, n);
        Assert.Equal(new Verdict(expected, rule), PresentationStandards.Count(count));
    }

    [Fact]
    public void A_mean_is_judged_by_its_interval()
    {
        Assert.Equal(Verdict.Open, PresentationStandards.Rate(new(10, 1, 8, 12, 20, 25)));
        Assert.Equal("interval wider than 160 % of the estimate", PresentationStandards.Rate(new(10, 5, 0, 20, 20, 25)).Rule);
        Assert.Equal("fewer than 10 answers", PresentationStandards.Rate(new(10, 1, 8, 12, 8, 9)).Rule);
        Assert.Equal("no degrees of freedom", PresentationStandards.Rate(new(10, double.NaN, double.NaN, double.NaN, 0, 12)).Rule);
        Assert.Equal("an estimate of 0", PresentationStandards.Count(new(0, 0, 0, 0, 20, 25)).Rule);
    }

    [Fact]
    public void Counts_at_the_edges_of_the_standard()
    {
        Assert.Equal(Verdict.Open, PresentationStandards.Count(new(500, 0, 500, 500, 8, 10)));
        Assert.Equal("fewer than 8 degrees of freedom", PresentationStandards.Count(new(500, 1, 0, 0, 7, 10)).Rule);
        Assert.Equal("no degrees of freedom", PresentationStandards.Count(new(500, double.NaN, 0, 0, 0, 10)).Rule);
        Assert.Equal(Presentation.Review, PresentationStandards.Count(new(0, 0, 0, 0, 20, 25)).Presentation);
        Assert.Equal(Verdict.Open, PresentationStandards.Rate(new(10, 1, 2, 18, 8, 10)));
        Assert.Equal(Presentation.Suppress, PresentationStandards.Rate(new(10, 1, 2, 18.1, 8, 10)).Presentation);
        Assert.Equal(Verdict.Open, PresentationStandards.Rate(new(-10, 1, -18, -2, 8, 10)));
        Assert.Equal("fewer than 8 degrees of freedom", PresentationStandards.Rate(new(10, 1, 8, 12, 7, 10)).Rule);
    }
}
