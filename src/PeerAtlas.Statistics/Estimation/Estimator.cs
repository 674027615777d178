using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Estimation;

/// <summary>
/// Design-based estimates with standard errors by Taylor linearisation: the variance of an estimate is that of the total of
/// its scores (Särndal, Swensson and Wretman 1992, section 5.5). Columns have one entry per answer of the design. A domain
/// says which answers count; an empty one means all. Clusters outside a domain still count in its variance, as they
/// should. With raked weights, scores are replaced by their residuals on the margins. Wrong lengths and levels are refused by <see cref="ArgumentException"/>.
/// </summary>
public static partial class Estimator
{
    /// <summary>The weighted mean: Σ w·y / Σ w, with the scores w·(y − mean) / Σ w and a t interval.</summary>
    /// <param name="design">The design.</param>
    /// <param name="values">In any unit; <see cref="double.NaN"/> is missing and leaves the answer out of the base.</param>
    /// <param name="domain">Which answers count; empty means all.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate Mean(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain = default, double level = 0.95)
    {
        CheckColumn(design, values.Length, nameof(values));
        var (weight, sum, n) = Sums(design, values, domain, level);
        if (n == 0)
            return Estimate.Empty;
        var mean = sum / weight;
        var scores = new double[design.Rows];
        var reached = new double[design.Clusters];
        for (var row = 0; row < values.Length; row++)
        {
            if (!Counts(design, values, domain, row))
                continue;
            scores[row] = design.WeightOf(row) * (values[row] - mean) / weight;
            reached[design.ClusterOf(row)] += design.WeightOf(row);
        }

        return WithT(design, mean, scores, reached, n, level) with
        {
            WeightedN = weight,
        };
    }

    /// <summary>The weighted total: Σ w·y, with a t interval. Total of a 0/1 column: how many have the property.</summary>
    /// <param name="design">The design.</param>
    /// <param name="values">In any unit; <see cref="double.NaN"/> is missing and adds nothing.</param>
    /// <param name="domain">Which answers count; empty means all.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate Total(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain = default, double level = 0.95)
    {
        CheckColumn(design, values.Length, nameof(values));
        var (weight, sum, n) = Sums(design, values, domain, level);
        if (n == 0)
            return Estimate.Empty;
        var scores = new double[design.Rows];
        var reached = new double[design.Clusters];
        for (var row = 0; row < values.Length; row++)
        {
            if (!Counts(design, values, domain, row))
                continue;
            scores[row] = design.WeightOf(row) * values[row];
            reached[design.ClusterOf(row)] += design.WeightOf(row);
        }

        return WithT(design, sum, scores, reached, n, level) with
        {
            WeightedN = weight,
        };
    }

    /// <summary>
    /// The ratio of two totals: R = Σ w·y / Σ w·x, with the scores w·(y − R·x) / Σ w·x and a t interval, such as certified
    /// peers ÷ peers employed over agencies.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="numerator">y; <see cref="double.NaN"/> is missing and leaves the answer out.</param>
    /// <param name="denominator">x; <see cref="double.NaN"/> is missing and leaves the answer out. When its total is 0 there is no value.</param>
    /// <param name="domain">Which answers count; empty means all.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate Ratio(
        SurveyDesign design,
        ReadOnlySpan<double> numerator,
        ReadOnlySpan<double> denominator,
        ReadOnlySpan<bool> domain = default,
        double level = 0.95
    )
    {
        CheckColumn(design, numerator.Length, nameof(numerator));
        CheckColumn(design, denominator.Length, nameof(denominator));
        CheckDomain(design, domain);
        var both = new bool[design.Rows];
        for (var row = 0; row < both.Length; row++)
            both[row] = Counts(design, numerator, domain, row) && !double.IsNaN(denominator[row]);
        var (weight, above, n) = Sums(design, numerator, both, level);
        var (_, below, _) = Sums(design, denominator, both, level);
        if (n == 0 || below == 0)
            return Estimate.Empty;

        var ratio = above / below;
        var scores = new double[design.Rows];
        var reached = new double[design.Clusters];
        for (var row = 0; row < both.Length; row++)
        {
            if (!both[row])
                continue;
            scores[row] = design.WeightOf(row) * (numerator[row] - ratio * denominator[row]) / below;
            reached[design.ClusterOf(row)] += design.WeightOf(row);
        }

        return WithT(design, ratio, scores, reached, n, level) with
        {
            WeightedN = weight,
        };
    }

    private static Estimate WithT(SurveyDesign design, double value, double[] scores, double[] reached, int n, double level)
    {
        var degrees = design.DegreesOfFreedomWithin(reached);
        if (degrees < 1)
            return new(value, double.NaN, double.NaN, double.NaN, degrees, n);
        var error = Math.Sqrt(design.Variance(design.ClusterSums(scores)));
        var half = Quantiles.Student(level, degrees) * error;
        return new(value, error, value - half, value + half, degrees, n);
    }

    private static (double Weight, double Sum, int N) Sums(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain, double level)
    {
        CheckDomain(design, domain);
        Quantiles.CheckLevel(level);
        double weight = 0,
            sum = 0;
        var n = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (!Counts(design, values, domain, row))
                continue;
            weight += design.WeightOf(row);
            sum += design.WeightOf(row) * values[row];
            n++;
        }

        return (weight, sum, n);
    }

    private static bool Counts(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain, int row) =>
        (domain.IsEmpty || domain[row]) && !double.IsNaN(values[row]) && design.WeightOf(row) > 0;

    private static void CheckColumn(SurveyDesign design, int length, string name)
    {
        if (length != design.Rows)
            throw new ArgumentException($"The design has {design.Rows} answers, the column {length}.", name);
    }

    private static void CheckDomain(SurveyDesign design, ReadOnlySpan<bool> domain)
    {
        if (!domain.IsEmpty && domain.Length != design.Rows)
            throw new ArgumentException($"The design has {design.Rows} answers, the domain {domain.Length}.", nameof(domain));
    }
}
