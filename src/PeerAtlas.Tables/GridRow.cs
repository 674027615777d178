namespace PeerAtlas.Tables;

/// <summary>A row of cells under no header.</summary>
public sealed class GridRow
{
    private readonly string[] cells;

    /// <summary>Makes a row.</summary>
    /// <param name="number">Its number, or for CSV the line on which it begins, as the person sees it.</param>
    /// <param name="cells">Its cells as they stand in the file.</param>
    public GridRow(int number, ReadOnlySpan<string> cells) => (Number, this.cells) = (number, cells.ToArray());

    /// <summary>The row's number, or for CSV the line on which it begins, as the person sees it.</summary>
    public int Number { get; }

    /// <summary>How many cells it has.</summary>
    public int Width => cells.Length;

    /// <summary>Whether the workbook hides it, by hand or by a filter.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Which of the rows that were made of one this is, counted from 0.</summary>
    public int Part { get; private init; }

    /// <summary>The row as a further one that is made of the same.</summary>
    public GridRow Again(int part) =>
        new(Number, cells)
        {
            IsHidden = IsHidden,
            Emptied = Emptied,
            Part = part,
        };

    /// <summary>How many of its cells were emptied: they show an error, such as #N/A, or a formula without a saved value.</summary>
    public int Emptied { get; init; }

    /// <summary>The cell in that column, counted from 0, as it stands in the file; empty when the row ends before it.</summary>
    public string this[int column] => (uint)column < (uint)cells.Length ? cells[column] : "";

    /// <summary>The row with other cells in its columns: each from the column that is named, or empty where that is −1.</summary>
    public GridRow Arranged(IReadOnlyList<int> columns) =>
        new(Number, [.. columns.Select(column => this[column])])
        {
            IsHidden = IsHidden,
            Emptied = Emptied,
            Part = Part,
        };

    /// <summary>The row with further cells from a column on, which lies behind its own.</summary>
    public GridRow And(int column, params ReadOnlySpan<string> further)
    {
        var all = new string[column + further.Length];
        Array.Fill(all, "");
        cells.AsSpan(0, Math.Min(column, cells.Length)).CopyTo(all);
        further.CopyTo(all.AsSpan(column));
        return new(Number, all)
        {
            IsHidden = IsHidden,
            Emptied = Emptied,
            Part = Part,
        };
    }

    /// <summary>The row with another text in one cell.</summary>
    public GridRow With(int column, string text)
    {
        var all = new string[Math.Max(cells.Length, column + 1)];
        Array.Fill(all, "");
        cells.CopyTo(all, 0);
        all[column] = text;
        return new(Number, all)
        {
            IsHidden = IsHidden,
            Emptied = Emptied,
            Part = Part,
        };
    }

    /// <summary>Whether no cell holds anything.</summary>
    public bool IsBlank => Array.TrueForAll(cells, string.IsNullOrWhiteSpace);
}

/// <summary>The letters that spreadsheets give columns.</summary>
public static class GridColumn
{
    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    public static string Letters(int column) => SheetBuilder.Letters(column);

    /// <summary>The column of the letters, counted from 0; −1 when they are none that a spreadsheet has.</summary>
    public static int Of(string letters)
    {
        var column = 0;
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetter(letter) || column > 16_384)
                return -1;
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column <= 16_384 ? column - 1 : -1;
    }
}
