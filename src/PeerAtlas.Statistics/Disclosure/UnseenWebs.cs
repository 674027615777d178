namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// What a reader can derive about cells that are not shown. Cells that hang together are solved together, each from where
/// the last one ended. Totals that tie very many tables together are left as they are at first, which can only make bounds
/// narrower, and are let go where a bound would tell.
/// </summary>
internal sealed class UnseenWebs
{
    private const int ManyRelations = 8;
    private const int LargeWeb = 100;
    private const double Rounding = 1e-6;

    private readonly Publication publication;
    private readonly bool[] unseen;
    private readonly List<int>[] webs;
    private readonly Dictionary<List<int>, OtherCounts> solvers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<List<int>> incomplete = new(ReferenceEqualityComparer.Instance);

    public UnseenWebs(Publication publication, bool[] unseen)
    {
        this.publication = publication;
        this.unseen = unseen;
        webs = [.. Enumerable.Range(0, unseen.Length).Select(cell => new List<int> { cell })];
        foreach (var relation in Enumerable.Range(0, unseen.Length).SelectMany(publication.RelationsOf).Distinct())
            Join(relation);
    }

    /// <summary>The bounds of an unseen cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="threshold">When nothing above it seems possible, the bounds are exact.</param>
    public (int Low, int? High, bool IsExact) Bounds(int cell, int threshold)
    {
        if (!IsTie(cell) && webs[cell] is { Count: <= LargeWeb } web)
        {
            if (!solvers.TryGetValue(web, out var solver))
                solvers.Add(web, solver = new(publication, web));
            var (low, high) = Solve(solver, cell);
            if (!incomplete.Contains(web) || high is null || high > threshold)
                return (low, high, !incomplete.Contains(web));
        }

        return Around(cell, threshold);
    }

    /// <summary>Looks near the cell first: what is possible there is possible in the whole.</summary>
    private (int Low, int? High, bool IsExact) Around(int cell, int threshold)
    {
        (int Low, int? High) bounds = default;
        foreach (var near in OtherCounts.Around(publication, cell, c => unseen[c]))
        {
            bounds = Solve(new(publication, near), cell);
            if (bounds.High is null || bounds.High > threshold)
                return (bounds.Low, bounds.High, IsWhole(near));
        }

        return (bounds.Low, bounds.High, true);
    }

    /// <summary>Whether no relation leads from these cells to another that is not shown.</summary>
    private bool IsWhole(HashSet<int> cells) =>
        cells.All(cell => publication.RelationsOf(cell).All(relation => relation.Terms.All(term => !unseen[term.Cell] || cells.Contains(term.Cell))));

    private static (int Low, int? High) Solve(OtherCounts counts, int cell)
    {
        var low = counts.Extreme(cell, largest: false);
        var high = counts.Extreme(cell, largest: true);
        // Beyond any real number of persons, nothing limits it.
        return ((int)Math.Ceiling(low - Rounding), high < 1e9 ? (int)Math.Floor(high + Rounding) : null);
    }

    private void Join(Relation relation)
    {
        List<int>? web = null;
        var ties = false;
        foreach (var (cell, _) in relation.Terms.Where(t => unseen[t.Cell]))
        {
            if (IsTie(cell))
                ties = true;
            else
                web = web is null ? webs[cell] : Merge(web, webs[cell]);
        }

        if (ties && web is not null)
            incomplete.Add(web);
    }

    private List<int> Merge(List<int> a, List<int> b)
    {
        if (ReferenceEquals(a, b))
            return a;
        var (large, small) = a.Count >= b.Count ? (a, b) : (b, a);
        large.AddRange(small);
        foreach (var cell in small)
            webs[cell] = large;
        if (incomplete.Remove(small))
            incomplete.Add(large);
        return large;
    }

    private bool IsTie(int cell) => publication.RelationsOf(cell).Count > ManyRelations;
}
