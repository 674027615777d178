namespace PeerAtlas.Statistics.Disclosure;

/// <summary>What may still be done about a count.</summary>
public enum CellAccess
{
    /// <summary>To be published, unless it is suppressed.</summary>
    Publishable,

    /// <summary>Never published, but it can be asked whether a reader could derive it: the difference of two published groups.</summary>
    Unpublished,

    /// <summary>Already public, in an earlier report or version; it cannot be suppressed any more.</summary>
    Public,
}

/// <summary>The number of persons in one group.</summary>
/// <param name="Name">The group, in words; the same group in two tables is one cell.</param>
/// <param name="Count">Persons, not negative.</param>
/// <param name="Access">What may still be done about it.</param>
public sealed record Cell(string Name, int Count, CellAccess Access)
{
    /// <summary>
    /// Whether it is shown whatever else is withheld: that there is nobody is never withheld (<see cref="Suppression"/>).
    /// </summary>
    internal bool IsOpen => Access == CellAccess.Public || (TellsNobody && Access == CellAccess.Publishable && Count == 0);

    /// <summary>Whether readers are taken to know that nobody would be shown as 0 in its place (<see cref="Publication.TellsNobody"/>).</summary>
    public bool TellsNobody { get; init; } = true;

    /// <summary>
    /// What a reader who does not see the count knows it to be at least. Nobody is shown as 0, so where a count of a published table
    /// is missing, there is somebody, whether it is missing because it is small or for the sake of another, which cannot be told
    /// apart. Of a group that is never published, and of a 0 that was withheld against the rule, it may be 0.
    /// </summary>
    internal int Least => TellsNobody && Access == CellAccess.Publishable && Count > 0 ? 1 : 0;
}

/// <summary>
/// Everything that is published of a wave as counts of persons, over all its tables, reports and versions, and how the
/// counts hang together: totals and their parts, and percentages of known bases. This is what a reader can calculate with.
/// </summary>
public sealed class Publication
{
    private readonly List<Cell> cells = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<List<Relation>> relationsOf = [];
    private readonly HashSet<string> sums = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a 0 is never withheld, and readers are taken to know it. False for what grew over several reports, where a 0 may have to go for the
    /// sake of what was told before.
    /// </summary>
    public bool TellsNobody { get; init; } = true;

    /// <summary>The cells, by number from 0.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>What a reader knows to hold between a cell's count and others: Σ coefficient × count is at least 0, or exactly 0.</summary>
    internal IReadOnlyList<Relation> RelationsOf(int cell) => relationsOf[cell];

    /// <summary>Which cells are the total of others.</summary>
    internal HashSet<int> Totals { get; } = [];

    /// <summary>Adds a group, or finds it: a group is known by its name. What is once public stays public.</summary>
    /// <returns>The cell's number.</returns>
    /// <exception cref="ArgumentException">The count is negative, or the group is there with another count.</exception>
    public int AddCell(string name, int count, CellAccess access = CellAccess.Publishable)
    {
        if (count < 0)
            throw new ArgumentException($"{name}: a count of persons is not negative.", nameof(count));
        if (!numbers.TryGetValue(name, out var cell))
        {
            numbers.Add(name, cells.Count);
            cells.Add(new(name, count, access) { TellsNobody = TellsNobody });
            relationsOf.Add([]);
            return cells.Count - 1;
        }

        if (cells[cell].Count != count)
            throw new ArgumentException($"{name} is {cells[cell].Count} persons in one place and {count} in another.", nameof(count));
        if (access == CellAccess.Public || cells[cell].Access == CellAccess.Unpublished)
            cells[cell] = cells[cell] with { Access = access };
        return cell;
    }

    /// <summary>States that a group consists of others without overlap.</summary>
    /// <exception cref="ArgumentException">The counts do not add up.</exception>
    public void AddSum(int total, IReadOnlyList<int> parts)
    {
        var sum = parts.Sum(part => cells[part].Count);
        if (sum != cells[total].Count)
            throw new ArgumentException($"{cells[total].Name} is {cells[total].Count}, its parts add up to {sum}.", nameof(parts));
        if (!sums.Add(string.Join('+', parts.Order().Prepend(total))))
            return;
        Totals.Add(total);
        Add(new([(total, -1), .. parts.Select(part => (part, 1.0))], isEquality: true));
    }

