using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>What a cell is read as, in place of what stands in it.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">The row or line.</param>
/// <param name="Column">The column, by its letters.</param>
/// <param name="Text">The text.</param>
public sealed record CellText(string Sheet, int Row, string Column, string Text)
{
    /// <summary>How many of one file may be written anew.</summary>
    public const int Most = 200;

    private const int Longest = 200;

    /// <summary>Whether it names a cell and says something.</summary>
    public bool IsGood => Row > 0 && GridColumn.Of(Column) >= 0 && Text.Length is > 0 and <= Longest;

    /// <summary>A sheet whose cells are read so.</summary>
    internal static GridSheet Of(GridSheet sheet, IReadOnlyList<CellText> cells)
    {
        var own = cells
            .Where(cell => sheet.IsCsv || cell.Sheet.Length == 0 || cell.Sheet.Equals(sheet.Name, StringComparison.OrdinalIgnoreCase))
            .ToLookup(cell => cell.Row);
        return own.Count == 0 ? sheet : sheet.With(() => sheet.Rows().Select(row => own[row.Number].Aggregate(row, Anew)));
    }

    private static GridRow Anew(GridRow row, CellText cell) => row.With(GridColumn.Of(cell.Column), cell.Text);
}
