using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>A row of a form's sheet, its cells trimmed.</summary>
/// <param name="number">Its number, as the person sees it.</param>
/// <param name="cells">Its cells up to the last that holds anything.</param>
internal sealed class FormRow(int number, string[] cells)
{
    public int Number => number;

    public string this[int column] => column < cells.Length ? cells[column] : "";
}

/// <summary>A sheet of a form as it is: a header, which may have columns without a name or with the same one, and the rows that hold anything.</summary>
internal sealed class FormSheet
{
    private const int MaxColumns = 500;
    private const int MaxRows = 50_100;

    private FormSheet(string name, string[] header, int headerRow, List<FormRow> rows) => (Name, Header, HeaderRow, Rows) = (name, header, headerRow, rows);

    public string Name { get; }

    public string[] Header { get; }

    /// <summary>The header's row, as the person sees it.</summary>
    public int HeaderRow { get; }

    public IReadOnlyList<FormRow> Rows { get; }

    /// <summary>The rows in which something stands beside the named columns.</summary>
    public IReadOnlyList<int> Beside { get; private init; } = [];

    /// <summary>The first row that holds anything is the header; columns end with the last that it names.</summary>
    public static FormSheet Of(string name, IEnumerable<GridRow> rows)
    {
        string[]? header = null;
        var headerRow = 1;
        var read = new List<FormRow>();
        var beside = new List<int>();
        foreach (var row in rows)
        {
            if (row.IsBlank)
                continue;
            if (header is null)
            {
                (header, headerRow) = (Cells(row, MaxColumns), row.Number);
                continue;
            }
            var cells = Cells(row, header.Length);
            if (cells.Length > 0)
                read.Add(new FormRow(row.Number, cells));
            if (read.Count > MaxRows)
                throw new TableException($"The sheet has more than {MaxRows} rows that hold anything.", name, row: row.Number);
            if (Enumerable.Range(0, Math.Min(row.Width, MaxColumns)).Any(at => row[at].Trim().Length > 0 && (at >= header.Length || header[at].Length == 0)))
                beside.Add(row.Number);
        }
        return new FormSheet(name, header ?? [], headerRow, read) { Beside = beside };
    }

    /// <summary>A sheet that was made.</summary>
    public static FormSheet Of(string name, string[] header, List<FormRow> rows) => new(name, header, headerRow: 1, rows);

    /// <summary>A sheet of a table that was read already.</summary>
    public static FormSheet Of(TableSheet sheet) =>
        new(
            sheet.Name.Trim().ToLowerInvariant(),
            [.. sheet.Columns.Select(column => column.Trim())],
            headerRow: 1,
            [.. sheet.Rows.Select(row => new FormRow(row.Number, [.. sheet.Columns.Select(column => row[column])]))]
        );

    public FormSheet Renamed(string name) => new(name, Header, HeaderRow, [.. Rows]) { Beside = Beside };

    /// <summary>The cells of the first columns, up to the last that holds anything.</summary>
    private static string[] Cells(GridRow row, int width)
    {
        var last = Math.Min(row.Width, width);
        while (last > 0 && string.IsNullOrWhiteSpace(row[last - 1]))
            last--;
        return [.. Enumerable.Range(0, last).Select(at => row[at].Trim())];
    }
}
