namespace PeerAtlas.Statistics.Estimation;

/// <summary>
/// How the answers came about: their weights, the strata, the clusters within them, and how many clusters there are in the
/// population. Several answers of one organisation are one cluster. Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// Variances are those of the ultimate-cluster estimator: between cluster totals within strata, as if clusters were drawn
/// with replacement, times 1 − n/N where the population size is known. A stratum with a single cluster cannot show its own
/// variance; its total is taken around the mean of all clusters, which errs to the safe side, unless the population has no
/// other cluster. Source: C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey Sampling (1992), sections 2.4 and 4.3;
/// T. Lumley, Complex Surveys (2010).
/// </remarks>
public sealed class SurveyDesign
{
    private readonly double[]? weights;
    private readonly int[]? clusterOfRow;
    private readonly int[] stratumOfCluster;
    private readonly int[] clustersInStratum;
    private readonly int[] emptyInStratum;
    private readonly double[] populationOfStratum;

    private SurveyDesign(SurveyDesign original, double[] weights, MarginCells? raked)
    {
        Rows = original.Rows;
        Strata = original.Strata;
        clusterOfRow = original.clusterOfRow;
        stratumOfCluster = original.stratumOfCluster;
        clustersInStratum = original.clustersInStratum;
        emptyInStratum = original.emptyInStratum;
        populationOfStratum = original.populationOfStratum;
        this.weights = weights;
        Raked = raked is null ? null : new(raked, this, weights);
    }

    private SurveyDesign(int rows, double[]? weights, int[]? clusterOfRow, int[] stratumOfCluster, int[]? clustersOfStratum, int strata, double[] population)
    {
        Rows = rows;
        Strata = strata;
        this.weights = weights;
        this.clusterOfRow = clusterOfRow;
        this.stratumOfCluster = stratumOfCluster;
        populationOfStratum = population;
        clustersInStratum = new int[strata];
        foreach (var stratum in stratumOfCluster)
            clustersInStratum[stratum]++;
        emptyInStratum = new int[strata];
        for (var stratum = 0; stratum < clustersOfStratum?.Length; stratum++)
        {
            emptyInStratum[stratum] = clustersOfStratum[stratum] - clustersInStratum[stratum];
            clustersInStratum[stratum] = clustersOfStratum[stratum];
        }
    }

    /// <summary>The number of answers.</summary>
    public int Rows { get; }

    /// <summary>The number of strata, 1 without stratification.</summary>
    public int Strata { get; }

    /// <summary>The number of clusters; without clusters, the number of answers.</summary>
    public int Clusters => stratumOfCluster.Length;

    /// <summary>Clusters minus strata.</summary>
    public int DegreesOfFreedom => Clusters - Strata;

    /// <summary>How many strata have one cluster only, though the population may have more.</summary>
    public int SingleClusterStrata => Enumerable.Range(0, Strata).Count(s => clustersInStratum[s] == 1 && !(populationOfStratum[s] <= 1));

