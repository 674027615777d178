namespace PeerAtlas.Statistics.Intervals;

/// <summary>
/// Confidence intervals of a proportion. Proportions are between 0 and 1, sizes are counts of answers (effective sizes
/// need not be whole), levels are between 0 and 1. A proportion or size outside its range is refused.
/// </summary>
public static class ProportionIntervals
{
    /// <summary>
    /// Wilson's score interval of <paramref name="count"/> out of <paramref name="size"/>.
    /// Source: E. B. Wilson, JASA 22 (1927), 209–212.
    /// </summary>
    public static Interval Wilson(int count, int size, double level = 0.95)
    {
        CheckCount(count, size);
        return Wilson(count / (double)size, size, level);
    }

    /// <summary>Wilson's score interval of a proportion on an effective sample size, which may be infinite.</summary>
    public static Interval Wilson(double proportion, double effectiveSize, double level = 0.95)
    {
        CheckProportion(proportion, effectiveSize, level);
        if (double.IsPositiveInfinity(effectiveSize))
            return new(proportion, proportion);
        var z = Quantiles.Normal(level);
        var shrink = z * z / effectiveSize;
        var centre = proportion + shrink / 2;
        var half = z * Math.Sqrt(proportion * (1 - proportion) / effectiveSize + shrink / (4 * effectiveSize));
        return Around(proportion, (centre - half) / (1 + shrink), (centre + half) / (1 + shrink));
    }

    /// <summary>
    /// The exact (Clopper–Pearson) interval of <paramref name="count"/> out of <paramref name="size"/>, by beta quantiles.
    /// Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404–413.
    /// </summary>
    public static Interval ClopperPearson(int count, int size, double level = 0.95)
    {
        CheckCount(count, size);
        return KornGraubard(count / (double)size, size, level);
    }

    /// <summary>
    /// The beta interval of Korn and Graubard: Clopper–Pearson with <paramref name="effectiveSize"/> answers, of which
    /// proportion × size have the property. Source: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998), 193–201.
    /// An infinite size gives the point.
    /// </summary>
    public static Interval KornGraubard(double proportion, double effectiveSize, double level = 0.95)
    {
        CheckProportion(proportion, effectiveSize, level);
        if (double.IsPositiveInfinity(effectiveSize))
            return new(proportion, proportion);
        var tail = (1 - level) / 2;
        var with = effectiveSize * proportion;
        var without = effectiveSize * (1 - proportion);
        return Around(proportion, Quantiles.Beta(with, without + 1, tail), Quantiles.Beta(with + 1, without, 1 - tail));
    }

    /// <summary>
    /// The normal interval on the log-odds scale: logit(p) ± t · se / (p(1 − p)), transformed back. Source: T. Lumley,
    /// Complex Surveys (2010), section 2. Unknown at 0 and 1, where the log-odds are infinite, unless the error is zero.
    /// </summary>
    /// <param name="proportion">Between 0 and 1.</param>
    /// <param name="standardError">Not negative.</param>
    /// <param name="degreesOfFreedom">Of the t quantile; below 1 the interval is unknown.</param>
    /// <param name="level">The confidence level.</param>
    public static Interval Logit(double proportion, double standardError, double degreesOfFreedom, double level = 0.95)
    {
        CheckProportion(proportion, 1, level);
        if (proportion is 0 or 1)
            return Interval.Unknown;
        if (standardError == 0)
            return new(proportion, proportion);
        var logOdds = Math.Log(proportion / (1 - proportion));
        var half = Quantiles.Student(level, degreesOfFreedom) * standardError / (proportion * (1 - proportion));
        return new(1 / (1 + Math.Exp(half - logOdds)), 1 / (1 + Math.Exp(-half - logOdds)));
    }

    /// <summary>
    /// The size of a simple random sample that would tell as much, for use with <see cref="KornGraubard"/> and
    /// <see cref="Wilson(double, double, double)"/>: the effective size times (t(n − 1) / t(degrees of freedom))², which
    /// allows for a variance that was itself estimated from few clusters (Korn and Graubard 1998).
    /// </summary>
    /// <param name="effectiveSize">The size before this correction.</param>
    /// <param name="answers">The number of answers, n.</param>
    /// <param name="degreesOfFreedom">Of the design; below 1 the result is not a number.</param>
    /// <param name="level">The confidence level.</param>
    public static double CorrectForDegreesOfFreedom(double effectiveSize, int answers, double degreesOfFreedom, double level = 0.95)
    {
        Quantiles.CheckLevel(level);
        if (answers - 1 == degreesOfFreedom)
            return effectiveSize;
        var ratio = Quantiles.Student(level, answers - 1) / Quantiles.Student(level, degreesOfFreedom);
        return effectiveSize * ratio * ratio;
    }

    // Rounding in the last digit must not put an estimate outside its own interval.
    private static Interval Around(double proportion, double low, double high) =>
        new(Math.Max(0, Math.Min(low, proportion)), Math.Min(1, Math.Max(high, proportion)));

    private static void CheckCount(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, size);
    }

    private static void CheckProportion(double proportion, double effectiveSize, double level)
    {
        if (!(proportion >= 0 && proportion <= 1))
            throw new ArgumentOutOfRangeException(nameof(proportion), proportion, "A proportion lies between 0 and 1.");
        if (!(effectiveSize > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveSize), effectiveSize, "A sample size is above 0.");
        Quantiles.CheckLevel(level);
    }
}
