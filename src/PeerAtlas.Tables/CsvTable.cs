using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PeerAtlas.Tables;

/// <summary>
/// CSV as this product writes it: UTF-8 with a byte order mark (so that Excel reads accents), commas, lines ended by CR LF.
/// A cell that a spreadsheet would run as a formula, because it begins with = + - @ tab, CR or LF, is written with an
/// apostrophe before it, and <see cref="Read"/> takes the apostrophe away again. Numbers such as -5 stay numbers.
/// </summary>
public static class CsvTable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");
    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789+-.eE");

    /// <summary>Writes a table; the stream stays open.</summary>
    public static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        Write(writer, header, rows);
    }

    /// <summary>Writes a table.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        WriteRow(writer, header);
        foreach (var row in rows)
            WriteRow(writer, row);
    }

    /// <summary>
    /// Reads rows one at a time, for files too large to hold; otherwise as <see cref="TableReader.Read"/>.
    /// Rows before a bad one have been given out when the bad one is refused.
    /// </summary>
    /// <exception cref="TableException">The file is refused.</exception>
    public static IEnumerable<TableRow> Read(Stream stream, string fileName, TableLimits? limits = null)
    {
        limits ??= TableLimits.Default;
        var counted = new CountedStream(stream, limits.MaxBytes, () => TableReader.TooLarge(fileName, limits));
        return Rows(counted, fileName, limits, new SheetBuilder(fileName, sheet: null, limits));
    }

    /// <summary>Copies a CSV file row by row, with its delimiter, and gives it one column more; blank rows are left out.</summary>
    /// <param name="from">The file; it stays open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="column">The new column's header, not one of the file's.</param>
    /// <param name="cell">The new cell of a row, numbered from 0.</param>
    /// <exception cref="TableException">The file is refused, or has that column.</exception>
    public static void AddColumn(Stream from, string fileName, Stream to, string column, Func<int, string?> cell)
    {
        var limits = TableLimits.Streamed;
        var counted = new CountedStream(from, limits.MaxBytes, () => TableReader.TooLarge(fileName, limits));
        var header = new SheetBuilder(fileName, sheet: null, limits);
        // The copy begins as the file does: not every program understands a byte order mark.
        using var writer = new StreamWriter(to, new UTF8Encoding(counted.Head is [0xEF, 0xBB, 0xBF, ..]), leaveOpen: true);
        var count = 0;
        int[]? places = null;
        foreach (var row in Rows(counted, fileName, limits, header))
        {
            if (places is null)
            {
                if (row.Has(column))
                    throw new TableException("The file has a column of that name. Give the new one another.", fileName, row: 1, column: column);
                places = [.. header.Columns.Select(row.At)];
                if (header.IsDelimiterNamed)
                    writer.Write($"sep={header.Delimiter}\r\n");
                WriteRow(writer, [.. header.Columns, column], header.Delimiter);
            }

            WriteRow(writer, [.. places.Select(row.Raw), cell(count++)], header.Delimiter);
        }
    }

    internal static IEnumerable<TableRow> Rows(CountedStream stream, string fileName, TableLimits limits, SheetBuilder builder)
    {
        using var tokenizer = new CsvTokenizer(stream, fileName, limits);
        builder.Delimiter = tokenizer.Delimiter;
        builder.IsDelimiterNamed = tokenizer.IsDelimiterNamed;
        var cells = new List<string>();
        while (tokenizer.Read(cells))
        {
            for (var at = 0; at < cells.Count; at++)
                cells[at] = Unescape(cells[at]);
            if (builder.Add(tokenizer.Line, CollectionsMarshal.AsSpan(cells)) is { } row)
                yield return row;
        }
        if (builder.Columns.Count == 0)
            throw new TableException("The file is empty. The first line must name the columns.", fileName);
    }

    /// <summary>Writes one row, for tables whose rows come one at a time.</summary>
    public static void WriteRow(TextWriter writer, IReadOnlyList<string?> cells, char delimiter = ',')
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0)
                writer.Write(delimiter);
            var cell = Escape(cells[at] ?? "");
            if (NeedsQuotes(cell) || cell.Contains(delimiter, StringComparison.Ordinal) || (cells.Count == 1 && cell.Length == 0))
                cell = "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            writer.Write(cell);
        }
        writer.Write("\r\n");
    }

    private static bool NeedsQuotes(string cell) => cell.Length > 0 && (cell.AsSpan().ContainsAny(Quoted) || cell[0] is ' ' or '\uFEFF' || cell[^1] == ' ');

    private static string Escape(string cell) => IsRisky(cell) && !IsNumber(cell) ? "'" + cell : cell;

    internal static string Unescape(string cell) => cell.StartsWith('\'') && IsRisky(cell) ? cell[1..] : cell;

    /// <summary>Whether the cell, but for apostrophes before it, begins like a formula; with the apostrophes, so that reading undoes writing.</summary>
    private static bool IsRisky(string cell)
    {
        var start = cell.AsSpan().TrimStart('\'');
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(
            cell,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
        && double.IsFinite(number)
        && !cell.AsSpan().ContainsAnyExcept(Numeric);
}
