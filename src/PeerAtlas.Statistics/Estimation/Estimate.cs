namespace PeerAtlas.Statistics.Estimation;

/// <summary>An estimate with its precision. What could not be computed is <see cref="double.NaN"/>.</summary>
/// <param name="Value">The point estimate, in the unit of the variable; not a number when nobody is in the base.</param>
/// <param name="StandardError">The design-based standard error; not a number without a degree of freedom.</param>
/// <param name="Low">The lower end of the confidence interval.</param>
/// <param name="High">The upper end of the confidence interval.</param>
/// <param name="DegreesOfFreedom">Clusters minus strata, of those that the base reaches.</param>
/// <param name="N">The base: answers that count, unweighted (in the domain, not missing, weight above zero).</param>
public sealed record Estimate(double Value, double StandardError, double Low, double High, int DegreesOfFreedom, int N)
{
    /// <summary>The estimate of nothing: an empty base.</summary>
    internal static readonly Estimate Empty = new(double.NaN, double.NaN, double.NaN, double.NaN, 0, 0);

    /// <summary>The weights of the base together: for how many it stands.</summary>
    public double WeightedN { get; init; }

    /// <summary>Whether there is a value at all.</summary>
    public bool HasValue => N > 0;

    /// <summary>Whether there is an interval around it.</summary>
    public bool HasInterval => !double.IsNaN(Low) && !double.IsNaN(High);
}

/// <summary>One level of a categorical variable.</summary>
/// <param name="Level">The level's code.</param>
/// <param name="Count">Answers with this level, unweighted.</param>
/// <param name="WeightedCount">The sum of their weights.</param>
/// <param name="Share">Their share of the base, between 0 and 1.</param>
public sealed record LevelEstimate(int Level, int Count, double WeightedCount, Estimate Share);
