using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Weighting;

/// <summary>What raking came to.</summary>
/// <param name="Design">The design with raked weights. Its variances allow for the raking.</param>
/// <param name="Weights">The raked weights, one per answer.</param>
/// <param name="Converged">Whether every margin is met within the tolerance.</param>
/// <param name="Iterations">How many times all margins were gone through.</param>
/// <param name="LargestError">The largest difference between a margin's weighted total and its target, relative to the population.</param>
/// <param name="DesignEffect">Kish's loss of precision by unequal weights, n·Σw²/(Σw)²: 1 when all are equal.</param>
public sealed record RakingResult(SurveyDesign Design, double[] Weights, bool Converged, int Iterations, double LargestError, double DesignEffect);

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
    public static RakingResult Rake(SurveyDesign design, IReadOnlyList<Margin> margins, double tolerance = 1e-12, int maximumIterations = 1000)
    {
        if (margins.Count == 0)
            throw new ArgumentException("There is no margin to rake to.", nameof(margins));
        var weights = new double[design.Rows];
        for (var row = 0; row < weights.Length; row++)
            weights[row] = design.WeightOf(row);
        foreach (var margin in margins)
            Check(margin, weights, margins[0]);

        int[][] levels = [.. margins.Select(m => m.Levels)];
        var cells = new MarginCells(levels, weights);
        var sums = CellSums(cells, weights);
        var population = margins[0].Totals.Sum();
        var iterations = 0;
        var error = double.PositiveInfinity;
        var factors = new double[cells.Count];
        Array.Fill(factors, 1);
        while (error > tolerance && iterations < maximumIterations)
        {
            iterations++;
            error = 0;
            for (var margin = 0; margin < margins.Count; margin++)
                error = Math.Max(error, Scale(sums, factors, cells.LevelOf[margin], margins[margin].Totals) / population);
            // A single margin is met at once; with several, the last one met may have disturbed those before it.
            error = margins.Count == 1 ? 0 : error;
        }

        for (var row = 0; row < weights.Length; row++)
            weights[row] *= cells.OfRow[row] is >= 0 and var cell ? factors[cell] : 1;
        // Answers in a level of which the population has none are out.
        if (factors.Contains(0))
            cells = new MarginCells(levels, weights);
        sums = CellSums(cells, weights);
        error = margins.Select((m, at) => Largest(Sums(sums, cells.LevelOf[at], m.Totals.Length), m.Totals)).Max() / population;
        return new(design.WithRakedWeights(weights, cells), weights, error <= tolerance * 10, iterations, error, KishEffect(weights));
    }

    /// <summary>Kish's design effect of unequal weights: n·Σw²/(Σw)² over weights above 0 (L. Kish, Survey Sampling (1965)).</summary>
    public static double KishEffect(ReadOnlySpan<double> weights)
    {
        double sum = 0,
            squares = 0;
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
    private static double Scale(double[] cellSums, double[] cellFactors, int[] levelOf, double[] totals)
    {
        var sums = Sums(cellSums, levelOf, totals.Length);
        for (var cell = 0; cell < cellSums.Length; cell++)
        {
            var sum = sums[levelOf[cell]];
            var factor = sum > 0 ? totals[levelOf[cell]] / sum : 0;
            cellSums[cell] *= factor;
            cellFactors[cell] *= factor;
        }

        return Largest(sums, totals);
    }

    private static double[] CellSums(MarginCells cells, double[] weights)
    {
        var sums = new double[cells.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            if (cells.OfRow[row] is >= 0 and var cell)
                sums[cell] += weights[row];
        }

        return sums;
    }

    private static double[] Sums(double[] cellSums, int[] levelOf, int levels)
    {
        var sums = new double[levels];
        for (var cell = 0; cell < cellSums.Length; cell++)
            sums[levelOf[cell]] += cellSums[cell];
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
