namespace PeerAtlas.Linkage.Attack;

/// <summary>
/// What somebody reaches who guesses. When the opening shuffles well, who wrote which answer is a permutation of chance whatever else
/// the attacker knows, so that every guess, however made, has the matches and the τ of one. The bounds below follow from that alone
/// (Chernoff), hold for any number of waves, and are passed with the stated probability at most.
/// </summary>
internal static class Chance
{
    /// <summary>
    /// The most matches over all waves. The factorial moments of the fixed points of a permutation are at most those of a Poisson
    /// variable with mean 1, and so is the tail's bound: exp(m − w − m·ln(m/w)) for m matches in w waves.
    /// </summary>
    public static int MostMatches(int waves, double falseAlarm)
    {
        var most = waves;
        while (most - waves - (most * Math.Log((double)most / waves)) > Math.Log(falseAlarm))
            most++;
        return most - 1;
    }

    /// <summary>The standard deviation of Kendall's τ between two permutations of chance: √(2(2n+5)/(9n(n−1))).</summary>
    public static double TauDeviation(int respondents) => Math.Sqrt(2.0 * ((2 * respondents) + 5) / (9.0 * respondents * (respondents - 1)));

    /// <summary>
    /// The mean of |τ| between two permutations of chance, by τ's normal limit: σ√(2/π). It is 0.10 for 30 respondents and no smaller
    /// for any number of waves, so that no bound near 0 can be held for it; what tends to 0, when nobody knows the order, is the mean of τ.
    /// </summary>
    public static double MeanAbsoluteTau(int respondents) => TauDeviation(respondents) * Math.Sqrt(2 / Math.PI);

    /// <summary>How far the mean τ strays from 0. τ is a sum of independent uniform variables and thus strictly sub-Gaussian.</summary>
    public static double FarthestMeanTau(int waves, int respondents, double falseAlarm) =>
        TauDeviation(respondents) * Math.Sqrt(2 * Math.Log(2 / falseAlarm) / waves);

    /// <summary>
    /// How large the root mean square of τ becomes; it sees an order that is kept forwards in some waves and backwards in others,
    /// which the mean does not. Chi-squared tail of a sub-Gaussian variable: d − ln(1+d) = 2·ln(1/α)/w, σ√(1+d).
    /// </summary>
    public static double LargestRootMeanSquareTau(int waves, int respondents, double falseAlarm)
    {
        var wanted = 2 * Math.Log(1 / falseAlarm) / waves;
        var (low, high) = (0.0, wanted + 10 + (10 * Math.Sqrt(wanted)));
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = middle - Math.Log(1 + middle) < wanted ? (middle, high) : (low, middle);
        }

        return TauDeviation(respondents) * Math.Sqrt(1 + high);
    }
}
