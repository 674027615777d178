namespace PeerAtlas.Statistics.Disclosure;

/// <summary>What a reader can work out about a cell that is not shown.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">The true count.</param>
/// <param name="Low">The smallest count that fits everything published.</param>
/// <param name="High">The largest; null when nothing limits it.</param>
/// <param name="IsDisclosed">Whether the count is small and the reader can tell that it is.</param>
public sealed record DerivableBounds(int Cell, string Name, int Count, int Low, int? High, bool IsDisclosed);

/// <summary>
/// The audit of what is published: for each cell that is not shown, the interval that a reader can derive from all relations
/// together, by linear programming. A small count is disclosed when the reader can tell that it is small: when it is
/// shown, or when no count above the threshold is possible. Fractions are allowed on the way, so an interval of whole numbers
/// can be narrower where tables of three and more ways overlap.
/// </summary>
/// <param name="Bounds">Every cell that is not shown, and every small one that is.</param>
public sealed record DisclosureAudit(IReadOnlyList<DerivableBounds> Bounds)
{
    /// <summary>The largest count of persons that is never published unless it is 0.</summary>
    public const int DefaultThreshold = 10;

    /// <summary>The small counts that a reader can see or derive. Publishing must wait until there are none.</summary>
    public IEnumerable<DerivableBounds> Disclosed => Bounds.Where(b => b.IsDisclosed);

    /// <summary>Whether nothing small can be derived.</summary>
    public bool Passes => !Disclosed.Any();

    /// <summary>Audits a publication.</summary>
    /// <param name="publication">Everything that is, or is about to be, published.</param>
    /// <param name="isSuppressed">Whether each publishable cell is withheld; of other cells it is not looked at.</param>
    /// <param name="threshold">Counts from 1 to this are small.</param>
    public static DisclosureAudit Run(Publication publication, IReadOnlyList<bool> isSuppressed, int threshold = DefaultThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        if (isSuppressed.Count != publication.Cells.Count)
            throw new ArgumentException($"There are {publication.Cells.Count} cells.", nameof(isSuppressed));
        var unseen = new bool[publication.Cells.Count];
        for (var cell = 0; cell < unseen.Length; cell++)
            unseen[cell] = IsUnseen(publication.Cells[cell], isSuppressed[cell]);
        var groups = Components(publication, unseen);
        var bounds = new List<DerivableBounds>();
        for (var cell = 0; cell < unseen.Length; cell++)
        {
            var (name, count, _) = publication.Cells[cell];
            if (unseen[cell])
                bounds.Add(Derive(publication, groups[cell], cell, threshold));
            else if (IsSmall(count, threshold))
                bounds.Add(new(cell, name, count, count, count, IsDisclosed: true));
        }

        return new(bounds);
    }

    /// <summary>Whether a count is from 1 to the threshold.</summary>
    internal static bool IsSmall(int count, int threshold) => count > 0 && count <= threshold;

    /// <summary>Whether a reader does not see a cell's count.</summary>
    internal static bool IsUnseen(Cell cell, bool isSuppressed) =>
        cell.Access == CellAccess.Unpublished || (cell.Access == CellAccess.Publishable && isSuppressed);

    private static DerivableBounds Derive(Publication publication, List<int> group, int cell, int threshold)
    {
        const double Rounding = 1e-6;
        var high = OtherCounts.Extreme(publication, group, cell, largest: true);
        var low = OtherCounts.Extreme(publication, group, cell, largest: false);
        var (name, count, _) = publication.Cells[cell];
        // Beyond any real number of persons, nothing limits it.
        int? highest = high < 1e9 ? (int)Math.Floor(high + Rounding) : null;
        return new(cell, name, count, (int)Math.Ceiling(low - Rounding), highest, IsSmall(count, threshold) && highest <= threshold);
    }

    /// <summary>For each unseen cell, the unseen cells that relations connect it with.</summary>
    private static List<int>[] Components(Publication publication, bool[] unseen)
    {
        var groups = new List<int>[unseen.Length];
        for (var cell = 0; cell < unseen.Length; cell++)
            groups[cell] = [cell];
        foreach (var relation in publication.Relations)
        {
            var first = -1;
            foreach (var (cell, _) in relation.Terms)
            {
                if (!unseen[cell])
                    continue;
                if (first < 0)
                    first = cell;
                else
                    Merge(groups, first, cell);
            }
        }

        return groups;
    }

    private static void Merge(List<int>[] groups, int a, int b)
    {
        if (ReferenceEquals(groups[a], groups[b]))
            return;
        var (large, small) = groups[a].Count >= groups[b].Count ? (groups[a], groups[b]) : (groups[b], groups[a]);
        large.AddRange(small);
        foreach (var cell in small)
            groups[cell] = large;
    }
}
