namespace PeerAtlas.Statistics.Populations;

/// <summary>
/// The number of persons from three lists by sample coverage, which allows lists to depend on each other. Source: A. Chao
/// and P. K. Tsay, JASA 93 (1998), 283–293; A. Chao and others, Statistics in Medicine 20 (2001), 3123–3157.
/// </summary>
/// <param name="Coverage">C: the share, from 0 to 1, that the lists cover of the population, weighted by the chance of being listed.</param>
/// <param name="AverageSeen">D: the average number of persons seen on two of the lists, when each is left out in turn.</param>
/// <param name="Independent">D ÷ C: the number if lists were independent.</param>
/// <param name="HighCoverage">The number that allows for dependence; for a coverage of about 0.55 and more. Not a number
/// when the formula breaks down.</param>
/// <param name="LowCoverage">The one-step number for a lower coverage, where the other is unsteady; with positively dependent
/// lists it is a lower bound.</param>
public sealed record SampleCoverage(double Coverage, double AverageSeen, double Independent, double HighCoverage, double LowCoverage)
{
    /// <summary>Computes it; null when there are not three lists, a list is empty, or nobody is on two.</summary>
    public static SampleCoverage? Compute(PartialLists lists)
    {
        if (lists.Names.Count != 3)
            return null;
        int[] bits = [1, 2, 4];
        double[] sizes = [.. bits.Select(bit => (double)lists.On(bit))];
        double[] alone = [.. bits.Select(bit => (double)lists.OnExactly(bit))];
        if (sizes.Min() == 0)
            return null;
        var coverage = 1 - Enumerable.Range(0, 3).Sum(i => alone[i] / sizes[i]) / 3;
        if (coverage <= 0)
            return null;

        var seen = lists.Distinct - alone.Sum() / 3;
        var independent = seen / coverage;
        // Per pair: how many on both, how many on one of them but not on the third list, and the product of the sizes.
        var pairs = new[] { (0, 1, 2), (0, 2, 1), (1, 2, 0) }
            .Select(t =>
            {
                var (a, b, third) = (bits[t.Item1], bits[t.Item2], bits[t.Item3]);
                return (Both: (double)lists.On(a | b), Outside: (double)lists.On(a, third) + lists.On(b, third), Product: sizes[t.Item1] * sizes[t.Item2]);
            })
            .ToArray();
        var spread = pairs.Sum(p => p.Outside * p.Both / p.Product) / (3 * coverage);
        var high = pairs.Sum(p => p.Both) / (3 * coverage) / (1 - spread);
        return new(coverage, seen, independent, spread < 1 ? high : double.NaN, Step(Step(independent)));

        // Dependence of a pair, as the coefficient of covariation N·m ÷ (n₁n₂) − 1, corrects the independent number.
        double Step(double number) => independent + pairs.Sum(p => p.Outside * (number * p.Both / p.Product - 1)) / (3 * coverage);
    }
}
