using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Where a row stands.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">The row or line.</param>
public sealed record RowPlace(string Sheet, int Row);

/// <summary>Equal problems, said once.</summary>
/// <param name="Field">The field.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Count">In how many rows.</param>
/// <param name="Distinct">With how many different values; those beyond the first thousand are not told apart.</param>
/// <param name="Values">The first values.</param>
/// <param name="First">The first places.</param>
public sealed record ProblemGroup(ListField Field, ValueFault Fault, long Count, int Distinct, IReadOnlyList<string> Values, IReadOnlyList<RowPlace> First)
{
    /// <summary>The first cells that can be written anew, with what stands in them.</summary>
    public IReadOnlyList<CellText> Cells { get; init; } = [];

    /// <summary>What is wrong, in a sentence.</summary>
    public string Text => Fault == ValueFault.UnknownWord && Distinct > 1 ? $"{Distinct} words are not known in \"{Field.Label}\"." : Words(Field, Fault);

    /// <summary>What is wrong with one value, in a sentence.</summary>
    public static string WordsOf(ValueProblem problem) =>
        problem.Value.Length == 0 ? Words(problem.Field, problem.Fault) : $"{Words(problem.Field, problem.Fault)} It says \"{problem.Value}\".";

    private static string Words(ListField field, ValueFault fault) =>
        fault switch
        {
            ValueFault.Missing => $"\"{field.Label}\" is empty.",
            ValueFault.UnknownWord => $"One word is not known in \"{field.Label}\".",
            ValueFault.InDoubt => $"\"{field.Label}\" can be read in two ways.",
            ValueFault.TooLong => $"\"{field.Label}\" is too long.",
            ValueFault.Shortened => $"\"{field.Label}\" has more than {field.Longest} characters and is shortened.",
            _ => $"\"{field.Label}\" cannot be read.",
        };

    /// <summary>What can be done.</summary>
    public string WayOut =>
        Fault switch
        {
            ValueFault.Missing when Field.MayStandForFile => "Choose another column, or one value for the whole file.",
            ValueFault.Missing => "Choose another column, or leave these rows out.",
            ValueFault.UnknownWord => Field.WayOut.Length > 0 ? Field.WayOut : "Say what each stands for, or one word for all that are not known.",
            ValueFault.InDoubt => "Say which number comes first, of which year the days are, or what the numbers count.",
            ValueFault.TooLong => "Choose another column, or shorten the text.",
            _ => "Choose another column, or mend the file.",
        };
}

/// <summary>Counts the rows of a file: each is a record, left out, or a problem.</summary>
public sealed class RowCounts
{
    private const int MostShown = 12;
    private const int MostCells = 40;
    private const int LongestShown = 80;
    private const int MostDistinct = 1_000;

    private readonly Dictionary<LeftOut, long> leftOut = [];
    private readonly Dictionary<LeftOut, List<MappedRow>> shown = [];
    private readonly Dictionary<(string Field, ValueFault Fault), Group> problems = [];
    private readonly Dictionary<(string Field, ValueFault Fault), Group> emptied = [];
    private MappedRow? last;

    /// <summary>The rows of the file, but for those with the headers.</summary>
    public long Rows { get; private set; }

    /// <summary>The records that they make: as many as rows, but where days stand as columns.</summary>
    public long Records { get; private set; }

    /// <summary>The rows that are records.</summary>
    public long RecordRows { get; private set; }

    /// <summary>The rows that are a problem.</summary>
    public long ProblemRows { get; private set; }

    /// <summary>The rows that were left out.</summary>
    public long LeftOutRows => leftOut.Values.Sum();

    /// <summary>The rows that were left out, by reason.</summary>
    public IReadOnlyDictionary<LeftOut, long> LeftOut => leftOut;

