using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Weighting;

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
        var clustered = name == Clustered;
        Design = SurveyDesign.Create(
            columns["cds"].Length,
            Numbers("pw"),
            strata: clustered ? null : SchoolType,
            clusters: clustered ? columns["dnum"].Codes() : null,
            populationSizes: Numbers("fpc")
        );
    }

    public SurveyDesign Design { get; }

    /// <summary>0 elementary, 1 high, 2 middle school.</summary>
    public int[] SchoolType => columns["stype"].Codes();

    public bool[] SchoolWide => [.. columns["sch.wide"].Select(cell => cell == "Yes")];

    /// <summary>The margins of the population.</summary>
    public Margin[] Margins()
    {
        var totals = ReferenceFile.Json("api.margins.json");
        return [new("stype", SchoolType, Totals("stype")), new("sch.wide", [.. SchoolWide.Select(yes => yes ? 1 : 0)], Totals("sch.wide"))];

        double[] Totals(string name) => [.. totals.GetProperty(name).EnumerateObject().Select(p => p.Value.GetDouble())];
    }

    public double[] Numbers(string column) => columns[column].Numbers();
}
