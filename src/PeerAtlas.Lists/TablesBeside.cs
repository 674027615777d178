using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>
/// Tables that stand side by side under equal headers, each maybe under the name of whoever worked, a day or an activity. What stands before the first of
/// them holds for all; each filled part of a row becomes a row of its own.
/// </summary>
internal sealed class TablesBeside(SheetShape shape, int headerRow)
{
    /// <summary>How far above the headers a heading may stand.</summary>
    public const int MostAbove = 5;

    /// <summary>How many columns a table may have.</summary>
    public const int Widest = 40;

    private readonly int[] starts = [.. shape.Columns.Select(GridColumn.Of)];

    /// <summary>The rows that are made of those of a sheet.</summary>
    /// <param name="rows">The rows as they stand in the file.</param>
    /// <param name="isLeftOut">Whether the person left a row out.</param>
    public IEnumerable<GridRow> Rows(IEnumerable<GridRow> rows, Func<GridRow, bool> isLeftOut)
    {
        List<GridRow> above = [];
        IReadOnlyList<string> headings = [.. starts.Select(_ => "")];
        foreach (var row in rows)
        {
            if (row.Number < headerRow || headerRow == 0)
            {
                above.Add(row);
                yield return row;
                continue;
            }

            if (row.Number == headerRow)
            {
                // Headings that are no row of their own are the headers: below them stand a start and an end.
                var areHeaders = shape is { Heading: not null, HeadingsAbove: 0 };
                if ((areHeaders ? row : above.Find(one => one.Number == headerRow - shape.HeadingsAbove)) is { } of)
                    headings = Headings(of);
                above.Clear();
                yield return Shared(row).And(ShapedSheet.Added, [shape.Heading ?? "", .. areHeaders ? ["Start", "End"] : Cells(row, starts[0])]);
                continue;
            }

            var filled = Enumerable.Range(0, starts.Length).Where(table => Cells(row, starts[table]).Exists(cell => cell.Any(char.IsLetterOrDigit))).ToList();
            if (filled.Count == 0 || isLeftOut(row))
                yield return row;
            else
                foreach (var (table, part) in filled.Select((table, part) => (table, part)))
                    yield return Shared(row).And(ShapedSheet.Added, [headings[table], .. Cells(row, starts[table])]).Again(part);
        }
    }

    private IReadOnlyList<string> Headings(GridRow row) => Headings(row, starts, shape.Span);

    /// <summary>What stands above each table: the first text in its columns.</summary>
    public static IReadOnlyList<string> Headings(GridRow row, IReadOnlyList<int> starts, int span) =>
        [.. starts.Select(start => Enumerable.Range(start, span).Select(column => CleanText.Of(row[column])).FirstOrDefault(text => text.Length > 0) ?? "")];

    private GridRow Shared(GridRow row) => row.Arranged([.. Enumerable.Range(0, starts[0])]);

    private List<string> Cells(GridRow row, int start) => [.. Enumerable.Range(start, shape.Span).Select(column => row[column])];
}
