using PeerAtlas.Imports;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>The rows of a list as the sheets of the frame that they make, and which row made what.</summary>
internal sealed class FrameTables
{
    private readonly List<(string? Sheet, FrameSheetKind Kind, int Row, string Key, Dictionary<string, string> Cells)> made = [];
    private readonly List<(string? Sheet, int Row)> rows = [];
    private readonly HashSet<(string? Sheet, int Row)> leftOut = [];

    /// <summary>Notes a row of the list.</summary>
    public void AddRow(string? sheet, int row) => rows.Add((sheet, row));

    /// <summary>Adds a row of the frame.</summary>
    /// <param name="sheet">The sheet of the list; null for CSV.</param>
    /// <param name="row">The row that made it.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="key">Its key, as changes name it.</param>
    /// <param name="cells">What it says; of what is absent, what is there stays.</param>
    public void Add(string? sheet, int row, FrameSheetKind kind, string key, Dictionary<string, string> cells) => made.Add((sheet, kind, row, key, cells));

    /// <summary>The sheets, without the rows that were left out.</summary>
    public IReadOnlyList<FrameTable> All(string file) =>
        [
            .. made.Where(one => !leftOut.Contains((one.Sheet, one.Row)))
                // A cell that is absent is no empty one: rows with other cells make another table.
                .GroupBy(one => (one.Sheet, one.Kind, Columns: string.Join('\t', one.Cells.Keys)))
                .Select(group => new FrameTable(
                    file,
                    group.Key.Sheet,
                    FrameSheet.Of(group.Key.Kind),
                    Table(group.Key.Kind, group.Key.Columns.Split('\t'), group.Select(one => (one.Row, one.Cells)))
                )),
        ];

    /// <summary>Leaves out the rows with problems, and with them what else the same rows made.</summary>
    /// <returns>Whether there was one that was not left out yet.</returns>
    public bool LeaveOut(IEnumerable<TableProblem> problems)
    {
        var before = leftOut.Count;
        leftOut.UnionWith(problems.Where(problem => problem.Row is not null).Select(problem => (problem.Sheet, problem.Row!.Value)));
        return leftOut.Count > before;
    }

    /// <summary>What becomes of the rows of the list.</summary>
    public RowFates FatesOf(FramePreview preview)
    {
        var changes = preview.Changes.ToDictionary(change => (change.Kind, change.Key.ToUpperInvariant()), change => change.IsNew);
        var byRow = made.ToLookup(one => (one.Sheet, one.Row));
        long added = 0,
            changed = 0,
            unchanged = 0,
            joined = 0;
        var refused = preview.Problems.Where(problem => problem.Row is not null).Select(problem => (problem.Sheet, problem.Row!.Value)).ToHashSet();
        foreach (var row in rows.Where(row => !leftOut.Contains(row) && !refused.Contains(row)))
        {
            var own = byRow[row].ToList();
            var news = own.Select(one => changes.TryGetValue((one.Kind, one.Key.ToUpperInvariant()), out var isNew) ? isNew : (bool?)null).ToList();
            if (own.Count == 0)
                joined++;
            else if (news.Contains(true))
                added++;
            else if (news.Contains(false))
                changed++;
            else
                unchanged++;
        }

        return new(added, changed, unchanged, joined);
    }

    private static TableSheet Table(FrameSheetKind kind, string[] columns, IEnumerable<(int Row, Dictionary<string, string> Cells)> rows)
    {
        var header = new TableHeader(columns);
        return header.Sheet(FrameSheet.Of(kind).Name, [.. rows.Select(one => header.Row(one.Row, [.. columns.Select(column => one.Cells[column])]))]);
    }
}
