using System.Globalization;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>
/// A table of counts of persons with all its margins, as <c>audit</c> reads it. A group is named by its levels, "West, CPS"; a margin
/// leaves the dimensions out over which it sums, and the grand total is "all".
/// </summary>
internal sealed class CountTable
{
    private const int MostDimensions = 4;
    private const int MostCells = 100_000;
    private const string Count = "count";

    private static readonly string[] Everybody = ["total", "all"];

    private readonly string file;
    private readonly Dictionary<string, (int Count, bool IsWithheld, int Line, string Column)> given = new(StringComparer.Ordinal);
    private readonly List<List<string>> levels = [];
    private readonly List<string?[]> cells = [];

    private CountTable(string file) => this.file = file;

    /// <summary>The counts and how they hang together.</summary>
    public Publication Publication { get; } = new();

    /// <summary>Whether a cell is marked as withheld, by cell number.</summary>
    public List<bool> Withheld { get; } = [];

    /// <summary>Whether any is.</summary>
    public bool IsMarked => Withheld.Contains(true);

    /// <summary>Reads a table: long where it has a column count, otherwise with row groups down and column groups across.</summary>
    /// <exception cref="TableException">The file is refused.</exception>
    public static CountTable Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var sheet = TableReader.Read(stream, file.Name).Sheets[0];
        var table = new CountTable(file.Name);
        if (sheet.Rows.Count == 0 || sheet.Columns.Count < 2)
            throw new TableException("The table needs a header, and under it rows with a name and counts.", file.Name);
        if (sheet.Columns.Contains(Count, StringComparer.OrdinalIgnoreCase))
            table.ReadLong(sheet);
        else
            table.ReadWide(sheet);
        table.Build();
        return table;
    }

    private void ReadLong(TableSheet sheet)
    {
        string[] dimensions = [.. sheet.Columns.Where(c => !string.Equals(c, Count, StringComparison.OrdinalIgnoreCase))];
        if (dimensions.Length is 0 or > MostDimensions)
            throw new TableException($"A table has one to {MostDimensions} columns that name groups; there are {dimensions.Length}.", file, row: 1);
        foreach (var row in sheet.Rows)
            Add([.. dimensions.Select(d => Named(row, d))], row, Count);
    }

    private void ReadWide(TableSheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            var name = Named(row, sheet.Columns[0]);
            foreach (var column in sheet.Columns.Skip(1))
                Add([name, IsEverybody(column) ? null : column], row, column);
        }
    }

    /// <summary>The group's name; null for everybody.</summary>
    private string? Named(TableRow row, string column)
    {
        var name = row[column];
        if (name.Length == 0)
            throw new TableException("The group has no name.", file, row: row.Number, column: column);
        return IsEverybody(name) ? null : name;
    }

    private static bool IsEverybody(string name) => Everybody.Contains(name, StringComparer.OrdinalIgnoreCase);

    private void Add(string?[] group, TableRow row, string column)
    {
        var text = row[column];
        var isWithheld = text.EndsWith('*');
        if (!int.TryParse(text.AsSpan().TrimEnd('*').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new TableException(
                "A count of persons is a whole number, with an asterisk where it is withheld, as 4*.",
                file,
                row: row.Number,
                column: column
            );
        if (!given.TryAdd(NameOf(group), (count, isWithheld, row.Number, column)))
            throw new TableException($"The group \"{NameOf(group)}\" stands twice.", file, row: row.Number, column: column);
        for (var d = levels.Count; d < group.Length; d++)
            levels.Add([]);
        for (var d = 0; d < group.Length; d++)
        {
            if (group[d] is { } level && !levels[d].Contains(level, StringComparer.Ordinal))
                levels[d].Add(level);
        }
    }

    private static string NameOf(string?[] group) => group.All(level => level is null) ? "all" : string.Join(", ", group.OfType<string>());

    /// <summary>Adds every group, whole groups after their parts, and that each margin is the sum over a dimension.</summary>
    private void Build()
    {
        if (levels.Aggregate(1L, (product, dimension) => product * (dimension.Count + 1)) > MostCells)
            throw new TableException($"The table has more than {MostCells} cells with its margins.", file);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in Groups(0, []).OrderBy(group => group.Count(level => level is null)))
        {
            var name = NameOf(group);
            var isGiven = given.TryGetValue(name, out var stated);
            var open = Array.IndexOf(group, null);
            var sum = open < 0 ? 0 : Parts(group, open).Sum(part => (long)counts[NameOf(part)]);
            if (open >= 0 && sum > int.MaxValue)
                throw new TableException("The counts add up to more than two thousand million.", file);
            var count = open < 0 ? stated.Count : (int)sum;
            if (open >= 0 && isGiven && stated.Count != count)
                throw new TableException($"{name} is {stated.Count}, its parts add up to {count}.", file, row: stated.Line, column: stated.Column);
            counts[name] = count;
            Publication.AddCell(name, count);
            Withheld.Add(isGiven && stated.IsWithheld);
            cells.Add(group);
        }

        var numbers = cells.Select((group, cell) => (Name: NameOf(group), cell)).ToDictionary(x => x.Name, x => x.cell, StringComparer.Ordinal);
        foreach (var group in cells)
        {
            for (var d = 0; d < group.Length; d++)
            {
                if (group[d] is null)
                    Publication.AddSum(numbers[NameOf(group)], [.. Parts(group, d).Select(part => numbers[NameOf(part)])]);
            }
        }
    }

    private IEnumerable<string?[]> Parts(string?[] group, int dimension) =>
        levels[dimension]
            .Select(level =>
            {
                string?[] part = [.. group];
                part[dimension] = level;
                return part;
            });

    private IEnumerable<string?[]> Groups(int dimension, string?[] chosen) =>
        dimension == levels.Count ? [chosen] : levels[dimension].Append(null).SelectMany(level => Groups(dimension + 1, [.. chosen, level]));
}
