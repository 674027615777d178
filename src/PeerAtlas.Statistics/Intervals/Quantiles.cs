using MathNet.Numerics.Distributions;

namespace PeerAtlas.Statistics.Intervals;

/// <summary>Quantiles of the distributions that intervals are made from.</summary>
internal static class Quantiles
{
    /// <summary>The two-sided critical value of the normal distribution; 1.96 for a level of 0.95.</summary>
    public static double Normal(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Upper(level));

    /// <summary>The two-sided critical value of Student's t; not a number below one degree of freedom.</summary>
    public static double Student(double level, double degreesOfFreedom) =>
        degreesOfFreedom >= 1 ? StudentT.InvCDF(0, 1, degreesOfFreedom, Upper(level)) : double.NaN;

    /// <summary>The quantile of a beta distribution, with the limits 0 and 1 where a shape is zero.</summary>
    public static double Beta(double a, double b, double probability)
    {
        if (a <= 0)
            return 0;
        return b <= 0 ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF(a, b, probability);
    }

    /// <summary>Refuses a confidence level outside the open range 0 to 1.</summary>
    public static void CheckLevel(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
    }

    private static double Upper(double level) => 1 - (1 - level) / 2;
}
