using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Weighting;

/// <summary>What raking came to.</summary>
/// <param name="Design">The design with raked weights. Its variances allow for the raking.</param>
/// <param name="Weights">The raked weights, one per answer.</param>
/// <param name="Converged">Whether every margin is met within the tolerance.</param>
/// <param name="Iterations">How many times all margins were gone through.</param>
/// <param name="LargestError">The largest difference between a margin's weighted total and its target, relative to the population.</param>
/// <param name="DesignEffect">Kish's loss of precision by unequal weights, n·Σw²/(Σw)²: 1 when all are equal.</param>
public sealed record RakingResult(
    SurveyDesign Design, double[] Weights, bool Converged, int Iterations, double LargestError, double DesignEffect);

/// <summary>
/// Raking (iterative proportional fitting) of weights to margins. Source: W. E. Deming and F. F. Stephan, Annals of
/// Mathematical Statistics 11 (1940), 427–444.
/// </summary>
public static class Raking
{
    /// <summary>Rakes the weights of a design to one or more margins.</summary>
    /// <param name="design">The design; answers with weight 0 stay out.</param>
    /// <param name="margins">At least one.</param>
    /// <param name="tolerance">The largest error at which it is done, relative to the population.</param>
    /// <param name="maximumIterations">When it gives up; the result then says that it has not converged.</param>
    /// <exception cref="ArgumentException">A margin breaks its contract, has a level with a population but no answers, or
    /// adds up to another population than the first; the message names it.</exception>
    public static RakingResult Rake(
        SurveyDesign design, IReadOnlyList<Margin> margins, double tolerance = 1e-12, int maximumIterations = 1000)
    {
        if (margins.Count == 0)
            throw new ArgumentException("There is no margin to rake to.", nameof(margins));
        var weights = new double[design.Rows];
        for (var row = 0; row < weights.Length; row++)
            weights[row] = design.WeightOf(row);
        foreach (var margin in margins)
            Check(margin, weights, margins[0]);

        var population = margins[0].Totals.Sum();
        var iterations = 0;
        var error = double.PositiveInfinity;
        while (error > tolerance && iterations < maximumIterations)
        {
            iterations++;
            error = 0;
            foreach (var margin in margins)
                error = Math.Max(error, Scale(weights, margin) / population);
            // A single margin is met at once; with several, the last one met may have disturbed those before it.
            error = margins.Count == 1 ? 0 : error;
        }

        error = margins.Max(m => Largest(Sums(weights, m), m.Totals)) / population;
        var raked = design.WithRakedWeights(weights, [.. margins.Select(m => m.Levels)]);
        return new(raked, weights, error <= tolerance * 10, iterations, error, KishEffect(weights));
    }

    /// <summary>Kish's design effect of unequal weights: n·Σw²/(Σw)² over weights above 0 (L. Kish, Survey Sampling (1965)).</summary>
    public static double KishEffect(ReadOnlySpan<double> weights)
    {
        double sum = 0, squares = 0;
        var n = 0;
        foreach (var weight in weights)
        {
            sum += weight;
            squares += weight * weight;
            n += weight > 0 ? 1 : 0;
        }

        return n * squares / (sum * sum);
    }

    /// <summary>Brings one margin to its totals and says by how much the worst level was off before.</summary>
    private static double Scale(double[] weights, Margin margin)
    {
        var sums = Sums(weights, margin);
        var factors = margin.Totals.Zip(sums, (total, sum) => sum > 0 ? total / sum : 0).ToArray();
        var levels = margin.Levels;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] > 0)
                weights[row] *= factors[levels[row]];
        }

        return Largest(sums, margin.Totals);
    }

    private static double[] Sums(double[] weights, Margin margin)
    {
        var sums = new double[margin.Totals.Length];
        var levels = margin.Levels;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] > 0)
                sums[levels[row]] += weights[row];
        }

        return sums;
    }

    private static double Largest(double[] sums, double[] totals) => sums.Zip(totals, (sum, total) => Math.Abs(sum - total)).Max();

    private static void Check(Margin margin, double[] weights, Margin first)
    {
        if (margin.Levels.Length != weights.Length)
            throw new ArgumentException($"{margin.Name}: {margin.Levels.Length} levels for {weights.Length} answers.", nameof(margin));
        if (margin.Totals.Any(total => !(total >= 0 && total < double.PositiveInfinity)))
            throw new ArgumentException($"{margin.Name}: a total is a finite number, not negative.", nameof(margin));
        var (sum, expected) = (margin.Totals.Sum(), first.Totals.Sum());
        if (!(sum > 0) || Math.Abs(sum - expected) > 1e-9 * expected)
            throw new ArgumentException($"{margin.Name}: its totals add up to {sum}, those of {first.Name} to {expected}.", nameof(margin));
        var answered = new bool[margin.Totals.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] <= 0)
                continue;
            if (margin.Levels[row] < 0 || margin.Levels[row] >= answered.Length)
                throw new ArgumentException($"{margin.Name}: answer {row + 1} has a level without a total.", nameof(margin));
            answered[margin.Levels[row]] = true;
        }

        for (var level = 0; level < answered.Length; level++)
        {
            if (!answered[level] && margin.Totals[level] > 0)
                throw new ArgumentException($"{margin.Name}: level {level} has a population but no answers; merge it with another.", nameof(margin));
        }
    }
}
