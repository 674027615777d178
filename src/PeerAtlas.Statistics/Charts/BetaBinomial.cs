using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Charts;

/// <summary>A number of persons out of a number.</summary>
/// <param name="Count">Those of whom something is true; from 0 to <paramref name="Size"/>.</param>
/// <param name="Size">How many there are; at least 1.</param>
public readonly record struct Tally(int Count, int Size);

/// <summary>A team's share, drawn towards that of all teams the more, the smaller it is.</summary>
/// <param name="Estimate">The posterior mean.</param>
/// <param name="Interval">The posterior's central interval.</param>
public readonly record struct ShrunkenShare(double Estimate, Interval Interval);

/// <summary>
/// How shares vary between teams beyond chance, fitted by maximum likelihood to counts: each team's true share comes from a beta
/// distribution with shapes α and β, its count from a binomial one. Small teams then borrow from the others (empirical Bayes).
/// Source: D. A. Griffiths, Biometrics 29 (1973), 637–648; B. P. Carlin and T. A. Louis, Bayesian Methods for Data Analysis (2008).
/// </summary>
public sealed class BetaBinomial
{
    private const int MostSteps = 200;

    private BetaBinomial(double alpha, double beta, double pooled) => (Alpha, Beta, Pooled) = (alpha, beta, pooled);

    /// <summary>The first shape; infinite when the teams differ no more than chance would have them.</summary>
    public double Alpha { get; }

    /// <summary>The second shape; infinite when the teams differ no more than chance would have them.</summary>
    public double Beta { get; }

    /// <summary>The share over all teams together.</summary>
    public double Pooled { get; }

    /// <summary>Whether the teams differ more than chance would have them.</summary>
    public bool TeamsDiffer => double.IsFinite(Alpha);

    /// <summary>Fits the distribution.</summary>
    /// <exception cref="ArgumentException">No tally, or one whose count is not within its size.</exception>
    public static BetaBinomial Fit(IReadOnlyList<Tally> tallies)
    {
        if (tallies.Count == 0 || tallies.Any(tally => tally.Size < 1 || tally.Count < 0 || tally.Count > tally.Size))
            throw new ArgumentException("Every count lies from 0 to its size, and there is at least one.", nameof(tallies));
        var pooled = tallies.Sum(tally => (double)tally.Count) / tallies.Sum(tally => (double)tally.Size);
        return IsOverdispersed(tallies) && Climb(new Ladder(tallies), pooled) is { } shapes
            ? new(shapes.Alpha, shapes.Beta, pooled)
            : new(double.PositiveInfinity, double.PositiveInfinity, pooled);
    }

    /// <summary>A team's share drawn towards that of all: the mean of its posterior (<see cref="Shrink"/>).</summary>
    public double PosteriorMean(Tally tally) => TeamsDiffer ? (Alpha + tally.Count) / (Alpha + Beta + tally.Size) : Pooled;

    /// <summary>
    /// The posterior of a team's share: beta with shapes α + count and β + size − count; the share of all, with no interval, when
    /// the teams do not differ beyond chance.
    /// </summary>
    public ShrunkenShare Shrink(Tally tally, double level = 0.95)
    {
        Quantiles.CheckLevel(level);
        if (!TeamsDiffer)
            return new(Pooled, Interval.Unknown);
        var (with, without) = (Alpha + tally.Count, Beta + tally.Size - tally.Count);
        var tail = (1 - level) / 2;
        return new(PosteriorMean(tally), new(Quantiles.Beta(with, without, tail), Quantiles.Beta(with, without, 1 - tail)));
    }

    // The score of the overdispersion at none, up to a positive factor (R. E. Tarone, Biometrika 66 (1979), 585–590): the likelihood
    // rises from there only when the counts vary more than binomial ones. In whole numbers: teams of one person come to 0, not to rounding.
    private static bool IsOverdispersed(IReadOnlyList<Tally> tallies)
    {
        Int128 count = 0,
            size = 0,
            squares = 0;
        foreach (var tally in tallies)
            (count, size) = (count + tally.Count, size + tally.Size);
        foreach (var tally in tallies)
        {
            var apart = tally.Count * size - tally.Size * count;
            squares += apart * apart;
        }

        return squares > count * (size - count) * size;
    }

