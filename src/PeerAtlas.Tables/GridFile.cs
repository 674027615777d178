using System.Runtime.InteropServices;

namespace PeerAtlas.Tables;

/// <summary>
/// A file of tables as people have them, as sheets of cells without assuming a header: .csv (UTF-8, UTF-16 or what older programs write; comma,
/// semicolon, tab or pipe), .xlsx, the older .xls, and .ods. Columns that nobody needs refuse nothing: what a cell or row has too much of is dropped.
/// </summary>
public sealed class GridFile : IDisposable
{
    private const int LookedAt = 256 * 1024;

    private readonly IDisposable? content;

    internal GridFile(string name, IReadOnlyList<GridSheet> sheets, IDisposable? content = null) => (Name, Sheets, this.content) = (name, sheets, content);

    /// <summary>What the person called the file.</summary>
    public string Name { get; }

    /// <summary>In what the letters of a CSV file are written, one of <see cref="TextEncodings.All"/>; null for UTF-8, UTF-16 and workbooks.</summary>
    public string? Encoding { get; private init; }

    /// <summary>The sheets, in order, hidden ones too; a CSV file is one, named after the file.</summary>
    public IReadOnlyList<GridSheet> Sheets { get; }

    /// <summary>The sheet of that name, whatever its case; null when there is none.</summary>
    public GridSheet? Find(string name) => Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How large a file may be: 100 MB, every row that Excel has, and what a mapping needs of a row.</summary>
    public static TableLimits Limits { get; } = new(100 * 1024 * 1024, 1_048_576, 16_384, 32_767);

    /// <summary>For files that are read row by row: CSV of any length.</summary>
    public static TableLimits Streamed { get; } = Limits with { MaxBytes = long.MaxValue, MaxRows = int.MaxValue };

    /// <summary>Opens a file, told by its content and its name. Rows are read when they are asked for.</summary>
    /// <param name="stream">The file; it stays open, and CSV is read from it. It is read once when it cannot be sought in.</param>
    /// <param name="fileName">The name that the person gave it.</param>
    /// <param name="limits">How large it may be; <see cref="Limits"/> when null.</param>
    /// <param name="encoding">In what the letters of a CSV file are written that is not in UTF-8; told by its bytes when null.</param>
    /// <param name="cancellation">Stops it between two rows.</param>
    /// <exception cref="TableException">The file is refused, here or while rows are read.</exception>
    public static GridFile Open(Stream stream, string fileName, TableLimits? limits = null, string? encoding = null, CancellationToken cancellation = default)
    {
        limits ??= Limits;
        fileName = Path.GetFileName(fileName);
        var start = stream.CanSeek ? stream.Position : 0;
        var counted = new CountedStream(stream, limits.MaxBytes, () => TableReader.TooLarge(fileName, limits));
        var head = counted.Head;
        if (head.IsEmpty)
            throw new TableException("The file is empty.", fileName);
        if (OfficePackage.IsZip(head))
            return XlsxGrid.Open(counted, fileName, limits, cancellation);
        if (CompoundFile.Is(head))
            return XlsGrid.Open(counted, fileName, limits, cancellation);
        if (Path.GetExtension(fileName).ToUpperInvariant() is ".XLSX" or ".XLSM")
            throw new TableException(
                "The name says that this is an Excel workbook, but it is none inside. Open it in Excel and save it as .xlsx, or let its name end in .csv.",
                fileName
            );
        if (Path.GetExtension(fileName).ToUpperInvariant() is not (".CSV" or ".TXT" or ".TSV" or ".MD" or ".XLS" or ""))
            throw new TableException("Only .xlsx, .xls, .ods, .csv, .tsv, .txt and .md files are read. Save the table as one of these.", fileName);
        var found = TextEncodings.Find(counted.Start(LookedAt), encoding);
        var isRead = false;
        CountedStream Again()
        {
            if (!isRead)
            {
                isRead = true;
                return counted;
            }

            if (!stream.CanSeek)
                throw new InvalidOperationException("The rows of a stream that cannot be sought in are read once.");
            stream.Position = start;
            return new CountedStream(stream, limits.MaxBytes, () => TableReader.TooLarge(fileName, limits));
        }

        return new GridFile(fileName, [CsvSheet(Again, fileName, found, limits, cancellation)]) { Encoding = found };
    }

    /// <inheritdoc />
    public void Dispose() => content?.Dispose();

    /// <summary>Whether a line of a table in a text draws the line below its headers, as |:---|---:| does.</summary>
    private static bool IsRule(List<string> cells) =>
        cells.Exists(cell => cell.Contains('-', StringComparison.Ordinal)) && cells.TrueForAll(cell => !cell.AsSpan().ContainsAnyExcept("-: "));

    private static GridSheet CsvSheet(Func<CountedStream> open, string fileName, string? encoding, TableLimits limits, CancellationToken cancellation)
    {
        GridSheet? sheet = null;
        IEnumerable<GridRow> Rows()
        {
            using var tokenizer = new CsvTokenizer(open(), fileName, limits, asExcel: true, encoding);
            sheet!.Delimiter = tokenizer.Delimiter;
            var cells = new List<string>();
            var count = 0;
            while (tokenizer.Read(cells))
            {
                cancellation.ThrowIfCancellationRequested();
                if (++count > limits.MaxRows)
                    throw new TableException($"There are more than {limits.MaxRows} rows. Split the file into smaller ones.", fileName, row: tokenizer.Line);
                for (var at = 0; at < cells.Count; at++)
                    cells[at] = CsvTable.Unescape(cells[at]);
                if (tokenizer.Delimiter == '|' && IsRule(cells))
                    cells.Clear();
                yield return new GridRow(tokenizer.Line, CollectionsMarshal.AsSpan(cells));
                sheet.WindowsBytes = tokenizer.WindowsBytes;
            }
        }

        return sheet = new GridSheet(Path.GetFileNameWithoutExtension(fileName), isHidden: false, Rows) { IsCsv = true };
    }
}

/// <summary>One sheet of a file, as rows of cells.</summary>
public sealed class GridSheet
{
    private readonly Func<IEnumerable<GridRow>> read;

    internal GridSheet(string name, bool isHidden, Func<IEnumerable<GridRow>> read) => (Name, IsHidden, this.read) = (name, isHidden, read);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether the workbook hides it.</summary>
    public bool IsHidden { get; }

    /// <summary>Whether it is a CSV file, whose rows are lines.</summary>
    public bool IsCsv { get; init; }

    /// <summary>What parts the cells of a CSV file, as far as it was read.</summary>
    public char Delimiter { get; internal set; } = ',';

    /// <summary>How many bytes of a CSV file were no UTF-8 and were read as Windows-1252, as far as it was read.</summary>
    public long WindowsBytes { get; internal set; }

    /// <summary>Reads the rows from the first on, one at a time.</summary>
    /// <exception cref="TableException">The file is refused.</exception>
    public IEnumerable<GridRow> Rows() => read();

    /// <summary>The same sheet with other rows, made of its own.</summary>
    public GridSheet With(Func<IEnumerable<GridRow>> rows) =>
        new(Name, IsHidden, rows)
        {
            IsCsv = IsCsv,
            Delimiter = Delimiter,
            WindowsBytes = WindowsBytes,
        };

    /// <summary>A sheet of cells, for tables that come from elsewhere than a file.</summary>
    public static GridSheet Of(string name, IEnumerable<GridRow> rows) => new(name, isHidden: false, () => rows);
}
