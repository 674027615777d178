using PeerAtlas.Statistics.Weighting;
using PeerAtlas.Tables;

namespace PeerAtlas.Benchmarks.Tabulations;

/// <summary>
/// The same figures the slow way, written from the formulas and sharing nothing with the library: weights are raked answer by
/// answer, scores are made and their margins taken off answer by answer, and clusters are added up in a dictionary.
/// </summary>
internal sealed class PlainEstimator
{
    private readonly Margin[] margins;
    private readonly int[] clusters;
    private readonly double[] weights;

    public PlainEstimator(CsvColumns columns)
    {
        margins = [TabulationResult.MarginOf(columns, "region", TabulationData.Regions), TabulationResult.MarginOf(columns, "kind", TabulationData.Kinds)];
        clusters = columns.Words("cluster").Codes;
        weights = [.. columns.Numbers("weight")];
        for (var round = 0; round < 200; round++)
        {
            foreach (var margin in margins)
            {
                double[] sums = Sums(margin, weights);
                for (var row = 0; row < weights.Length; row++)
                    weights[row] *= margin.Totals[margin.Levels[row]] / sums[margin.Levels[row]];
            }
        }
    }

    /// <summary>The weights.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The share of the answers with a code, and its standard error.</summary>
    public (double Share, double Error) Share(int[] codes, int code)
    {
        var total = weights.Sum();
        var share = weights.Where((_, row) => codes[row] == code).Sum() / total;
        double[] scores = [.. codes.Select(c => ((c == code ? 1 : 0) - share) / total)];
        for (var round = 0; round < 10; round++)
        {
            foreach (var margin in margins)
            {
                double[] sums = Sums(margin, scores);
                double[] counts = Sums(margin, [.. scores.Select(_ => 1.0)]);
                for (var row = 0; row < scores.Length; row++)
                    scores[row] -= sums[margin.Levels[row]] / counts[margin.Levels[row]];
            }
        }

        var byCluster = new Dictionary<int, double>();
        for (var row = 0; row < scores.Length; row++)
            byCluster[clusters[row]] = byCluster.GetValueOrDefault(clusters[row]) + weights[row] * scores[row];
        var mean = byCluster.Values.Average();
        var n = (double)byCluster.Count;
        return (share, Math.Sqrt(n / (n - 1) * byCluster.Values.Sum(sum => (sum - mean) * (sum - mean))));
    }

    /// <summary>Pearson's statistic of a table of shares, scaled to the number of answers.</summary>
    public double ChiSquared(int[] rows, int[] columns)
    {
        var total = weights.Sum();
        var table = new Dictionary<(int, int), double>();
        for (var row = 0; row < rows.Length; row++)
            table[(rows[row], columns[row])] = table.GetValueOrDefault((rows[row], columns[row])) + weights[row] / total;
        return rows.Length
            * table.Sum(cell =>
            {
                var expected =
                    table.Where(c => c.Key.Item1 == cell.Key.Item1).Sum(c => c.Value) * table.Where(c => c.Key.Item2 == cell.Key.Item2).Sum(c => c.Value);
                return (cell.Value - expected) * (cell.Value - expected) / expected;
            });
    }

    private static double[] Sums(Margin margin, double[] values)
    {
        var sums = new double[margin.Totals.Length];
        for (var row = 0; row < values.Length; row++)
            sums[margin.Levels[row]] += values[row];
        return sums;
    }
}
