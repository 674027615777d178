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

    internal static IEnumerable<TableRow> Rows(CountedStream stream, string fileName, TableLimits limits, SheetBuilder builder)
    {
        using var tokenizer = new CsvTokenizer(stream, fileName, limits);
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

    private static void WriteRow(TextWriter writer, IReadOnlyList<string?> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0)
                writer.Write(',');
            var cell = Escape(cells[at] ?? "");
            if (NeedsQuotes(cell) || (cells.Count == 1 && cell.Length == 0))
                cell = "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            writer.Write(cell);
        }
        writer.Write("\r\n");
    }

    private static bool NeedsQuotes(string cell) =>
        cell.Length > 0 && (cell.AsSpan().ContainsAny(Quoted) || cell[0] is ' ' or '\uFEFF' || cell[^1] == ' ');

    private static string Escape(string cell) => IsRisky(cell) && !IsNumber(cell) ? "'" + cell : cell;

    private static string Unescape(string cell) => cell.StartsWith('\'') && IsRisky(cell) ? cell[1..] : cell;

    /// <summary>Whether the cell, but for apostrophes before it, begins like a formula; with the apostrophes, so that reading undoes writing.</summary>
    private static bool IsRisky(string cell)
    {
        var start = cell.AsSpan().TrimStart('\'');
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) && !cell.AsSpan().ContainsAnyExcept(Numeric);
}
