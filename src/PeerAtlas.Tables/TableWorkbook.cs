namespace PeerAtlas.Tables;

/// <summary>The sheets of a workbook, in order; a CSV file is a workbook of one sheet, named after the file.</summary>
public sealed class TableWorkbook(IReadOnlyList<TableSheet> sheets)
{
    /// <summary>The sheets, in order.</summary>
    public IReadOnlyList<TableSheet> Sheets { get; } = sheets;

    /// <summary>Whether no sheet has a row under its header; an import that found nothing to do would keep silent about it.</summary>
    public bool IsEmpty => Sheets.All(sheet => sheet.Rows.Count == 0);

    /// <summary>The sheet of that name, whatever its case; null when there is none.</summary>
    public TableSheet? Find(string name) => Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Rows of text under named columns.</summary>
public sealed class TableSheet
{
    private readonly char _delimiter;

    internal TableSheet(string name, IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows, char delimiter = ',')
    {
        Name = name;
        Columns = columns;
        Rows = rows;
        _delimiter = delimiter;
    }

    /// <summary>The sheet's name.</summary>
    public string Name { get; }

    /// <summary>The headers, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows under the header; blank rows are left out.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The same sheet under another name.</summary>
    public TableSheet Renamed(string name) => new(name, Columns, Rows, _delimiter);

    /// <summary>The same sheet with a column under another header; unchanged when it has no such column, or has the other one too.</summary>
    public TableSheet WithColumnRenamed(string from, string to)
    {
        if (!Columns.Contains(from, StringComparer.OrdinalIgnoreCase) || Columns.Contains(to, StringComparer.OrdinalIgnoreCase))
            return this;
        string[] columns = [.. Columns.Select(column => string.Equals(column, from, StringComparison.OrdinalIgnoreCase) ? to : column)];
        var index = TableRow.IndexOf(columns);
        return new(Name, columns, [.. Rows.Select(row => row.Under(index))], _delimiter);
    }

    /// <summary>The same sheet with the decimal commas of some columns as points: of a CSV file that semicolons or tabs part.</summary>
    /// <param name="isNumber">Tells the columns that hold numbers.</param>
    /// <param name="fileName">The file, for messages.</param>
    /// <exception cref="TableException">The numbers of a column can be read in two ways.</exception>
    public TableSheet WithDecimalPoints(Func<string, bool> isNumber, string fileName)
    {
        string[] columns = [.. Columns.Where(isNumber)];
        if (_delimiter == ',' || columns.Length == 0 || Rows.Count == 0)
            return this;
        int[] places = [.. columns.Select(Rows[0].At)];
        DecimalMarks[] marks = [.. columns.Select(_ => new DecimalMarks(_delimiter))];
        List<TableRow> rows = [.. Rows.Select(row => row.With(places, (cell, at) => marks[at].Read(cell, row.Number)))];
        for (var at = 0; at < columns.Length; at++)
        {
            if (marks[at].Ambiguity() is var (number, problem))
                throw new TableException(problem, Path.GetFileName(fileName), row: number, column: columns[at]);
        }

        return new(Name, Columns, rows, _delimiter);
    }

    /// <summary>Makes a sheet to be written.</summary>
    /// <param name="name">The sheet's name.</param>
    /// <param name="columns">The headers, each different and none empty.</param>
    /// <param name="rows">The cells of each row; missing cells at the end are empty.</param>
    /// <exception cref="ArgumentException">A header is empty or stands twice, or a row is longer than the header.</exception>
    public static TableSheet Create(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        if (columns.Any(string.IsNullOrWhiteSpace) || columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() != columns.Count)
            throw new ArgumentException("Every column needs a name of its own.", nameof(columns));
        var index = TableRow.IndexOf(columns);
        var made = new List<TableRow>();
        foreach (var cells in rows)
        {
            if (cells.Count > columns.Count)
                throw new ArgumentException($"Row {made.Count + 2} has more cells than there are columns.", nameof(rows));
            made.Add(new TableRow(made.Count + 2, index, [.. cells.Select(cell => cell ?? "")]));
        }
        return new TableSheet(name, columns, made);
    }
}

/// <summary>Named columns under which rows are made that come from elsewhere than a file that was read as it is.</summary>
public sealed class TableHeader
{
    private readonly Dictionary<string, int> index;

    /// <summary>Names the columns.</summary>
    /// <param name="columns">The headers, each different and none empty.</param>
    public TableHeader(IReadOnlyList<string> columns) => (Columns, index) = (columns, TableRow.IndexOf(columns));

    /// <summary>The headers.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>A row with the number that it has in the file, and its cells.</summary>
    public TableRow Row(int number, string[] cells) => new(number, index, cells);

    /// <summary>A sheet of such rows.</summary>
    public TableSheet Sheet(string name, IReadOnlyList<TableRow> rows) => new(name, Columns, [.. rows.Select(row => row.Under(index))]);
}

/// <summary>One row of a sheet.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, int> _index;
    private readonly string[] _cells;

    internal TableRow(int number, Dictionary<string, int> index, string[] cells)
    {
        Number = number;
        _index = index;
        _cells = cells;
    }

    /// <summary>The row's number, or for CSV the line on which it begins, as the person sees it; the header is usually 1.</summary>
    public int Number { get; }

    /// <summary>The cell under that header (whatever its case), trimmed; empty when the cell or the column is absent.</summary>
    public string this[string column] => _index.TryGetValue(column, out var at) && at < _cells.Length ? _cells[at].Trim() : "";

    /// <summary>The cell without characters that nobody sees, for keys and addresses.</summary>
    public string Key(string column) => _index.TryGetValue(column, out var at) && at < _cells.Length ? VisibleText.Of(_cells[at]) : "";

    /// <summary>Whether the sheet has that column.</summary>
    public bool Has(string column) => _index.ContainsKey(column);

    /// <summary>The place of the column with that header, whatever its case; −1 when there is none.</summary>
    internal int At(string column) => _index.TryGetValue(column, out var at) ? at : -1;

    /// <summary>The row with the cells in some places changed; the change is told the number of the place.</summary>
    internal TableRow With(int[] places, Func<string, int, string> change)
    {
        string[] cells = [.. _cells];
        for (var at = 0; at < places.Length; at++)
        {
            if (places[at] < cells.Length)
                cells[places[at]] = change(cells[places[at]].Trim(), at);
        }

        return new(Number, _index, cells);
    }

    internal TableRow Under(Dictionary<string, int> index) => new(Number, index, _cells);

    /// <summary>The cell in that place as it stands in the file, not trimmed.</summary>
    internal string Raw(int column) => column < _cells.Length ? _cells[column] : "";

    internal static Dictionary<string, int> IndexOf(IEnumerable<string> columns) =>
        columns
            .Select((name, at) => (name, at))
            .Where(column => column.name.Length > 0)
            .ToDictionary(column => column.name, column => column.at, StringComparer.OrdinalIgnoreCase);
}
