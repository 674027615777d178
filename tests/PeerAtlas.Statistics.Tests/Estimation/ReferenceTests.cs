using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Estimation;

/// <summary>Expected values: R's survey package, see Reference/README.md.</summary>
public class ReferenceTests
{
    public static TheoryData<string> Samples => [ApiSample.Stratified, ApiSample.Clustered];

    [Theory, MemberData(nameof(Samples))]
    public void Degrees_of_freedom_are_clusters_minus_strata(string name)
    {
        var sample = new ApiSample(name);
        Assert.Equal(sample.Expected.GetProperty("degrees_of_freedom").GetInt32(), sample.Design.DegreesOfFreedom);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Mean_and_total_match(string name)
    {
        var sample = new ApiSample(name);
        sample.AssertMatches("mean_api00", Estimator.Mean(sample.Design, sample.Numbers("api00")));
        sample.AssertMatches("total_enroll", Estimator.Total(sample.Design, sample.Numbers("enroll")));
    }

    [Theory, MemberData(nameof(Samples))]
    public void Domain_means_match(string name)
    {
        var sample = new ApiSample(name);
        foreach (var (type, letter) in new[] { (0, "E"), (1, "H"), (2, "M") })
        {
            bool[] domain = [.. sample.SchoolType.Select(t => t == type)];
            sample.AssertMatches("mean_api00_by_stype_" + letter, Estimator.Mean(sample.Design, sample.Numbers("api00"), domain));
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public void Shares_of_all_levels_match(string name)
    {
        var sample = new ApiSample(name);
        var shares = Estimator.Shares(sample.Design, sample.SchoolType, 3);
        foreach (var (type, letter) in new[] { (0, "E"), (1, "H"), (2, "M") })
            sample.AssertMatches("share_stype" + letter, shares[type].Share);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Proportion_intervals_match(string name)
    {
        var sample = new ApiSample(name);
        // R fits the logit proportion by iteration and stops some 5e-10 short of it.
        sample.AssertMatches("prop_schwide_yes_logit", Share(ProportionInterval.Logit), 1e-6);
        sample.AssertMatches("prop_schwide_yes_beta", Share(ProportionInterval.KornGraubard));
        sample.AssertMatches("prop_schwide_yes_mean", Share(ProportionInterval.Normal));

        Estimate Share(ProportionInterval interval) => Estimator.Share(sample.Design, sample.SchoolWide, interval: interval);
    }
}
