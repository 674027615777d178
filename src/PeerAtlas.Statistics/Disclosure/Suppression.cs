namespace PeerAtlas.Statistics.Disclosure;

/// <summary>Why a cell is not shown.</summary>
public enum CellStatus
{
    /// <summary>It is shown, or is not for publication at all.</summary>
    Shown,

    /// <summary>Withheld because its count is small.</summary>
    Primary,

    /// <summary>Withheld because a small count could be derived from it.</summary>
    Complementary,
}

/// <summary>
/// Primary and complementary suppression. Every small count is withheld. Then for each small count, what else must be withheld
/// is found as the cheapest change of the counts that would raise it above the threshold and keep every relation: when the
/// cells of that change are withheld, the reader must think it possible. So protection of every small count is proved as
/// it is made, and later suppressions only add to it. A count of 0 is never withheld: a reader knows that, and that what is withheld
/// is at least 1, and the change must leave it so. Source of the method: J. P. Kelly, B. L. Golden, A. A. Assad,
/// Networks 22 (1992), 397–417; M. Fischetti and J. J. Salazar, Journal of the American Statistical Association 95 (2000), 916–928.
/// </summary>
/// <param name="Statuses">By cell number.</param>
/// <param name="Audit">The audit of the result. It fails only on what is already public.</param>
public sealed record Suppression(IReadOnlyList<CellStatus> Statuses, DisclosureAudit Audit)
{
    /// <summary>Whether a cell is withheld. Its percentages, and those of which it is the base, are withheld with it.</summary>
    public bool IsSuppressed(int cell) => Statuses[cell] != CellStatus.Shown;

    /// <summary>Finds what to withhold.</summary>
    /// <param name="publication">Everything that is, or is about to be, published.</param>
    /// <param name="threshold">Counts from 1 to this are small.</param>
    /// <param name="beforeStep">Hears before each step how many are done, and of how many at the most; what it throws ends the work.</param>
    public static Suppression Protect(Publication publication, int threshold = DisclosureAudit.DefaultThreshold, Action<int, int>? beforeStep = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        var cells = publication.Cells;
        var statuses = new CellStatus[cells.Count];
        var small = Enumerable.Range(0, cells.Count).Where(c => DisclosureAudit.IsSmall(cells[c].Count, threshold)).ToList();
        foreach (var cell in small.Where(cell => cells[cell].Access == CellAccess.Publishable))
            statuses[cell] = CellStatus.Primary;

        var unseen = cells.Select((cell, i) => DisclosureAudit.IsUnseen(cell, statuses[i] != CellStatus.Shown)).ToArray();
        var webs = new UnseenWebs(publication, unseen);
        var (done, steps) = (0, (2 * small.Count) + cells.Count);
        var open = small.Where(IsOpen).ToList();
        // The smallest counts need the largest change, and what is withheld for them often serves the others.
        foreach (var cell in open.OrderBy(c => cells[c].Count))
        {
            Step();
            foreach (var changed in Partners(publication, statuses, cell, threshold + 1 - cells[cell].Count))
            {
                if (statuses[changed] == CellStatus.Shown && cells[changed].Access == CellAccess.Publishable)
                    statuses[changed] = CellStatus.Complementary;
            }
        }

        var suppressed = statuses.Select(status => status != CellStatus.Shown).ToArray();
        return new(statuses, DisclosureAudit.Run(publication, suppressed, threshold, Step));

        void Step() => beforeStep?.Invoke(done++, steps);
        bool IsOpen(int cell)
        {
            Step();
            return unseen[cell] && webs.Bounds(cell, threshold).High <= threshold;
        }
    }

    /// <summary>The cells of the cheapest change that hides a small count; looked for near it first. None when nothing helps.</summary>
    private static IEnumerable<int> Partners(Publication publication, CellStatus[] statuses, int cell, int rise)
    {
        foreach (var near in OtherCounts.Around(publication, cell, c => !publication.Cells[c].IsOpen))
        {
            var counts = new OtherCounts(publication, near, cell, rise);
            if (counts.Cheapest(c => Cost(publication, statuses[c], c), cell, rise) is { } changed)
                return changed;
        }

        return [];
    }

    /// <summary>What withholding a cell costs a reader: nothing when it is not shown anyway, most for totals, more for
    /// large counts than for small, and zeros, where they may go at all, only if need be.</summary>
    private static double Cost(Publication publication, CellStatus status, int cell)
    {
        var (_, count, access) = publication.Cells[cell];
        if (status != CellStatus.Shown || access == CellAccess.Unpublished)
            return 0;
        var cost = count == 0 ? 5 : 1 + Math.Log10(count);
        return publication.Totals.Contains(cell) ? 20 * cost : cost;
    }
}
