using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Estimation;

public static partial class Estimator
{
    /// <summary>The weighted share of the answers that have a property: a mean of 0 and 1 with an interval made for proportions.</summary>
    /// <param name="design">The design.</param>
    /// <param name="has">Whether the answer has the property.</param>
    /// <param name="domain">The base: which answers count; empty means all.</param>
    /// <param name="interval">How the interval is made.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate Share(
        SurveyDesign design,
        ReadOnlySpan<bool> has,
        ReadOnlySpan<bool> domain = default,
        ProportionInterval interval = ProportionInterval.Wilson,
        double level = 0.95
    )
    {
        CheckColumn(design, has.Length, nameof(has));
        var codes = new int[has.Length];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = has[row] ? 1 : 0;
        return Shares(design, codes, 2, domain, interval, level)[1].Share;
    }

    /// <summary>
    /// Every level of a categorical variable: unweighted and weighted count, and the share of the base with the scores
    /// w·(indicator − share) / Σ w. One pass over the answers, whatever the number of levels.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="codes">The level of each answer, from 0; a negative code is missing and leaves the answer out of the base.</param>
    /// <param name="levels">The number of levels; a code at or above it is refused.</param>
    /// <param name="domain">The base: which answers count; empty means all.</param>
    /// <param name="interval">How the intervals are made.</param>
    /// <param name="level">The confidence level.</param>
    public static IReadOnlyList<LevelEstimate> Shares(
        SurveyDesign design,
        ReadOnlySpan<int> codes,
        int levels,
        ReadOnlySpan<bool> domain = default,
        ProportionInterval interval = ProportionInterval.Wilson,
        double level = 0.95
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(levels);
        CheckColumn(design, codes.Length, nameof(codes));
        CheckDomain(design, domain);
        Quantiles.CheckLevel(level);
        var counts = new int[levels];
        var sums = LevelWeightsByCluster(design, codes, levels, domain, counts);
        var clusterWeights = RowSums(sums, levels);
        var n = counts.Sum();
        var total = clusterWeights.Sum();
        var degrees = design.DegreesOfFreedomWithin(clusterWeights);
        var raked = design.Raked is { IsCompact: true } margins ? margins.Count(codes, levels, domain) : null;
        var estimates = new LevelEstimate[levels];
        for (var code = 0; code < levels; code++)
        {
            if (n == 0)
            {
                estimates[code] = new(code, 0, 0, Estimate.Empty);
                continue;
            }

            var weight = 0.0;
            for (var at = code; at < sums.Length; at += levels)
                weight += sums[at];
            var share = Math.Min(1, weight / total);
            var error =
                degrees <= 0 ? double.NaN
                : !design.IsRaked ? ErrorOfColumn(design, sums, levels, code, clusterWeights, share) / total
                : raked is null ? ErrorOf(design, design.ClusterSums(IndicatorScores(design, codes, code, domain, share, total)))
                : ErrorOf(design, RakedSums(design, sums, levels, code, clusterWeights, raked, share, total));
            estimates[code] = new(code, counts[code], weight, WithInterval(share, error, degrees, n, interval, level) with { WeightedN = total });
        }

        return estimates;
    }

    private static double ErrorOf(SurveyDesign design, double[] clusterSums) => Math.Sqrt(design.Variance(clusterSums));

    // Turns a column of level weights into scores, what each cluster has more of the level than its weight would give, in place.
    private static double ErrorOfColumn(SurveyDesign design, double[] sums, int levels, int code, double[] clusterWeights, double share)
    {
        for (int cluster = 0, at = code; at < sums.Length; cluster++, at += levels)
            sums[at] -= share * clusterWeights[cluster];
        return Math.Sqrt(design.Variance(sums, levels, code));
    }

    /// <summary>The cluster sums of the scores of a level under raked weights, from what is known by cluster and by combination of margins.</summary>
    internal static double[] RakedSums(
        SurveyDesign design,
        double[] sums,
        int levels,
        int code,
        double[] clusterWeights,
        int[] counts,
        double share,
        double total
    )
    {
        var scores = new double[clusterWeights.Length];
        for (int cluster = 0, at = code; cluster < scores.Length; cluster++, at += levels)
            scores[cluster] = (sums[at] - share * clusterWeights[cluster]) / total;
        var byCell = new double[counts.Length / levels];
        for (var cell = 0; cell < byCell.Length; cell++)
        {
            var inBase = 0;
            foreach (var count in counts.AsSpan(cell * levels, levels))
                inBase += count;
            byCell[cell] = (counts[cell * levels + code] - share * inBase) / total;
        }

        design.Raked!.TakeOff(scores, byCell);
        return scores;
    }

    internal static double[] IndicatorScores(SurveyDesign design, ReadOnlySpan<int> codes, int code, ReadOnlySpan<bool> domain, double share, double total)
    {
        var scores = new double[codes.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            if (codes[row] >= 0 && (domain.IsEmpty || domain[row]))
                scores[row] = design.WeightOf(row) * ((codes[row] == code ? 1 : 0) - share) / total;
        }

        return scores;
    }

    /// <summary>
    /// The effective size that gives <paramref name="error"/>: n divided by the design effect, the variance relative to that of a
    /// simple random sample with replacement, p(1 − p)/(n − 1). At 0 and 1, where the variance says nothing, it is n; with
    /// no variance in between (a share that the strata fix) it is infinite.
    /// </summary>
    internal static double EffectiveSize(double share, double error, int n)
    {
        if (share is 0 or 1)
            return n;
        // Below rounding error the variance is zero.
        return error < 1e-13 ? double.PositiveInfinity : n * (share * (1 - share) / (n - 1)) / (error * error);
    }

    private static Estimate WithInterval(double share, double error, int degrees, int n, ProportionInterval method, double level)
    {
        if (double.IsNaN(error))
            return new(share, double.NaN, double.NaN, double.NaN, degrees, n);
        var interval = method switch
        {
            ProportionInterval.Logit => ProportionIntervals.Logit(share, error, degrees, level),
            ProportionInterval.Normal => NormalInterval(share, error, degrees, level),
            ProportionInterval.KornGraubard => ProportionIntervals.KornGraubard(share, Corrected(KornGraubardSize(share, error, n)), level),
            _ => ProportionIntervals.Wilson(share, Corrected(EffectiveSize(share, error, n)), level),
        };
        return new(share, error, interval.Low, interval.High, degrees, n);

        double Corrected(double size) => ProportionIntervals.CorrectForDegreesOfFreedom(size, n, degrees, level);
    }

    // Korn and Graubard divide p(1 − p) by the variance, without n / (n − 1).
    private static double KornGraubardSize(double share, double error, int n) => share is 0 or 1 ? n : EffectiveSize(share, error, n) * (n - 1) / n;

    private static Interval NormalInterval(double share, double error, int degrees, double level)
    {
        var half = Quantiles.Student(level, degrees) * error;
        return new(share - half, share + half);
    }

    /// <summary>The weight of each level in each cluster, levels side by side; adds the unweighted counts up as well.</summary>
    internal static double[] LevelWeightsByCluster(SurveyDesign design, ReadOnlySpan<int> codes, int levels, ReadOnlySpan<bool> domain, int[] counts)
    {
        var sums = new double[design.Clusters * levels];
        var weights = design.Weights;
        var clusters = design.ClusterOfRow;
        for (var row = 0; row < codes.Length; row++)
        {
            var code = codes[row];
            if (code >= levels)
                throw new ArgumentException($"Answer {row + 1}: level {code} of {levels}.", nameof(codes));
            var weight = weights.IsEmpty ? 1 : weights[row];
            if (code < 0 || weight <= 0 || !(domain.IsEmpty || domain[row]))
                continue;
            counts[code]++;
            sums[(clusters.IsEmpty ? row : clusters[row]) * levels + code] += weight;
        }

        return sums;
    }

    internal static double[] RowSums(ReadOnlySpan<double> sums, int width)
    {
        var rows = new double[sums.Length / width];
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var sum in sums.Slice(row * width, width))
                rows[row] += sum;
        }

        return rows;
    }
}
