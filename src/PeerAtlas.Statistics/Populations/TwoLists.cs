namespace PeerAtlas.Statistics.Populations;

/// <summary>
/// The number of persons from two lists, with n₁ and n₂ persons, m of them on both. Assumes a closed population, right
/// matching, that being on one list does not change the chance of being on the other, and that on one list all have the
/// same chance.
/// </summary>
public static class TwoLists
{
    /// <summary>
    /// n₁n₂ ÷ m with variance n₁n₂(n₁ − m)(n₂ − m) ÷ m³; none when m is 0.
    /// Source: G. A. F. Seber, The Estimation of Animal Abundance (1982), section 3.1.
    /// </summary>
    public static PopulationEstimate Petersen(PartialLists lists, int first, int second, double level = 0.95)
    {
        var (a, b, both, name) = Sizes(lists, first, second);
        return both == 0
            ? PopulationEstimate.None("Petersen " + name)
            : FromTotal("Petersen " + name, a, b, both, a * b / both, a * b * (a - both) * (b - both) / (both * both * both), level);
    }

    /// <summary>
    /// (n₁ + 1)(n₂ + 1) ÷ (m + 1) − 1 with variance (n₁ + 1)(n₂ + 1)(n₁ − m)(n₂ − m) ÷ ((m + 1)²(m + 2)): nearly unbiased.
    /// Source: D. G. Chapman, University of California Publications in Statistics 1 (1951), 131–160; Seber (1982).
    /// </summary>
    public static PopulationEstimate Chapman(PartialLists lists, int first, int second, double level = 0.95)
    {
        var (a, b, both, name) = Sizes(lists, first, second);
        var variance = (a + 1) * (b + 1) * (a - both) * (b - both) / ((both + 1) * (both + 1) * (both + 2));
        return FromTotal("Chapman " + name, a, b, both, (a + 1) * (b + 1) / (both + 1) - 1, variance, level);
    }

    /// <summary>The estimates for every pair of lists, in order.</summary>
    internal static IReadOnlyList<PopulationEstimate> Pairs(
        PartialLists lists,
        Func<PartialLists, int, int, double, PopulationEstimate> method,
        double level
    ) =>
        [
            .. from second in Enumerable.Range(0, lists.Names.Count)
            from first in Enumerable.Range(0, second)
            orderby first, second
            select method(lists, first, second, level),
        ];

    private static PopulationEstimate FromTotal(string method, double a, double b, double both, double total, double variance, double level)
    {
        var seen = a + b - both;
        return PopulationEstimate.FromUnseen(method, seen, total - seen, variance, level);
    }

    private static (double First, double Second, double Both, string Name) Sizes(PartialLists lists, int first, int second)
    {
        var (a, b) = (1 << first, 1 << second);
        return (lists.On(a), lists.On(b), lists.On(a | b), LogLinear.Interaction(lists.Names, first, second));
    }
}
