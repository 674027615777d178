using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Charts;

/// <summary>Where a team stands in a funnel plot.</summary>
public enum FunnelPosition
{
    /// <summary>Within what chance alone would give.</summary>
    Inside,

    /// <summary>Beyond the 95 % limits: one in twenty teams would be by chance alone.</summary>
    Outside95,

    /// <summary>Beyond the 99.8 % limits: one in five hundred would be by chance alone.</summary>
    Outside998,
}

/// <summary>
/// Control limits of a funnel plot of proportions: what teams of a size would show by chance if all had the same true share.
/// </summary>
public static class FunnelPlot
{
    /// <summary>The outer limits' coverage.</summary>
    public const double Outer = 0.998;

    /// <summary>The inner limits' coverage.</summary>
    public const double Inner = 0.95;

    /// <summary>
    /// The exact binomial limits, interpolated so that they do not jump with the size: with r the smallest number with
    /// P(R ≤ r) ≥ p and a = (P(R ≤ r) − p) ÷ (P(R ≤ r) − P(R ≤ r − 1)), the limit at probability p is (r − a) ÷ n, held within 0
    /// and 1. Where a team is so small that chance nearly always gives nobody (or everybody), both limits may lie on one side of the
    /// share. Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185–1202, appendix A.1.
    /// </summary>
    /// <param name="share">The share that all have in common, from 0 to 1.</param>
    /// <param name="size">The team's size, at least 1.</param>
    /// <param name="level">The coverage of the limits, such as <see cref="Inner"/>.</param>
    public static Interval Limits(double share, int size, double level)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Quantiles.CheckLevel(level);
        if (share is 0 or 1)
            return new(share, share);
        var binomial = new Binomial(share, size);
        var tail = (1 - level) / 2;
        return new(Limit(binomial, size, tail), Limit(binomial, size, 1 - tail));
    }

    /// <summary>Where <paramref name="count"/> of <paramref name="size"/> stands, and on which side of the common share: −1, 0 or 1.</summary>
    public static (FunnelPosition Position, int Side) Place(int count, int size, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, size);
        var own = count / (double)size;
        var position = !Limits(share, size, Outer).Contains(own) ? FunnelPosition.Outside998
            : !Limits(share, size, Inner).Contains(own) ? FunnelPosition.Outside95
            : FunnelPosition.Inside;
        return (position, Math.Sign(own - share));
    }

    private static double Limit(Binomial binomial, int size, double probability)
    {
        var reached = 0;
        var (below, cumulative) = (0.0, binomial.Probability(0));
        while (cumulative < probability && reached < size)
        {
            reached++;
            (below, cumulative) = (cumulative, cumulative + binomial.Probability(reached));
        }

        return Math.Clamp((reached - (cumulative - probability) / (cumulative - below)) / size, 0, 1);
    }
}
