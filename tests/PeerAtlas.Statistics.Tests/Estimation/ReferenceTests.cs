using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Statistics.Tests.Reference;
using PeerAtlas.Statistics.Weighting;

namespace PeerAtlas.Statistics.Tests.Estimation;

/// <summary>
/// Holds every number of the reference files of surveys and lists against the library: the files are walked leaf by leaf, and a leaf for which nothing
/// is computed here fails, so that no value can be left out. Where the values come from stands in Reference/README.md.
/// </summary>
public class ReferenceTests
{
    private const double Exact = 1e-8;
    private const double Iterated = 1e-6;

    public static TheoryData<string> Files => [.. ReferenceFile.Names("api*.expected.json"), .. ReferenceFile.Names("hepatitis*.expected.json")];

    [Theory, MemberData(nameof(Files))]
    public void Every_number_of_the_file_is_met(string file)
    {
        var computed = file.StartsWith("api", StringComparison.Ordinal) ? OfSchools(file.Split('.')[0]) : OfLists();
        var leaves = ReferenceFile.Numbers(ReferenceFile.Json(file)).ToList();
        Assert.NotEmpty(leaves);
        Assert.Equal(leaves.Select(leaf => leaf.Path).Order(), computed.Keys.Order());
        foreach (var (path, expected) in leaves)
        {
            var (actual, tolerance) = computed[path];
            var room = tolerance < 1 ? tolerance * Math.Max(Math.Abs(expected), 1e-6) : 0.5 * Math.Pow(10, -tolerance) + 1e-12;
            Assert.True(Math.Abs(actual - expected) <= room, $"{path}: expected {expected:R}, got {actual:R}");
        }
    }

    /// <summary>By path in the file: the value, and the relative tolerance or, from 1, the decimals to which the file rounds.</summary>
    private static Dictionary<string, (double Value, double Tolerance)> OfSchools(string name)
    {
        var sample = new ApiSample(name);
        var design = sample.Design;
        var values = new Dictionary<string, (double, double)> { ["degrees_of_freedom"] = (design.DegreesOfFreedom, Exact) };
        var grades = sample.Numbers("api00");
        Add("mean_api00", Estimator.Mean(design, grades), hasInterval: true);
        Add("total_enroll", Estimator.Total(design, sample.Numbers("enroll")));
        // R fits the logit proportion by iteration and stops some 5e-10 short of it.
        Add("prop_schwide_yes_logit", Share(ProportionInterval.Logit), hasInterval: true);
        Add("prop_schwide_yes_beta", Share(ProportionInterval.KornGraubard), hasInterval: true);
        Add("prop_schwide_yes_mean", Share(ProportionInterval.Normal), hasInterval: true);
        var shares = Estimator.Shares(design, sample.SchoolType, 3);
        foreach (var (type, letter) in new[] { (0, "E"), (1, "H"), (2, "M") })
        {
            Add("mean_api00_by_stype_" + letter, Estimator.Mean(design, grades, [.. sample.SchoolType.Select(t => t == type)]));
            Add("share_stype" + letter, shares[type].Share);
        }

        var test = RaoScott.Test(design, [.. sample.SchoolWide.Select(yes => yes ? 1 : 0)], 2, sample.SchoolType, 3);
        foreach (
            var (part, value) in new[] { ("F", test.F), ("ndf", test.NumeratorDegreesOfFreedom), ("ddf", test.DenominatorDegreesOfFreedom), ("p", test.P) }
        )
            values.Add("rao_scott_F_schwide_stype." + part, (value, Exact));
        var raked = Raking.Rake(design, sample.Margins());
        values.Add("raked_min_weight", (raked.Weights.Min(), Exact));
        values.Add("raked_max_weight", (raked.Weights.Max(), Exact));
        Add("raked_mean_api00", Estimator.Mean(raked.Design, grades));
        return values;

        Estimate Share(ProportionInterval interval) => Estimator.Share(design, sample.SchoolWide, interval: interval);

        void Add(string of, Estimate estimate, bool hasInterval = false)
        {
            var tolerance = of.EndsWith("logit", StringComparison.Ordinal) ? Iterated : Exact;
            values.Add(of + ".estimate", (estimate.Value, tolerance));
            values.Add(of + ".se", (estimate.StandardError, tolerance));
            if (!hasInterval)
                return;
            values.Add(of + ".low", (estimate.Low, tolerance));
            values.Add(of + ".high", (estimate.High, tolerance));
        }
    }

    private static Dictionary<string, (double Value, double Tolerance)> OfLists()
    {
        var lists = ReferenceFile.Hepatitis();
        var size = SizeFromLists.Compute(lists);
        var values = new Dictionary<string, (double, double)> { ["distinct"] = (size.Distinct, Exact) };
        foreach (var (name, list) in lists.Names.Select((name, list) => (name, list)))
            values.Add("list_sizes." + name, (lists.On(1 << list), Exact));
        foreach (var pair in size.Petersen)
            values.Add("petersen." + pair.Method.Split(' ')[1], (pair.Value, 1));
        foreach (var pair in size.Chapman)
        {
            values.Add($"chapman.{pair.Method.Split(' ')[1]}.0", (pair.Value, 1));
            values.Add($"chapman.{pair.Method.Split(' ')[1]}.1", (pair.StandardError, 1));
        }

        var coverage = size.SampleCoverage!;
        values.Add("sample_coverage.coverage", (coverage.Coverage, 3));
        values.Add("sample_coverage.D", (coverage.AverageSeen, 3));
        values.Add("sample_coverage.independent", (coverage.Independent, 1));
        values.Add("sample_coverage.high_coverage", (coverage.HighCoverage, 1));
        values.Add("sample_coverage.low_coverage", (coverage.LowCoverage, 1));
        foreach (var model in size.LogLinear)
            values.Add("log_linear." + model.Estimate.Method, (model.Estimate.Value, 1));
        values.Add("log_linear_independent_deviance", (size.LogLinear[0].Deviance, 2));
        values.Add("log_linear_independent_df", (size.LogLinear[0].DegreesOfFreedom, Exact));
        return values;
    }
}
