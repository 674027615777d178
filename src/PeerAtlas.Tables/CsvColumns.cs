using System.Globalization;
using System.Runtime.InteropServices;

namespace PeerAtlas.Tables;

/// <summary>
/// Some columns of a CSV file, read row by row into arrays: a million rows cost a few bytes for each cell that is asked for and
/// nothing for the others. A cell that is empty or reads NA, as R writes it, is missing.
/// </summary>
public sealed class CsvColumns
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly string fileName;
    private readonly List<int> lines = [];
    private char delimiter = ',';
    private readonly Dictionary<string, NumberReader> numbers;
    private readonly Dictionary<string, WordReader> words;

    private CsvColumns(string fileName, IEnumerable<string> numbers, IEnumerable<string> words)
    {
        this.fileName = fileName;
        this.numbers = numbers
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(name => name, name => new NumberReader(name), StringComparer.OrdinalIgnoreCase);
        this.words = words
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(name => name, name => new WordReader(name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The number of rows under the header.</summary>
    public int Rows => lines.Count;

    /// <summary>Reads a file; columns that are not asked for are passed over.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="numbers">The columns to read as numbers.</param>
    /// <param name="words">The columns to read as words; one may be read as both.</param>
    /// <param name="limits">How large it may be; <see cref="TableLimits.Streamed"/> when null.</param>
    /// <exception cref="TableException">A column is not there, a cell is no number, there are no rows, or the file is no CSV.</exception>
    public static CsvColumns Read(Stream stream, string fileName, IEnumerable<string> numbers, IEnumerable<string> words, TableLimits? limits = null)
    {
        limits ??= TableLimits.Streamed;
        var columns = new CsvColumns(fileName, numbers, words);
        var counted = new CountedStream(stream, limits.MaxBytes, () => TableReader.TooLarge(fileName, limits));
        var header = new SheetBuilder(fileName, sheet: null, limits);
        IColumnReader[]? readers = null;
        foreach (var row in CsvTable.Rows(counted, fileName, limits, header))
        {
            if (readers is null)
                (readers, columns.delimiter) = (columns.Find(header, row.At), header.Delimiter);
            columns.lines.Add(row.Number);
            foreach (var reader in readers)
                reader.Add(row.Raw(reader.At), columns);
        }

        if (readers is null)
            throw new TableException("There are no rows under the header.", fileName);
        foreach (var reader in readers)
            reader.End(columns);
        return columns;
    }

    /// <summary>The numbers of a column, <see cref="double.NaN"/> where the cell is missing.</summary>
    public double[] Numbers(string column) => numbers[column].All;

    /// <summary>The words of a column.</summary>
    public CodedColumn Words(string column) => words[column].All;

    /// <summary>Refuses what stands in a row, from 0, or in the whole of a column.</summary>
    public TableException Refuse(string problem, int? row, string? column) => new(problem, fileName, row: row is { } at ? lines[at] : null, column: column);

    private IColumnReader[] Find(SheetBuilder header, Func<string, int> at)
    {
        IColumnReader[] readers = [.. numbers.Values, .. words.Values];
        foreach (var reader in readers)
        {
            reader.At = at(reader.Name);
            if (reader.At < 0)
                throw new TableException(
                    $"There is no such column. The columns are {string.Join(", ", header.Columns)}.",
                    fileName,
                    row: 1,
                    column: reader.Name
                );
        }

        return readers;
    }

    private static bool IsMissing(ReadOnlySpan<char> cell) => cell.IsEmpty || cell is "NA";

    private interface IColumnReader
    {
        string Name { get; }

        int At { get; set; }

        void Add(string cell, CsvColumns file);

        void End(CsvColumns file);
    }

    private sealed class NumberReader(string name) : IColumnReader
    {
        private List<double> values = [];
        private DecimalMarks? marks;

        public string Name => name;

        public int At { get; set; }

        public double[] All { get; private set; } = [];

        public void Add(string cell, CsvColumns file)
        {
            marks ??= new(file.delimiter);
            var text = marks.Read(cell, file.lines[^1]).AsSpan().Trim();
            if (IsMissing(text))
                values.Add(double.NaN);
            else if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                values.Add(number);
            else
                throw file.Refuse(
                    $"\"{Shorten(text)}\" is not a number. Write it with a point and without separators, as 1234.5, or leave the cell empty.",
                    file.Rows - 1,
                    name
                );
        }

        public void End(CsvColumns file)
        {
            if (marks?.Ambiguity() is var (row, problem))
                throw new TableException(problem, file.fileName, row: row, column: name);
            (All, values) = ([.. values], []);
        }

        private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "…");
    }

    private sealed class WordReader(string name) : IColumnReader
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<string> levels = [];
        private List<int> codes = [];
        private string last = "";
        private int lastCode = -1;

        public string Name => name;

        public int At { get; set; }

        public CodedColumn All { get; private set; } = new([], []);

        public void Add(string cell, CsvColumns file)
        {
            // Neighbours are often equal: the members of one cluster, the rows of one stratum.
            if (file.Rows == 1 || !string.Equals(cell, last, StringComparison.Ordinal))
                (last, lastCode) = (cell, CodeOf(cell.Trim()));
            codes.Add(lastCode);
        }

        public void End(CsvColumns file) => (All, codes) = (new(levels, [.. codes]), []);

        private int CodeOf(string word)
        {
            if (IsMissing(word))
                return -1;
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var isKnown);
            if (!isKnown)
            {
                code = levels.Count;
                levels.Add(word);
            }

            return code;
        }
    }
}