    /// <summary>Builds a design. Every array has one entry per answer; one left out means: equal weights of 1, one stratum,
    /// each answer its own cluster, an unlimited population.</summary>
    /// <param name="rows">The number of answers, at least 0.</param>
    /// <param name="weights">Finite, not negative: how many in the population each answer stands for. 0 leaves it out.</param>
    /// <param name="strata">Any integers; equal ones are one stratum.</param>
    /// <param name="clusters">Any integers; equal ones are one cluster, which must lie in one stratum.</param>
    /// <param name="populationSizes">How many clusters (answers, without clusters) the population has in the answer's stratum;
    /// the same through a stratum, at least the number seen there. Infinity means unlimited.</param>
    /// <param name="clusterCounts">How many clusters the sample has in the answer's stratum, those that gave no answer here among them: they
    /// add nothing, and differ by it from the others. The same through a stratum; left out, the clusters seen are all.</param>
    /// <exception cref="ArgumentException">An array breaks its contract; the message names the first answer that does.</exception>
    public static SurveyDesign Create(
        int rows,
        double[]? weights = null,
        int[]? strata = null,
        int[]? clusters = null,
        double[]? populationSizes = null,
        int[]? clusterCounts = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        CheckLength(rows, weights, nameof(weights));
        CheckLength(rows, strata, nameof(strata));
        CheckLength(rows, clusters, nameof(clusters));
        CheckLength(rows, populationSizes, nameof(populationSizes));
        CheckLength(rows, clusterCounts, nameof(clusterCounts));
        CheckWeights(weights);

        var strataCount = 1;
        var rowStrata = strata is null ? null : Index(strata, out strataCount);
        var clusterCount = rows;
        var rowClusters = clusters is null ? null : Index(clusters, out clusterCount);
        var nested = Nest(rowClusters, rowStrata, clusterCount, rows);
        var population = Population(populationSizes, rowStrata, strataCount);
        var counts = ClusterCounts(clusterCounts, rowStrata, nested, strataCount);
        var design = new SurveyDesign(rows, weights, rowClusters, nested, counts, strataCount, population);
        design.CheckPopulation(nameof(populationSizes));
        return design;
    }

    /// <summary>Whether the weights were raked to margins, which variances then allow for.</summary>
    public bool IsRaked => Raked is not null;

    /// <summary>The margins that the weights were raked to, if any.</summary>
    internal RakedMargins? Raked { get; }

    /// <summary>The same design with other weights, such as a non-response adjustment gives.</summary>
    public SurveyDesign WithWeights(double[] newWeights)
    {
        CheckLength(Rows, newWeights, nameof(newWeights));
        CheckWeights(newWeights);
        return new(this, newWeights, null);
    }

    /// <summary>The same design with raked weights and the margins that they were raked to.</summary>
    internal SurveyDesign WithRakedWeights(double[] newWeights, MarginCells margins) => new(this, newWeights, margins);

    /// <summary>The weight of an answer.</summary>
    public double WeightOf(int row) => weights is null ? 1 : weights[row];

    /// <summary>The number, from 0, of the cluster that an answer lies in.</summary>
    public int ClusterOf(int row) => clusterOfRow is null ? row : clusterOfRow[row];

    /// <summary>The number, from 0, of the stratum that a cluster lies in.</summary>
    public int StratumOf(int cluster) => stratumOfCluster[cluster];

    /// <summary>All weights; empty when each is 1. For loops over very many answers.</summary>
    internal ReadOnlySpan<double> Weights => weights;

    /// <summary>The cluster of each answer; empty when each is its own. For loops over very many answers.</summary>
    internal ReadOnlySpan<int> ClusterOfRow => clusterOfRow;

    /// <summary>
    /// The variance of a sum of scores, given the sums per cluster:
    /// Σ over strata of (1 − n/N) · n/(n − 1) · Σ over its clusters of (sum − mean sum)².
    /// </summary>
    /// <param name="clusterSums">Cluster sums of one or more scores, side by side: entry cluster × <paramref name="stride"/>
    /// + <paramref name="offset"/> is read.</param>
    /// <param name="stride">How many scores stand side by side.</param>
    /// <param name="offset">Which of them is meant.</param>
    internal double Variance(ReadOnlySpan<double> clusterSums, int stride = 1, int offset = 0)
    {
        var means = StratumMeans(clusterSums, stride, offset);
        var squares = new double[Strata];
        for (int cluster = 0, at = offset; cluster < stratumOfCluster.Length; cluster++, at += stride)
        {
            var stratum = stratumOfCluster[cluster];
            var apart = clusterSums[at] - means[stratum];
            squares[stratum] += apart * apart;
        }

        var total = 0.0;
        for (var stratum = 0; stratum < Strata; stratum++)
            total += FactorOf(stratum) * (squares[stratum] + emptyInStratum[stratum] * means[stratum] * means[stratum]);
        return total;
    }