    /// <summary>The first rows of each reason, blank ones not.</summary>
    public IReadOnlyDictionary<LeftOut, IReadOnlyList<MappedRow>> FirstLeftOut =>
        shown.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<MappedRow>)pair.Value);

    /// <summary>What kept rows from being records, the most frequent first.</summary>
    public IReadOnlyList<ProblemGroup> Problems => Told(problems);

    /// <summary>The words of a field that nobody knows, a thousand at most.</summary>
    public IReadOnlyList<string> UnknownWords(ListField field) => problems.GetValueOrDefault((field.Name, ValueFault.UnknownWord))?.Values ?? [];

    /// <summary>What was left empty or shortened in records, the most frequent first.</summary>
    public IReadOnlyList<ProblemGroup> Emptied => Told(emptied);

    /// <summary>What the first rows that are totals of a log say, in minutes.</summary>
    public List<(RowPlace Place, int Minutes)> Totals { get; } = [];

    /// <summary>How many rows say no duration where it is looked for, and have figures elsewhere.</summary>
    public long WithFiguresElsewhere { get; private set; }

    /// <summary>How many records name a duration that does not fit their times, with the first places.</summary>
    public (long Count, List<RowPlace> First) DifferentFromTimes { get; private set; } = (0, []);

    /// <summary>How many cells show an error or a formula without a saved value, and are read as empty.</summary>
    public long ErrorCells { get; private set; }

    /// <summary>The first rows with such cells.</summary>
    public List<RowPlace> FirstErrors { get; } = [];

    /// <summary>Counts a row.</summary>
    public void Add(MappedRow row)
    {
        // The header says what stands in the rows and is none of them.
        if (row.LeftOut == Lists.LeftOut.Header)
            return;
        Records += row.Record is null ? 0 : 1;
        WithFiguresElsewhere += row is { HasFigures: true, Part: 0 } ? 1 : 0;
        if (row.DiffersFromTimes)
            AddDifferent(row);
        foreach (var problem in row.Problems)
            Note(problems, problem, row);
        foreach (var problem in row.Emptied)
            Note(emptied, problem, row);
        if (row.Total is { } total && Totals.Count < MostDistinct)
            Totals.Add((new(row.Sheet, row.Number), total));
        if (row is { Part: 0, ErrorCells: > 0 })
            AddErrors(row);
        if (row.Part == 0 || last is null)
            Rows++;
        // A row with several records is a problem when one of them is, and left out only when all are.
        else if (Weight(row) <= Weight(last))
            return;
        else
            Count(last, -1);
        Count(row, 1);
        last = row;
    }

    private void AddDifferent(MappedRow row)
    {
        var (count, first) = DifferentFromTimes;
        if (first.Count < MostShown)
            first.Add(new(row.Sheet, row.Number));
        DifferentFromTimes = (count + 1, first);
    }

    private void AddErrors(MappedRow row)
    {
        ErrorCells += row.ErrorCells;
        if (FirstErrors.Count < MostShown)
            FirstErrors.Add(new(row.Sheet, row.Number));
    }

    private static int Weight(MappedRow row) =>
        row.Problems.Count > 0 ? 2
        : row.Record is not null ? 1
        : 0;

    private void Count(MappedRow row, int by)
    {
        if (row.LeftOut is { } reason)
            AddLeftOut(reason, row, by);
        else if (row.Problems.Count > 0)
            ProblemRows += by;
        else
            RecordRows += by;
    }

    private void AddLeftOut(LeftOut reason, MappedRow row, int by)
    {
        leftOut[reason] = leftOut.GetValueOrDefault(reason) + by;
        if (reason == Lists.LeftOut.Blank)
            return;
        if (!shown.TryGetValue(reason, out var rows))
            shown[reason] = rows = [];
        if (by < 0)
            rows.Remove(row);
        else if (rows.Count < MostShown)
            rows.Add(row);
    }

    private static void Note(Dictionary<(string Field, ValueFault Fault), Group> groups, ValueProblem problem, MappedRow row)
    {
        if (!groups.TryGetValue((problem.Field.Name, problem.Fault), out var group))
            groups[(problem.Field.Name, problem.Fault)] = group = new(problem.Field);
        group.Count++;
        if (group.First.Count < MostShown)
            group.First.Add(new(row.Sheet, row.Number));
        // What a shape adds stands in no column of the file.
        if (group.Cells.Count < MostCells && problem.Column is { } column and < ShapedSheet.Added)
            group.Cells.Add(new(row.Sheet, row.Number, GridColumn.Letters(column), problem.Value));
        if (group.Values.Count < MostDistinct && problem.Value.Length > 0 && group.Known.Add(problem.Value))
            group.Values.Add(problem.Value);
    }

    private static List<ProblemGroup> Told(Dictionary<(string Field, ValueFault Fault), Group> groups) =>
        [
            .. groups
                .Select(pair => new ProblemGroup(
                    pair.Value.Field,
                    pair.Key.Fault,
                    pair.Value.Count,
                    pair.Value.Values.Count,
                    [.. pair.Value.Values.Take(MostShown).Select(value => value.Length <= LongestShown ? value : value[..LongestShown] + "…")],
                    pair.Value.First
                )
                {
                    Cells = pair.Value.Cells,
                })
                .OrderByDescending(group => group.Count),
        ];

    private sealed class Group(ListField of)
    {
        public ListField Field => of;

        public long Count { get; set; }

        public List<RowPlace> First { get; } = [];

        public List<CellText> Cells { get; } = [];

        public List<string> Values { get; } = [];

        public HashSet<string> Known { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
