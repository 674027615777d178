using MathNet.Numerics;
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
/// A funnel plot of proportions: what teams of a size would show by chance if all had the same true share. Chance is binomial: what teams differ
/// beyond it is not taken off (<see cref="BetaBinomial"/> says how much it is), since a team that stands out for a reason is what the plot looks for.
/// </summary>
public static class FunnelPlot
{
    /// <summary>The outer limits' coverage.</summary>
    public const double Outer = 0.998;

    /// <summary>The inner limits' coverage.</summary>
    public const double Inner = 0.95;

    // A tail that equals the limit but for rounding counts as equal, so that counting those without gives the mirrored position.
    private const double Rounding = 1e-9;

    /// <summary>
    /// The exact binomial limits, interpolated so that they do not jump with the size: with r the smallest number with
    /// P(R ≤ r) ≥ p and a = (P(R ≤ r) − p) ÷ (P(R ≤ r) − P(R ≤ r − 1)), the lower limit at tail probability p is (r − a) ÷ n; the upper one is
    /// that of those without, mirrored. Both are held within 0 and 1. A team lies between them just when <see cref="Place"/> finds it inside.
    /// Source of the interpolation: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185–1202, appendix A.1, who uses it on both sides
    /// without mirroring; a team where everybody is counted then lies outside whatever its size.
    /// </summary>
    /// <param name="share">The share that all have in common, from 0 to 1.</param>
    /// <param name="size">The team's size, at least 1.</param>
    /// <param name="level">The coverage of the limits, such as <see cref="Inner"/>.</param>
    public static Interval Limits(double share, int size, double level)
    {
        CheckTeam(share, size);
        Quantiles.CheckLevel(level);
        var tail = (1 - level) / 2;
        return share is 0 or 1 ? new(share, share) : new(LowerLimit(share, size, tail), 1 - LowerLimit(1 - share, size, tail));
    }

    /// <summary>
    /// Where <paramref name="count"/> of <paramref name="size"/> stands, by its exact <see cref="Tail"/>, and on which side of the common share:
    /// −1, 0 or 1.
    /// </summary>
    public static (FunnelPosition Position, int Side) Place(int count, int size, double share)
    {
        var tail = Tail(count, size, share);
        var position =
            IsBeyond(tail, Outer) ? FunnelPosition.Outside998
            : IsBeyond(tail, Inner) ? FunnelPosition.Outside95
            : FunnelPosition.Inside;
        return (position, Side(count, size, share));
    }

    /// <summary>
    /// The probability by chance alone of a count at least as far out on the same side of the common share: P(R ≥ count) above it,
    /// P(R ≤ count) below it, and 1 on it.
    /// </summary>
    public static double Tail(int count, int size, double share)
    {
        CheckTeam(share, size);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, size);
        return Side(count, size, share) switch
        {
            > 0 => AtLeast(count, size, share),
            < 0 => AtMost(count, size, share),
            _ => 1,
        };
    }

    private static bool IsBeyond(double tail, double level) => tail < (1 - level) / 2 * (1 - Rounding);

    private static int Side(int count, int size, double share)
    {
        var apart = count - share * size;
        return Math.Abs(apart) <= Rounding ? 0 : Math.Sign(apart);
    }

    private static double AtMost(int count, int size, double share) => AtLeast(size - count, size, 1 - share);

    private static double AtLeast(int count, int size, double share) => count == 0 ? 1 : SpecialFunctions.BetaRegularized(count, size - count + 1, share);

    private static double LowerLimit(double share, int size, double tail)
    {
        var (reached, most) = (0, size);
        while (reached < most)
        {
            var middle = reached + (most - reached) / 2;
            if (AtMost(middle, size, share) >= tail)
                most = middle;
            else
                reached = middle + 1;
        }

        var (cumulative, below) = (AtMost(reached, size, share), reached == 0 ? 0 : AtMost(reached - 1, size, share));
        return Math.Max(0, (reached - (cumulative - tail) / (cumulative - below)) / size);
    }

    private static void CheckTeam(double share, int size)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
    }
}