    /// <summary>The covariance matrix, row by row, of the sums of several scores, in one pass; see <see cref="Variance"/>.</summary>
    internal double[,] Covariances(ReadOnlySpan<double> clusterSums, int stride)
    {
        var means = new double[Strata][];
        var products = new double[Strata][];
        for (var stratum = 0; stratum < Strata; stratum++)
            (means[stratum], products[stratum]) = (new double[stride], new double[stride * stride]);
        for (var column = 0; column < stride; column++)
        {
            var mean = StratumMeans(clusterSums, stride, column);
            for (var stratum = 0; stratum < Strata; stratum++)
                means[stratum][column] = mean[stratum];
        }

        var apart = new double[stride];
        for (var cluster = 0; cluster < stratumOfCluster.Length; cluster++)
        {
            var stratum = stratumOfCluster[cluster];
            var sums = clusterSums.Slice(cluster * stride, stride);
            var mean = means[stratum];
            for (var column = 0; column < stride; column++)
                apart[column] = sums[column] - mean[column];
            for (var a = 0; a < stride; a++)
            {
                var row = products[stratum].AsSpan(a * stride, a + 1);
                for (var b = 0; b < row.Length; b++)
                    row[b] += apart[a] * apart[b];
            }
        }

        return Together(products, means, stride);
    }

