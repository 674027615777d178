using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Weighting;
using PeerAtlas.Tables;

namespace PeerAtlas.Benchmarks.Tabulations;

/// <summary>What is measured: raking to two margins, the shares of 25 items with intervals, and one two-way table with its test.</summary>
internal sealed record TabulationResult(RakingResult Raked, IReadOnlyList<IReadOnlyList<LevelEstimate>> Items, TableTest Test)
{
    public static TabulationResult Compute(CsvColumns columns)
    {
        var design = SurveyDesign.Create(columns.Rows, columns.Numbers("weight"), clusters: columns.Words("cluster").Codes);
        var raked = Raking.Rake(design, [MarginOf(columns, "region", TabulationData.Regions), MarginOf(columns, "kind", TabulationData.Kinds)]);
        // The test goes first: it takes longest, and items fill the processors around it.
        TableTest? test = null;
        var items = new IReadOnlyList<LevelEstimate>[TabulationData.Items];
        Parallel.For(-1, TabulationData.Items, item =>
        {
            if (item < 0)
                test = RaoScott.Test(raked.Design, columns.Words("q1").Codes, TabulationData.Levels, columns.Words("q2").Codes, TabulationData.Levels);
            else
                items[item] = Estimator.Shares(raked.Design, columns.Words(TabulationData.ItemNames[item]).Codes, TabulationData.Levels);
        });
        return new(raked, items, test!);
    }

    /// <summary>The margin with its levels in the order in which the file brings them.</summary>
    public static Margin MarginOf(CsvColumns columns, string name, double[] shares)
    {
        var column = columns.Words(name);
        return new(name, column.Codes, [.. column.Levels.Select(level => columns.Rows * shares[level[1] - '0'])]);
    }
}
