namespace PeerAtlas.Statistics.Populations;

/// <summary>
/// Who is on which of several incomplete lists: for every combination of lists, the number of distinct persons on exactly
/// these. Persons on no list are what is to be estimated.
/// </summary>
public sealed class PartialLists
{
    private readonly int[] counts;

    /// <summary>Creates the table.</summary>
    /// <param name="names">The lists' names, 2 to 5, all different.</param>
    /// <param name="rows">On which lists (one entry per list) and how many persons; a combination may come several times, one left
    /// out has nobody. A row that is on no list must have a count of 0.</param>
    /// <exception cref="ArgumentException">The contract is broken; the message says where.</exception>
    public PartialLists(IReadOnlyList<string> names, IEnumerable<(bool[] On, int Count)> rows)
    {
        if (names.Count is < 2 or > 5 || names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw new ArgumentException("Two to five lists with different names are needed.", nameof(names));
        Names = [.. names];
        counts = new int[1 << names.Count];
        var line = 0;
        foreach (var (on, count) in rows)
        {
            line++;
            if (on.Length != names.Count || count < 0)
                throw new ArgumentException($"Row {line}: {names.Count} lists and a count that is not negative are needed.", nameof(rows));
            var combination = on.Select((yes, list) => yes ? 1 << list : 0).Sum();
            if (combination == 0 && count > 0)
                throw new ArgumentException($"Row {line}: {count} persons are on no list; nobody can know them.", nameof(rows));
            counts[combination] = checked(counts[combination] + count);
        }
    }

    /// <summary>The lists' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of distinct persons on any list.</summary>
    public int Distinct => counts.Sum();

    /// <summary>The number of persons on exactly these lists, given as a bit mask with bit 0 for the first list.</summary>
    public int OnExactly(int combination) => counts[combination];

    /// <summary>The number of persons on at least these lists and on none of <paramref name="off"/>, both bit masks.</summary>
    public int On(int combination, int off = 0) =>
        Enumerable.Range(1, counts.Length - 1).Where(c => (c & combination) == combination && (c & off) == 0).Sum(c => counts[c]);
}

/// <summary>An estimate of the number of persons.</summary>
/// <param name="Method">The method or model, by name: "Chapman PQ".</param>
/// <param name="Value">Persons; not whole. Not a number when the data cannot give one.</param>
/// <param name="StandardError">Its large-sample standard error; not a number when there is none.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
public sealed record PopulationEstimate(string Method, double Value, double StandardError, double Low, double High)
{
    internal static PopulationEstimate None(string method) => new(method, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>
    /// The interval that is normal for the logarithm of the unseen persons, and so never below those seen:
    /// seen + unseen ÷ C to seen + unseen × C, C = exp(z √ln(1 + variance ÷ unseen²)).
    /// Source: A. Chao, Biometrics 43 (1987), 783–791; K. P. Burnham and others, American Fisheries Society Monograph 5 (1987), 212.
    /// </summary>
    internal static PopulationEstimate FromUnseen(string method, double seen, double unseen, double variance, double level)
    {
        Intervals.Quantiles.CheckLevel(level);
        if (!double.IsFinite(unseen) || !double.IsFinite(variance))
            return None(method);
        if (unseen <= 0)
            return new(method, seen + unseen, Math.Sqrt(variance), seen + unseen, seen + unseen);
        var factor = Math.Exp(Intervals.Quantiles.Normal(level) * Math.Sqrt(Math.Log(1 + variance / (unseen * unseen))));
        return new(method, seen + unseen, Math.Sqrt(variance), seen + unseen / factor, seen + unseen * factor);
    }
}
