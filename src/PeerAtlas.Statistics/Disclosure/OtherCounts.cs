namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// The counts that would look the same to a reader: what can be changed among some cells without breaking a relation. A
/// change moves a cell up by any number, or down to 0 at most.
/// </summary>
internal static class OtherCounts
{
    /// <summary>The largest (or smallest) count that a reader must think possible; infinite when nothing limits it.</summary>
    /// <param name="publication">The counts and relations.</param>
    /// <param name="unknown">The cells that the reader does not see, connected with <paramref name="cell"/>.</param>
    /// <param name="cell">One of them.</param>
    /// <param name="largest">Whether the largest is asked for.</param>
    public static double Extreme(Publication publication, IReadOnlyList<int> unknown, int cell, bool largest)
    {
        var change = Change(publication, unknown, new Dictionary<int, double> { [cell] = largest ? -1 : 1 }, cell, double.PositiveInfinity, signed: true);
        return change is null ? double.PositiveInfinity : publication.Cells[cell].Count + change[cell];
    }

    /// <summary>
    /// The cheapest change that raises a cell by <paramref name="rise"/>, by cell; null when the cells at hand cannot give it.
    /// </summary>
    /// <param name="publication">The counts and relations.</param>
    /// <param name="movable">The cells that may change, with the cost of a change by one.</param>
    /// <param name="cell">One of them.</param>
    /// <param name="rise">Above 0.</param>
    public static Dictionary<int, double>? Cheapest(Publication publication, IReadOnlyDictionary<int, double> movable, int cell, double rise)
    {
        // Raising the cell is worth more than anything it can cost.
        var costs = movable.ToDictionary(m => m.Key, m => m.Value);
        costs[cell] = -1e5 * (1 + movable.Values.Max());
        var change = Change(publication, [.. movable.Keys], costs, cell, rise, signed: false);
        return change is not null && change[cell] >= rise - 1e-6 ? change : null;
    }

    /// <summary>Minimises Σ cost × change (signed) or Σ cost × |change|; null when unbounded.</summary>
    private static Dictionary<int, double>? Change(
        Publication publication, IReadOnlyList<int> cells, IReadOnlyDictionary<int, double> costs, int limited, double limit, bool signed)
    {
        // Variable 2i raises cell i, variable 2i + 1 lowers it.
        var at = cells.Select((cell, i) => (cell, i)).ToDictionary(x => x.cell, x => x.i);
        var touching = publication.Relations.Where(r => r.Terms.Any(t => at.ContainsKey(t.Cell))).ToArray();
        var cost = new double[cells.Count * 2];
        var upper = new double[cost.Length];
        for (var i = 0; i < cells.Count; i++)
        {
            var unit = costs.GetValueOrDefault(cells[i]);
            (cost[2 * i], cost[2 * i + 1]) = (unit, signed ? -unit : Math.Abs(unit));
            (upper[2 * i], upper[2 * i + 1]) = (cells[i] == limited ? limit : double.PositiveInfinity, publication.Cells[cells[i]].Count);
        }

        var coefficients = touching.Select(relation =>
        {
            // Σ coefficient × change − slack = −room, as −Σ coefficient × change + slack = room.
            var row = new double[cost.Length];
            foreach (var (cell, coefficient) in relation.Terms)
            {
                if (!at.TryGetValue(cell, out var i))
                    continue;
                row[2 * i] -= coefficient;
                row[2 * i + 1] += coefficient;
            }

            return row;
        }).ToArray();
        var simplex = new BoundedSimplex(
            cost, coefficients, [.. touching.Select(r => r.At(publication.Cells))], [.. touching.Select(r => r.IsEquality)], upper);
        return simplex.Minimise() is { } solution
            ? at.ToDictionary(x => x.Key, x => solution[2 * x.Value] - solution[2 * x.Value + 1])
            : null;
    }
}
