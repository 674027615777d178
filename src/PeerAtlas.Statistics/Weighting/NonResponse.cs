namespace PeerAtlas.Statistics.Weighting;

/// <summary>One weighting class.</summary>
/// <param name="Class">Its number.</param>
/// <param name="Eligible">The units in it.</param>
/// <param name="Responded">Those that answered.</param>
/// <param name="Factor">What their weights are multiplied by: 1 ÷ weighted response rate.</param>
public sealed record WeightingClass(int Class, int Eligible, int Responded, double Factor);

/// <summary>Weights adjusted for non-response.</summary>
/// <param name="Weights">One per eligible unit; 0 for those that did not answer. They add up to what the given weights did.</param>
/// <param name="Classes">The classes, for the report's limitations.</param>
public sealed record NonResponseAdjustment(double[] Weights, IReadOnlyList<WeightingClass> Classes);

/// <summary>
/// Weighting-class adjustment: within a class, those that answered stand for those that did not, which assumes that they do
/// not differ. Source: R. J. A. Little, International Statistical Review 54 (1986), 139–157.
/// </summary>
public static class NonResponse
{
    /// <summary>Adjusts the weights of those that answered, class by class.</summary>
    /// <param name="classes">The class of each eligible unit, from 0.</param>
    /// <param name="responded">Whether it answered.</param>
    /// <param name="weights">Its weight before; left out, 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, a class is negative, or nobody in a class answered: it must be
    /// merged with another. The message names the class.</exception>
    public static NonResponseAdjustment Adjust(int[] classes, bool[] responded, double[]? weights = null)
    {
        if (responded.Length != classes.Length || (weights is not null && weights.Length != classes.Length))
            throw new ArgumentException("The columns differ in length.", nameof(responded));
        if (classes.Any(c => c < 0))
            throw new ArgumentException("A class is a number from 0.", nameof(classes));
        var made = Enumerable
            .Range(0, classes.Length)
            .GroupBy(unit => classes[unit])
            .OrderBy(g => g.Key)
            .Select(g => Class(g.Key, [.. g], responded, weights))
            .ToList();
        var factors = made.ToDictionary(c => c.Class, c => c.Factor);
        var adjusted = new double[classes.Length];
        for (var unit = 0; unit < adjusted.Length; unit++)
            adjusted[unit] = responded[unit] ? Weight(weights, unit) * factors[classes[unit]] : 0;
        return new(adjusted, made);
    }

    private static WeightingClass Class(int number, int[] units, bool[] responded, double[]? weights)
    {
        var all = units.Sum(unit => Weight(weights, unit));
        var answered = units.Where(unit => responded[unit]).Sum(unit => Weight(weights, unit));
        if (all > 0 && answered <= 0)
            throw new ArgumentException($"Nobody in class {number} answered; merge it with another.", nameof(responded));
        return new(number, units.Length, units.Count(unit => responded[unit]), all > 0 ? all / answered : 1);
    }

    private static double Weight(double[]? weights, int unit) => weights is null ? 1 : weights[unit];
}
