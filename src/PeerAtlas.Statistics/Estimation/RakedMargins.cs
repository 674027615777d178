namespace PeerAtlas.Statistics.Estimation;

/// <summary>
/// What raking leaves of a variance. Scores over weights are replaced by their residuals on the margins, by taking group means
/// off margin after margin, ten times over, as R's survey package does (T. Lumley, Complex Surveys (2010), section 7.3).
/// What is taken off is the same for all answers of one combination of levels, so the rounds go over combinations only.
/// </summary>
internal sealed class RakedMargins(MarginCells cells, SurveyDesign design, double[] weights)
{
    private const int Rounds = 10;
    private const long LargestTable = 1 << 24;

    private readonly Lazy<double[]> weightsByCluster = new(() => WeightsByCluster(cells, design, weights));

    /// <summary>Whether clusters and combinations are few enough for <see cref="TakeOff(double[], double[])"/>.</summary>
    public bool IsCompact => (long)design.Clusters * cells.Count <= LargestTable;

    /// <summary>Replaces scores, weights included, by their residuals.</summary>
    public void TakeOff(double[] scores)
    {
        var sums = new double[cells.Count];
        for (var row = 0; row < scores.Length; row++)
        {
            if (cells.OfRow[row] is >= 0 and var cell)
                sums[cell] += scores[row] / weights[row];
        }

        var off = Fitted(sums);
        for (var row = 0; row < scores.Length; row++)
        {
            if (cells.OfRow[row] is >= 0 and var cell)
                scores[row] -= weights[row] * off[cell];
        }
    }

    /// <summary>Replaces cluster sums of scores by those of the residuals, given the sums of scores over weights by combination.</summary>
    public void TakeOff(double[] clusterSums, double[] sumsByCell)
    {
        var off = Fitted(sumsByCell);
        var table = weightsByCluster.Value;
        for (int cluster = 0, at = 0; cluster < clusterSums.Length; cluster++, at += off.Length)
        {
            var taken = 0.0;
            var row = table.AsSpan(at, off.Length);
            for (var cell = 0; cell < row.Length; cell++)
                taken += row[cell] * off[cell];
            clusterSums[cluster] -= taken;
        }
    }

    /// <summary>How many answers of a base each combination has of each level, levels side by side.</summary>
    public int[] Count(ReadOnlySpan<int> codes, int levels, ReadOnlySpan<bool> domain)
    {
        var counts = new int[cells.Count * levels];
        var ofRow = cells.OfRow;
        for (var row = 0; row < codes.Length; row++)
        {
            if (ofRow[row] >= 0 && codes[row] >= 0 && (domain.IsEmpty || domain[row]))
                counts[ofRow[row] * levels + codes[row]]++;
        }

        return counts;
    }

    /// <summary>What the rounds take off, by combination. The sums are used up.</summary>
    private double[] Fitted(double[] sums)
    {
        var off = new double[sums.Length];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var level in cells.LevelOf)
            {
                var totals = new double[level.Max() + 1];
                var sizes = new int[totals.Length];
                for (var cell = 0; cell < sums.Length; cell++)
                {
                    totals[level[cell]] += sums[cell];
                    sizes[level[cell]] += cells.Sizes[cell];
                }

                for (var cell = 0; cell < sums.Length; cell++)
                {
                    var mean = totals[level[cell]] / sizes[level[cell]];
                    sums[cell] -= cells.Sizes[cell] * mean;
                    off[cell] += mean;
                }
            }
        }

        return off;
    }

    private static double[] WeightsByCluster(MarginCells cells, SurveyDesign design, double[] weights)
    {
        var table = new double[design.Clusters * cells.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            if (cells.OfRow[row] is >= 0 and var cell)
                table[design.ClusterOf(row) * cells.Count + cell] += weights[row];
        }

        return table;
    }
}
