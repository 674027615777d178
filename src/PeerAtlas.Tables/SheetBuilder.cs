namespace PeerAtlas.Tables;

/// <summary>Turns cells as they come from a file into rows under a header, and holds them against the limits.</summary>
internal sealed class SheetBuilder(string fileName, string? sheet, TableLimits limits, CancellationToken cancellation = default)
{
    private string[]? _columns;
    private Dictionary<string, int> _index = [];
    private int _rows;

    /// <summary>What parts the cells of a CSV file; a comma for a workbook, whose numbers are numbers.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>Whether the file's first line names it.</summary>
    public bool IsDelimiterNamed { get; set; }

    /// <summary>The headers without the nameless columns; empty before the header was read.</summary>
    public IReadOnlyList<string> Columns => _columns is null ? [] : [.. _columns.Where(name => name.Length > 0)];

    /// <summary>Takes the next row: null for the header and for blank rows.</summary>
    public TableRow? Add(int number, ReadOnlySpan<string> cells)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_columns is not null && ++_rows > limits.MaxRows)
        {
            throw Refuse(
                $"There are more than {limits.MaxRows} rows, blank ones counted. "
                    + "Delete the empty rows below the table, or split the file into smaller ones.",
                number
            );
        }

        var width = cells.Length;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
            width--;
        if (width == 0)
            return null;
        if (width > limits.MaxColumns)
            throw Refuse($"There are {width} columns, and at most {limits.MaxColumns} are read. Remove the columns that are not needed.", number);
        for (var at = 0; at < width; at++)
        {
            if (cells[at].Length > limits.MaxCellCharacters)
                throw Refuse($"The cell has {cells[at].Length} characters, and at most {limits.MaxCellCharacters} are read. Shorten it.", number, NameOf(at));
        }
        if (_columns is null)
        {
            Begin(number, cells[..width].ToArray());
            return null;
        }
        return AddRow(number, cells[..width].ToArray());
    }

    private void Begin(int number, string[] headers)
    {
        _columns = [.. headers.Select(VisibleText.Of)];
        var twice = _columns.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw Refuse($"The column \"{twice.Key}\" stands twice in the header. Give each column a name of its own.", number, twice.Key);
        _index = TableRow.IndexOf(_columns);
    }

    private TableRow AddRow(int number, string[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(cells[at]))
                continue;
            if (at >= _columns!.Length)
                throw Refuse(
                    $"The row has more cells than the header ({_columns.Length}). Check for a delimiter or a quotation mark too many, or name the column.",
                    number,
                    Letters(at)
                );
            if (_columns[at].Length == 0)
                throw Refuse("The cell stands in a column without a name. Name the column in the header, or remove it.", number, Letters(at));
        }
        return new TableRow(number, _index, cells);
    }

    public TableException Refuse(string problem, int? row = null, string? column = null) => new(problem, fileName, sheet, row, column);

    private string NameOf(int column) => _columns is not null && column < _columns.Length && _columns[column].Length > 0 ? _columns[column] : Letters(column);

    /// <summary>A spreadsheet's letters for a column: 0 is A, 26 is AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