    /// <summary>
    /// Adds a group within another and, unpublished, the rest: whoever knows 60 of 64 also knows 4.
    /// </summary>
    /// <returns>The part's number.</returns>
    public int AddPart(string name, int count, int whole)
    {
        var part = AddCell(name, count);
        var rest = AddCell($"{cells[whole].Name} without {name}", cells[whole].Count - count, CellAccess.Unpublished);
        AddSum(whole, [part, rest]);
        return part;
    }

    /// <summary>
    /// Adds a two-way table with its margins and grand total; rows and columns are groups without overlap.
    /// </summary>
    /// <param name="total">The name of everybody in the table.</param>
    /// <param name="rows">The names of the row groups.</param>
    /// <param name="columns">The names of the column groups.</param>
    /// <param name="counts">By row, then column.</param>
    /// <param name="access">Of every cell in it.</param>
    /// <returns>The numbers of the inner cells, by row, then column. Margins bear the names given, so that tables share them.</returns>
    public int[][] AddTable(string total, IReadOnlyList<string> rows, IReadOnlyList<string> columns, int[][] counts, CellAccess access = CellAccess.Publishable)
    {
        var inner = rows.Select((row, r) => columns.Select((column, c) => AddCell($"{row}, {column}", counts[r][c], access)).ToArray()).ToArray();
        var rowTotals = rows.Select((row, r) => AddCell(row, counts[r].Sum(), access)).ToArray();
        var columnTotals = columns.Select((column, c) => AddCell(column, counts.Sum(row => row[c]), access)).ToArray();
        var all = AddCell(total, counts.Sum(row => row.Sum()), access);
        for (var r = 0; r < rows.Count; r++)
            AddSum(rowTotals[r], inner[r]);
        for (var c = 0; c < columns.Count; c++)
            AddSum(columnTotals[c], [.. inner.Select(row => row[c])]);
        AddSum(all, rowTotals);
        AddSum(all, columnTotals);
        return inner;
    }

    /// <summary>
    /// States that a percentage is public, in an earlier report, or shown while its count is withheld: the reader knows
    /// part ÷ whole to half a unit of its last decimal. Percentages that go with a count are withheld with it, or with its base,
    /// and need not be stated.
    /// </summary>
    /// <param name="part">The part's cell.</param>
    /// <param name="whole">The base's cell, above 0.</param>
    /// <param name="decimals">Decimals of the percentage, from 0.</param>
    public void AddPublicPercentage(int part, int whole, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        if (cells[whole].Count == 0 || cells[part].Count > cells[whole].Count)
            throw new ArgumentException($"{cells[part].Name} is not a part of {cells[whole].Name}.", nameof(part));
        var percentage = Math.Round(100m * cells[part].Count / cells[whole].Count, decimals, MidpointRounding.AwayFromZero);
        var half = 0.5 / Math.Pow(10, decimals);
        Add(new([(part, 100), (whole, -((double)percentage - half))], isEquality: false));
        Add(new([(part, -100), (whole, (double)percentage + half)], isEquality: false));
    }

    private void Add(Relation relation)
    {
        foreach (var (cell, _) in relation.Terms)
            relationsOf[cell].Add(relation);
    }
}

/// <summary>Σ coefficient × count = 0, or ≥ 0.</summary>
internal sealed class Relation((int Cell, double Coefficient)[] terms, bool isEquality)
{
    public (int Cell, double Coefficient)[] Terms => terms;

    public bool IsEquality => isEquality;

    /// <summary>The sum at the true counts: 0 for an equality, otherwise the room that is left.</summary>
    public double At(IReadOnlyList<Cell> cells) => IsEquality ? 0 : Math.Max(0, Terms.Sum(t => t.Coefficient * cells[t.Cell].Count));
}
