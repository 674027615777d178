namespace PeerAtlas.Statistics.Disclosure;

/// <summary>What a reader can work out about a cell that is not shown.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">The true count.</param>
/// <param name="Low">The smallest count that fits everything published.</param>
/// <param name="High">The largest; null when nothing limits it.</param>
/// <param name="IsExact">Whether these are the ends. In a very large web of tables they are inner bounds: a reader must think
/// at least this much possible.</param>
/// <param name="IsDisclosed">Whether the count is small and the reader can tell that it is.</param>
public sealed record DerivableBounds(int Cell, string Name, int Count, int Low, int? High, bool IsExact, bool IsDisclosed);

/// <summary>
/// The audit of what is published: for each cell that is not shown, the interval that a reader can derive from all relations
/// together by linear programming, knowing the rule that nobody is shown as 0, so that what is withheld is at least 1. A small
/// count is disclosed when the reader can tell that it is small: when it is shown, or when no count above the threshold is possible.
/// Fractions are allowed on the way, so an interval of whole numbers
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
    /// <param name="beforeStep">Is called before each cell; what it throws ends the audit.</param>
    public static DisclosureAudit Run(Publication publication, IReadOnlyList<bool> isSuppressed, int threshold = DefaultThreshold, Action? beforeStep = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        if (isSuppressed.Count != publication.Cells.Count)
            throw new ArgumentException($"There are {publication.Cells.Count} cells.", nameof(isSuppressed));
        var unseen = new bool[publication.Cells.Count];
        for (var cell = 0; cell < unseen.Length; cell++)
            unseen[cell] = IsUnseen(publication.Cells[cell], isSuppressed[cell]);
        var webs = new UnseenWebs(publication, unseen);
        var bounds = new List<DerivableBounds>();
        for (var cell = 0; cell < unseen.Length; cell++)
        {
            beforeStep?.Invoke();
            var (name, count, _) = publication.Cells[cell];
            var isSmall = IsSmall(count, threshold);
            if (unseen[cell])
            {
                var (low, high, isExact) = webs.Bounds(cell, threshold);
                bounds.Add(new(cell, name, count, low, high, isExact, isSmall && high <= threshold));
            }
            else if (isSmall)
            {
                bounds.Add(new(cell, name, count, count, count, IsExact: true, IsDisclosed: true));
            }
        }

        return new(bounds);
    }

    /// <summary>Whether a count is from 1 to the threshold.</summary>
    internal static bool IsSmall(int count, int threshold) => count > 0 && count <= threshold;

    /// <summary>Whether a reader does not see a cell's count.</summary>
    internal static bool IsUnseen(Cell cell, bool isSuppressed) =>
        cell.Access == CellAccess.Unpublished || (cell.Access == CellAccess.Publishable && isSuppressed);
}
