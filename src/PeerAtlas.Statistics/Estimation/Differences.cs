using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Estimation;

/// <summary>The difference of two estimates and whether it could be chance.</summary>
/// <param name="Value">First minus second, in the unit of the variable.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Low">The lower end of its t interval.</param>
/// <param name="High">The upper end of its t interval.</param>
/// <param name="DegreesOfFreedom">Of the t distribution; need not be whole.</param>
/// <param name="P">The two-sided p value of no difference.</param>
public sealed record Difference(double Value, double StandardError, double Low, double High, double DegreesOfFreedom, double P);

/// <summary>Differences between groups and between waves, tested by t. Without a degree of freedom all but the value are
/// not a number; so is the value when one side has none.</summary>
public static class Differences
{
    /// <summary>
    /// Mean of one domain minus mean of another in the same design, with their covariance: the variance of the total of the
    /// differences of both means' scores (Särndal, Swensson and Wretman 1992, section 5.5). Two waves that share
    /// organisations are two domains of one design in which an organisation is one cluster; of shares, use 0 and 1.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="values">In any unit; <see cref="double.NaN"/> is missing.</param>
    /// <param name="first">The first domain.</param>
    /// <param name="second">The second domain.</param>
    /// <param name="level">The confidence level.</param>
    public static Difference OfMeans(SurveyDesign design, ReadOnlySpan<double> values, ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, double level = 0.95)
    {
        var a = Estimator.Mean(design, values, first, level);
        var b = Estimator.Mean(design, values, second, level);
        if (!a.HasValue || !b.HasValue)
            return Unknown(double.NaN);
        var scores = new double[design.Rows];
        var reached = new double[design.Clusters];
        AddScores(design, values, first, a.Value, 1, scores, reached);
        AddScores(design, values, second, b.Value, -1, scores, reached);
        var degrees = design.DegreesOfFreedomWithin(reached);
        return Test(a.Value - b.Value, Math.Sqrt(design.Variance(design.ClusterSums(scores))), degrees, level);
    }

    /// <summary>
    /// Ratio of totals in one domain minus that in another of the same design, with their covariance: as <see cref="OfMeans"/>,
    /// with the scores w·(y − ratio·x) ÷ Σ w·x. With x = 1 it is the difference of means.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="numerator">y; <see cref="double.NaN"/> is missing and leaves the answer out.</param>
    /// <param name="denominator">x; <see cref="double.NaN"/> is missing and leaves the answer out.</param>
    /// <param name="first">The first domain.</param>
    /// <param name="second">The second domain.</param>
    /// <param name="level">The confidence level.</param>
    public static Difference OfRatios(
        SurveyDesign design,
        ReadOnlySpan<double> numerator,
        ReadOnlySpan<double> denominator,
        ReadOnlySpan<bool> first,
        ReadOnlySpan<bool> second,
        double level = 0.95
    )
    {
        var a = Estimator.Ratio(design, numerator, denominator, first, level);
        var b = Estimator.Ratio(design, numerator, denominator, second, level);
        if (!a.HasValue || !b.HasValue)
            return Unknown(double.NaN);
        var residuals = new double[design.Rows];
        var reached = new double[design.Clusters];
        AddRatioScores(design, numerator, denominator, first, a.Value, 1, residuals, reached);
        AddRatioScores(design, numerator, denominator, second, b.Value, -1, residuals, reached);
        var degrees = design.DegreesOfFreedomWithin(reached);
        return Test(a.Value - b.Value, Math.Sqrt(design.Variance(design.ClusterSums(residuals))), degrees, level);
    }

    /// <summary>
    /// First minus second for estimates from independent samples: variances add, degrees of freedom by Satterthwaite
    /// (Biometrics Bulletin 2 (1946), 110–114). Not for waves with the same organisations in both.
    /// </summary>
    public static Difference OfIndependent(Estimate first, Estimate second, double level = 0.95)
    {
        var (a, b) = (first.StandardError * first.StandardError, second.StandardError * second.StandardError);
        var degrees = (a + b) * (a + b) / (a * a / first.DegreesOfFreedom + b * b / second.DegreesOfFreedom);
        if (a + b == 0)
            degrees = first.DegreesOfFreedom + second.DegreesOfFreedom;
        return Test(first.Value - second.Value, Math.Sqrt(a + b), degrees, level);
    }

    private static void AddScores(
        SurveyDesign design,
        ReadOnlySpan<double> values,
        ReadOnlySpan<bool> domain,
        double mean,
        int sign,
        double[] scores,
        double[] reached
    )
    {
        var total = 0.0;
        for (var row = 0; row < values.Length; row++)
            total += Counts(row, values, domain) ? design.WeightOf(row) : 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (!Counts(row, values, domain))
                continue;
            scores[row] += sign * design.WeightOf(row) * (values[row] - mean) / total;
            reached[design.ClusterOf(row)] += design.WeightOf(row);
        }

        static bool Counts(int row, ReadOnlySpan<double> values, ReadOnlySpan<bool> domain) => (domain.IsEmpty || domain[row]) && !double.IsNaN(values[row]);
    }

    private static void AddRatioScores(
        SurveyDesign design,
        ReadOnlySpan<double> numerator,
        ReadOnlySpan<double> denominator,
        ReadOnlySpan<bool> domain,
        double ratio,
        int sign,
        double[] scores,
        double[] reached
    )
    {
        var below = 0.0;
        for (var row = 0; row < numerator.Length; row++)
            below += Counts(row, numerator, denominator, domain) ? design.WeightOf(row) * denominator[row] : 0;
        for (var row = 0; row < numerator.Length; row++)
        {
            if (!Counts(row, numerator, denominator, domain))
                continue;
            scores[row] += sign * design.WeightOf(row) * (numerator[row] - ratio * denominator[row]) / below;
            reached[design.ClusterOf(row)] += design.WeightOf(row);
        }

        static bool Counts(int row, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, ReadOnlySpan<bool> domain) =>
            (domain.IsEmpty || domain[row]) && !double.IsNaN(numerator[row]) && !double.IsNaN(denominator[row]);
    }

    private static Difference Test(double value, double error, double degrees, double level)
    {
        Quantiles.CheckLevel(level);
        if (double.IsNaN(error) || !(degrees >= 1))
            return Unknown(value);
        var half = Quantiles.Student(level, degrees) * error;
        var p = error == 0 ? (value == 0 ? 1 : 0) : 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(value / error));
        return new(value, error, value - half, value + half, degrees, p);
    }

    private static Difference Unknown(double value) => new(value, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