    /// <summary>The products of all strata together, those of clusters without an answer among them.</summary>
    private double[,] Together(double[][] products, double[][] means, int stride)
    {
        var total = new double[stride, stride];
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            for (var a = 0; a < stride; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    var empty = emptyInStratum[stratum] * means[stratum][a] * means[stratum][b];
                    total[a, b] = total[b, a] += FactorOf(stratum) * (products[stratum][a * stride + b] + empty);
                }
            }
        }

        return total;
    }

    /// <summary>
    /// Adds scores, weights included, up by cluster; with raked weights, their residuals on the margins. The array is used up.
    /// </summary>
    internal double[] ClusterSums(double[] scores)
    {
        Raked?.TakeOff(scores);
        if (clusterOfRow is null)
            return scores;
        var sums = new double[Clusters];
        for (var row = 0; row < scores.Length; row++)
            sums[clusterOfRow[row]] += scores[row];
        return sums;
    }

    /// <summary>Clusters minus strata, counting those only for which <paramref name="clusterWeights"/> is above zero.</summary>
    internal int DegreesOfFreedomWithin(ReadOnlySpan<double> clusterWeights)
    {
        var seen = new bool[Strata];
        var degrees = 0;
        for (var cluster = 0; cluster < stratumOfCluster.Length; cluster++)
        {
            if (clusterWeights[cluster] <= 0)
                continue;
            degrees++;
            if (seen[stratumOfCluster[cluster]])
                continue;
            seen[stratumOfCluster[cluster]] = true;
            degrees--;
        }

        return degrees;
    }

    /// <summary>(1 − n/N) · n/(n − 1); without the second part for a single cluster.</summary>
    private double FactorOf(int stratum)
    {
        var n = clustersInStratum[stratum];
        return (1 - n / populationOfStratum[stratum]) * (n == 1 ? 1 : n / (n - 1.0));
    }

    private double[] StratumMeans(ReadOnlySpan<double> clusterSums, int stride, int offset)
    {
        var means = new double[Strata];
        var grand = 0.0;
        for (int cluster = 0, at = offset; cluster < stratumOfCluster.Length; cluster++, at += stride)
        {
            means[stratumOfCluster[cluster]] += clusterSums[at];
            grand += clusterSums[at];
        }

        for (var stratum = 0; stratum < Strata; stratum++)
            means[stratum] = clustersInStratum[stratum] == 1 ? grand / Clusters : means[stratum] / clustersInStratum[stratum];
        return means;
    }

    private void CheckPopulation(string parameter)
    {
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            if (populationOfStratum[stratum] < clustersInStratum[stratum])
            {
                throw new ArgumentException(
                    $"A stratum has {clustersInStratum[stratum]} clusters in the data but a population of {populationOfStratum[stratum]}.",
                    parameter
                );
            }
        }
    }

    private static double[] Population(double[]? populationSizes, int[]? stratumOfRow, int strata)
    {
        var population = new double[strata];
        Array.Fill(population, double.PositiveInfinity);
        if (populationSizes is null)
            return population;
        var known = new bool[strata];
        for (var row = 0; row < populationSizes.Length; row++)
        {
            var stratum = stratumOfRow is null ? 0 : stratumOfRow[row];
            if (!(populationSizes[row] > 0) || (known[stratum] && populationSizes[row] != population[stratum]))
            {
                throw new ArgumentException(
                    $"Answer {row + 1}: the population size {populationSizes[row]} is not above 0 or differs within its stratum.",
                    nameof(populationSizes)
                );
            }

            population[stratum] = populationSizes[row];
            known[stratum] = true;
        }

        return population;
    }

    private static int[]? ClusterCounts(int[]? clusterCounts, int[]? stratumOfRow, int[] stratumOfCluster, int strata)
    {
        if (clusterCounts is null)
            return null;
        var counts = new int[strata];
        var seen = new int[strata];
        foreach (var stratum in stratumOfCluster)
            seen[stratum]++;
        for (var row = 0; row < clusterCounts.Length; row++)
        {
            ref var count = ref counts[stratumOfRow is null ? 0 : stratumOfRow[row]];
            if (clusterCounts[row] < seen[stratumOfRow is null ? 0 : stratumOfRow[row]] || (count > 0 && count != clusterCounts[row]))
            {
                throw new ArgumentException(
                    $"Answer {row + 1}: {clusterCounts[row]} clusters are fewer than its stratum shows, or differ within it.",
                    nameof(clusterCounts)
                );
            }

            count = clusterCounts[row];
        }

        return counts;
    }

    private static int[] Nest(int[]? clusters, int[]? strata, int clusterCount, int rows)
    {
        if (strata is null)
            return new int[clusterCount];
        if (clusters is null)
            return strata;
        var nested = new int[clusterCount];
        Array.Fill(nested, -1);
        for (var row = 0; row < rows; row++)
        {
            ref var stratum = ref nested[clusters[row]];
            if (stratum >= 0 && stratum != strata[row])
                throw new ArgumentException($"Answer {row + 1}: its cluster is in two strata.", nameof(clusters));
            stratum = strata[row];
        }

        return nested;
    }

    /// <summary>Numbers arbitrary ids from 0 in the order in which they appear.</summary>
    private static int[] Index(int[] ids, out int count)
    {
        var numbers = new Dictionary<int, int>();
        var index = new int[ids.Length];
        for (var row = 0; row < ids.Length; row++)
        {
            // Answers of one cluster mostly stand together.
            if (row > 0 && ids[row] == ids[row - 1])
            {
                index[row] = index[row - 1];
                continue;
            }

            if (!numbers.TryGetValue(ids[row], out var number))
                numbers.Add(ids[row], number = numbers.Count);
            index[row] = number;
        }

        count = numbers.Count;
        return index;
    }

    private static void CheckLength(int rows, Array? array, string name)
    {
        if (array is not null && array.Length != rows)
            throw new ArgumentException($"There are {rows} answers but {array.Length} entries.", name);
    }

    private static void CheckWeights(double[]? weights)
    {
        var bad = weights is null ? -1 : Array.FindIndex(weights, w => !(w >= 0 && w < double.PositiveInfinity));
        if (bad >= 0)
            throw new ArgumentException($"Answer {bad + 1}: a weight is a finite number, not negative.", nameof(weights));
    }
}
