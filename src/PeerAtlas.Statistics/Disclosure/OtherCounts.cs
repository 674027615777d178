namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// The counts that would look the same to a reader: what can be changed among some cells without breaking a relation, while
/// all others stay. A change moves a cell up by any number, or down to its <see cref="Cell.Least"/> at most.
/// </summary>
internal sealed class OtherCounts
{
    private readonly Publication publication;
    private readonly Dictionary<int, int> at;
    private readonly BoundedSimplex simplex;

    /// <summary>Sets the cells that may change.</summary>
    /// <param name="publication">The counts and relations.</param>
    /// <param name="cells">The cells, all different.</param>
    /// <param name="limited">A cell that goes up by <paramref name="limit"/> at most.</param>
    /// <param name="limit">How far.</param>
    public OtherCounts(Publication publication, IEnumerable<int> cells, int limited = -1, double limit = double.PositiveInfinity)
    {
        this.publication = publication;
        // Variable 2i raises cell i, variable 2i + 1 lowers it.
        at = cells.Select((cell, i) => (cell, i)).ToDictionary(x => x.cell, x => x.i);
        var touching = at.Keys.SelectMany(publication.RelationsOf).Distinct().ToArray();
        var upper = new double[at.Count * 2];
        foreach (var (cell, i) in at)
        {
            var now = publication.Cells[cell];
            (upper[2 * i], upper[2 * i + 1]) = (cell == limited ? limit : double.PositiveInfinity, now.Count - now.Least);
        }

        simplex = new([.. touching.Select(Row)], [.. touching.Select(r => r.At(publication.Cells))], [.. touching.Select(r => r.IsEquality)], upper);
    }

    /// <summary>
    /// The largest (or smallest) count of one of the cells; infinite when nothing limits it. With all unseen cells that are
    /// connected it is what a reader can derive; with some of them, a reader must think at least this possible.
    /// </summary>
    public double Extreme(int cell, bool largest)
    {
        var cost = new double[at.Count * 2];
        (cost[2 * at[cell]], cost[2 * at[cell] + 1]) = largest ? (-1, 1) : (1, -1);
        return simplex.Minimise(cost) is { } solution ? publication.Cells[cell].Count + Change(solution, cell) : double.PositiveInfinity;
    }

    /// <summary>
    /// The cells of the cheapest change that raises the limited cell to its limit; null when these cells cannot give it.
    /// </summary>
    /// <param name="costs">What a change by one costs, by cell.</param>
    /// <param name="cell">The limited cell.</param>
    /// <param name="rise">Its limit.</param>
    public IReadOnlyList<int>? Cheapest(Func<int, double> costs, int cell, double rise)
    {
        const double Rounding = 1e-6;
        var cost = new double[at.Count * 2];
        foreach (var (other, i) in at)
            cost[2 * i] = cost[2 * i + 1] = costs(other);
        // Raising the cell is worth more than anything it can cost, and must not be had by lowering it as well.
        var worth = 1e5 * (1 + cost.Max());
        (cost[2 * at[cell]], cost[2 * at[cell] + 1]) = (-worth, worth);
        return simplex.Minimise(cost) is { } solution && Change(solution, cell) >= rise - Rounding
            ? [.. at.Keys.Where(other => Math.Abs(Change(solution, other)) > Rounding)]
            : null;
    }

    /// <summary>
    /// Ever larger sets of cells around one, in which to look for a change: first those that are in few relations only, near
    /// ones before far ones, last all that are connected. Totals that tie many tables together come in late.
    /// </summary>
    public static IEnumerable<HashSet<int>> Around(Publication publication, int cell, Func<int, bool> mayChange)
    {
        var size = 0;
        var own = publication.RelationsOf(cell).Count;
        foreach (var mostRelations in new[] { 2, 4, 8, 32, int.MaxValue }.Where(most => most >= own))
        {
            var near = new HashSet<int> { cell };
            var edge = new List<int> { cell };
            for (var distance = 1; edge.Count > 0; distance++)
            {
                edge =
                [
                    .. edge.SelectMany(publication.RelationsOf)
                        .Distinct()
                        .SelectMany(r => r.Terms)
                        .Select(t => t.Cell)
                        .Where(c => publication.RelationsOf(c).Count <= mostRelations && mayChange(c) && near.Add(c)),
                ];
                // One step reaches a row and a column, two the whole of a table.
                if ((distance != 2 && edge.Count > 0) || near.Count <= size)
                    continue;
                size = near.Count;
                yield return [.. near];
            }
        }
    }

    private double Change(double[] solution, int cell) => solution[2 * at[cell]] - solution[2 * at[cell] + 1];

    // Σ coefficient × change ≥ −room, as −Σ coefficient × change + slack = room.
    private double[] Row(Relation relation)
    {
        var row = new double[at.Count * 2];
        foreach (var (cell, coefficient) in relation.Terms)
        {
            if (!at.TryGetValue(cell, out var i))
                continue;
            row[2 * i] -= coefficient;
            row[2 * i + 1] += coefficient;
        }

        return row;
    }
}
