using System.Text.Json;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Tests.Reference;

/// <summary>One of the two samples of schools with what R makes of it.</summary>
internal sealed class ApiSample
{
    public const string Stratified = "apistrat";
    public const string Clustered = "apiclus1";

    private readonly Dictionary<string, string[]> columns;

    public ApiSample(string name)
    {
        columns = ReferenceFile.Columns(name + ".csv");
        Expected = ReferenceFile.Json(name + ".expected.json");
        var clustered = name == Clustered;
        Design = SurveyDesign.Create(
            columns["cds"].Length,
            Numbers("pw"),
            strata: clustered ? null : SchoolType,
            clusters: clustered ? columns["dnum"].Codes() : null,
            populationSizes: Numbers("fpc"));
    }

    public SurveyDesign Design { get; }

    public JsonElement Expected { get; }

    /// <summary>0 elementary, 1 high, 2 middle school.</summary>
    public int[] SchoolType => columns["stype"].Codes();

    public bool[] SchoolWide => [.. columns["sch.wide"].Select(cell => cell == "Yes")];

    public double[] Numbers(string column) => columns[column].Numbers();

    public void AssertMatches(string name, Estimate actual, double estimateTolerance = 1e-8)
    {
        var expected = Expected.GetProperty(name);
        ReferenceFile.AssertRelative(expected.GetProperty("estimate").GetDouble(), actual.Value, estimateTolerance);
        ReferenceFile.AssertRelative(expected.GetProperty("se").GetDouble(), actual.StandardError);
        if (!expected.TryGetProperty("low", out var low))
            return;
        ReferenceFile.AssertRelative(low.GetDouble(), actual.Low);
        ReferenceFile.AssertRelative(expected.GetProperty("high").GetDouble(), actual.High);
    }
}
