using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Estimation;

public static partial class Estimator
{
    // Sums of weights that should equal a share may miss it in the last digits.
    private const double RoundingOfShares = 1e-12;

    /// <summary>The weighted median; see <see cref="Quantile"/>.</summary>
    public static Estimate Median(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain = default, double level = 0.95) =>
        Quantile(design, values, 0.5, domain, level);

    /// <summary>
    /// The weighted quantile: the smallest value at which the weighted distribution function reaches the probability, and the
    /// middle between it and the next value where it reaches it exactly, so that the median of 1, 2, 3, 4 is 2.5 (type 2 of
    /// R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361–365). The interval is Woodruff's (JASA 47 (1952),
    /// 635–646): the t interval of the distribution function at the quantile, read back through the function; the standard
    /// error is its width divided by twice the t quantile. The interval lies around the share that is reached at the quantile, which
    /// among tied answers is more than the probability: around the probability, few values would seem to have no error at all.
    /// So does the package survey of R (svyquantile, rule hf2). Where that interval leaves 0 to 1, R gives no end; here it
    /// is the lowest or the highest answer.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="values">In any unit; <see cref="double.NaN"/> is missing and leaves the answer out of the base.</param>
    /// <param name="probability">Between 0 and 1, both included.</param>
    /// <param name="domain">Which answers count; empty means all.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate Quantile(
        SurveyDesign design,
        ReadOnlySpan<double> values,
        double probability,
        ReadOnlySpan<bool> domain = default,
        double level = 0.95
    )
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        CheckColumn(design, values.Length, nameof(values));
        CheckDomain(design, domain);
        Quantiles.CheckLevel(level);
        var (sorted, cumulated) = Distribution(design, values, domain);
        if (sorted.Length == 0)
            return Estimate.Empty;

        var quantile = Invert(sorted, cumulated, probability);
        var below = new int[design.Rows];
        for (var row = 0; row < below.Length; row++)
            below[row] =
                double.IsNaN(values[row]) ? -1
                : values[row] <= quantile ? 1
                : 0;
        var reach = Shares(design, below, 2, domain, ProportionInterval.Normal, level)[1].Share;
        if (double.IsNaN(reach.StandardError))
            return reach with { Value = quantile };
        var critical = Quantiles.Student(level, reach.DegreesOfFreedom);
        var margin = critical * reach.StandardError;
        // Without it the share is certain, and read back exactly it would give the middle to the next value.
        if (margin <= RoundingOfShares)
            return reach with { Value = quantile, StandardError = 0, Low = quantile, High = quantile };
        var low = Invert(sorted, cumulated, reach.Value - margin);
        var high = Invert(sorted, cumulated, reach.Value + margin);
        return reach with { Value = quantile, StandardError = (high - low) / (2 * critical), Low = low, High = high };
    }

    /// <summary>The values that count, ascending, and the share of the weight at or below each.</summary>
    private static (double[] Sorted, double[] Cumulated) Distribution(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain)
    {
        var sorted = new List<double>();
        var weights = new List<double>();
        for (var row = 0; row < values.Length; row++)
        {
            if (!Counts(design, values, domain, row))
                continue;
            sorted.Add(values[row]);
            weights.Add(design.WeightOf(row));
        }

        var keys = sorted.ToArray();
        var cumulated = weights.ToArray();
        Array.Sort(keys, cumulated);
        for (var i = 1; i < cumulated.Length; i++)
            cumulated[i] += cumulated[i - 1];
        for (var i = 0; i < cumulated.Length - 1; i++)
            cumulated[i] /= cumulated[^1];
        if (cumulated.Length > 0)
            cumulated[^1] = 1;
        return (keys, cumulated);
    }

    private static double Invert(double[] sorted, double[] cumulated, double probability)
    {
        var at = Array.BinarySearch(cumulated, probability - RoundingOfShares);
        at = Math.Min(at < 0 ? ~at : at, sorted.Length - 1);
        var exact = Math.Abs(cumulated[at] - probability) <= RoundingOfShares && at + 1 < sorted.Length;
        return exact ? (sorted[at] + sorted[at + 1]) / 2 : sorted[at];
    }
}