    // Newton's method on (log α, log β) with a ridge where the likelihood is not concave; null when it climbs without end.
    private static (double Alpha, double Beta)? Climb(Ladder ladder, double share)
    {
        var (a, b) = (Math.Log(10 * share), Math.Log(10 * (1 - share)));
        var height = ladder.LogLikelihood(Math.Exp(a), Math.Exp(b));
        var ridge = 1e-3;
        for (var step = 0; step < MostSteps; step++)
        {
            var slope = ladder.Slope(Math.Exp(a), Math.Exp(b));
            if (slope.Steepness < 1e-11 * ladder.Tallies)
                return (Math.Exp(a), Math.Exp(b));
            var (da, db) = slope.Uphill(ridge);
            var next = ladder.LogLikelihood(Math.Exp(a + da), Math.Exp(b + db));
            if (next >= height)
            {
                if (Math.Abs(da) + Math.Abs(db) < 1e-12)
                    return (Math.Exp(a), Math.Exp(b));
                (a, b, height, ridge) = (a + da, b + db, next, ridge / 10);
            }
            else
            {
                ridge = Math.Max(ridge, 1e-12) * 10;
                if (ridge > 1e12)
                    return (Math.Exp(a), Math.Exp(b));
            }

            if (a + b > 40)
                return null;
        }

        return (Math.Exp(a), Math.Exp(b));
    }

    private static double Square(double value) => value * value;

    /// <summary>First and second derivatives of the log likelihood in (log α, log β).</summary>
    private readonly record struct Slope(double A, double B, double Aa, double Ab, double Bb)
    {
        public double Steepness => Math.Abs(A) + Math.Abs(B);

        // Solves (H − λI) step = −gradient; λ is raised above H's largest eigenvalue, so that the step leads uphill.
        public (double A, double B) Uphill(double ridge)
        {
            var largest = (Aa + Bb) / 2 + Math.Sqrt(Square((Aa - Bb) / 2) + Ab * Ab);
            var lambda = Math.Max(0, largest) + (largest >= 0 ? ridge + 1e-9 : ridge);
            var (p, q) = (Aa - lambda, Bb - lambda);
            var determinant = p * q - Ab * Ab;
            return ((-A * q + B * Ab) / determinant, (-B * p + A * Ab) / determinant);
        }
    }

    /// <summary>
    /// For each k from 0, how many tallies have a count, a rest and a size above k: every tally's rising factorial α(α+1)…(α+y−1) has the
    /// factor α + k when its count is above k, so that the likelihood of any number of teams is one sum over k.
    /// </summary>
    private sealed class Ladder(IReadOnlyList<Tally> tallies)
    {
        private readonly int[] with = Above(tallies, tally => tally.Count);
        private readonly int[] without = Above(tallies, tally => tally.Size - tally.Count);
        private readonly int[] sizes = Above(tallies, tally => tally.Size);

        public int Tallies => tallies.Count;

        /// <summary>Up to a constant: Σ log of the rising factorials α(α+1)…(α+y−1) · β…(β+n−y−1) ÷ (α+β)…(α+β+n−1).</summary>
        public double LogLikelihood(double alpha, double beta) => Log(with, alpha) + Log(without, beta) - Log(sizes, alpha + beta);

        public Slope Slope(double alpha, double beta)
        {
            var ((a1, a2), (b1, b2), (s1, s2)) = (Sums(with, alpha), Sums(without, beta), Sums(sizes, alpha + beta));
            var (a, b) = (alpha * (a1 - s1), beta * (b1 - s1));
            return new(a, b, alpha * alpha * (s2 - a2) + a, alpha * beta * s2, beta * beta * (s2 - b2) + b);
        }

        private static int[] Above(IReadOnlyList<Tally> tallies, Func<Tally, int> number)
        {
            var above = new int[tallies.Max(number)];
            foreach (var tally in tallies)
            {
                for (var k = 0; k < number(tally); k++)
                    above[k]++;
            }

            return above;
        }

        private static double Log(int[] above, double from)
        {
            var sum = 0.0;
            for (var k = 0; k < above.Length; k++)
                sum += above[k] * Math.Log(from + k);
            return sum;
        }

        private static (double First, double Second) Sums(int[] above, double from)
        {
            double first = 0,
                second = 0;
            for (var k = 0; k < above.Length; k++)
            {
                var part = 1 / (from + k);
                (first, second) = (first + above[k] * part, second + above[k] * part * part);
            }

            return (first, second);
        }
    }
}
