using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>
/// Finds start, end and duration by what stands in the columns, where no header tells them: the clock goes forward from one column to the next.
/// </summary>
internal sealed class TimeColumns
{
    private const int Fewest = 3;

    // What begins before five in the morning, day by day, is rather how long something took.
    private const int EarliestStart = 5 * 60;

    private readonly SheetSample sample;
    private readonly Dictionary<int, int?[]> clocks;

    private TimeColumns(SheetSample sample, Func<int, bool> isFree)
    {
        this.sample = sample;
        clocks = Enumerable
            .Range(0, sample.Width)
            .Where(isFree)
            .Select(column => (column, Times: Clock(column)))
            .Where(one => one.Times is not null)
            .ToDictionary(one => one.column, one => one.Times!);
    }

    /// <summary>Adds start, end and duration to what was found by headers, where none of start and end was.</summary>
    public static void Add(SheetSample sample, ListForm form, List<ProposedField> found, HashSet<int> taken)
    {
        if (form.Fields.FirstOrDefault(field => field is { Between: not null, IsNeeded: true }) is not { Between: { } between } duration)
            return;
        if (found.Exists(one => one.Field.Name == between.Start || one.Field.Name == between.End || (one.Field == duration && one.From == GuessedFrom.Header)))
            return;
        var guessed = found.Find(one => one.Field == duration);
        // A start that is a moment was taken for the day, which it says too.
        string?[] own = [guessed?.Source.Columns[0], found.Find(one => one.Field == form.Subject)?.Source.Columns[0]];
        var columns = new TimeColumns(sample, column => !taken.Contains(column) || own.Contains(GridColumn.Letters(column)));
        if (columns.Pair() is not var (start, end))
            return;
        found.RemoveAll(one => one.Field == duration);
        var starts = columns.Further(start);
        found.Add(new(form.Find(between.Start)!, FieldSource.Of([.. starts.Select(GridColumn.Letters)]), 0.6, GuessedFrom.Content));
        found.Add(new(form.Find(between.End)!, FieldSource.Of([.. starts.Select(column => GridColumn.Letters(column + 1))]), 0.6, GuessedFrom.Content));
        if (columns.LessBreak(start, end) is { } worked)
            found.Add(new(duration, FieldSource.Of(GridColumn.Letters(worked)), 0.6, GuessedFrom.Content));
        taken.UnionWith(columns.clocks.Keys);
    }

    /// <summary>
    /// Where four times stand in a row in the order of the day, as when somebody came, went to lunch, came back and left, what was worked lies before and
    /// after the pause, whichever two of them have a header that is known.
    /// </summary>
    public static void PartAtPause(SheetSample sample, ListForm form, List<ProposedField> found, HashSet<int> taken)
    {
        if (form.Fields.FirstOrDefault(field => field is { Between: not null, IsNeeded: true }) is not { Between: { } between } duration)
            return;
        var (start, end) = (found.Find(one => one.Field.Name == between.Start), found.Find(one => one.Field.Name == between.End));
        if (start?.Source.Columns is not [var first] || end?.Source.Columns is not [var last])
            return;
        var four = new TimeColumns(sample, _ => true).Four(GridColumn.Of(first), GridColumn.Of(last));
        // A column that is the duration has the last word, but for a time that looks like one.
        if (four is not [var came, var paused, var back, var left] || found.Exists(one => one.Field == duration && !IsOneOf(four, one)))
            return;
        found.RemoveAll(one => one == start || one == end || one.Field == duration || one.Field.Name == duration.Less);
        found.Add(start with { Source = FieldSource.Of(GridColumn.Letters(came), GridColumn.Letters(back)) });
        found.Add(end with { Source = FieldSource.Of(GridColumn.Letters(paused), GridColumn.Letters(left)) });
        taken.UnionWith([came, paused, back, left]);
    }

    /// <summary>
    /// A column that only looks like the duration goes, where start and end have their headers and what lies between is hardly ever what it says: it is
    /// how late somebody came, or a meal.
    /// </summary>
    public static void DropUnfitting(SheetSample sample, ListForm form, List<ProposedField> found, HashSet<int> taken)
    {
        if (form.Measure is not { Between: { } between } duration)
            return;
        var (start, end) = (found.Find(one => one.Field.Name == between.Start), found.Find(one => one.Field.Name == between.End));
        if (found.Find(one => one.Field == duration && one.From == GuessedFrom.Content) is not { Source.Columns: [var letters] } guessed)
            return;
        if (start is not { From: GuessedFrom.Header, Source.Columns: [var first] } || end is not { From: GuessedFrom.Header, Source.Columns: [var last] })
            return;
        var clocks = new TimeColumns(sample, _ => true).clocks;
        if (!clocks.TryGetValue(GridColumn.Of(first), out var begun) || !clocks.TryGetValue(GridColumn.Of(last), out var ended))
            return;
        if (!clocks.TryGetValue(GridColumn.Of(letters), out var lasted))
            return;
        var rows = Enumerable.Range(0, lasted.Length).Where(row => begun[row] is not null && ended[row] is not null && lasted[row] is not null).ToList();
        bool Fits(int row) => Math.Abs(DurationText.Between(begun[row]!.Value, ended[row]!.Value) - lasted[row]!.Value) <= 2 * 60;
        if (rows.Count < Fewest || rows.Count(Fits) * 2 >= rows.Count)
            return;
        found.Remove(guessed);
        taken.Remove(GridColumn.Of(letters));
    }

    /// <summary>
    /// Start and end change places where what lies between the end and the start is what the duration says, and not the other way round: somebody went
    /// out, and came in again.
    /// </summary>
    public static void TurnAround(SheetSample sample, ListForm form, List<ProposedField> found)
    {
        if (form.Measure is not { Between: { } between } duration)
            return;
        var (start, end) = (found.Find(one => one.Field.Name == between.Start), found.Find(one => one.Field.Name == between.End));
        if (start?.Source.Columns is not [var first] || end?.Source.Columns is not [var last])
            return;
        if (found.Find(one => one.Field == duration)?.Source.Columns is not [var letters])
            return;
        var (begun, ended, lasted) = (GridColumn.Of(first), GridColumn.Of(last), GridColumn.Of(letters));
        bool IsWhole(GridRow row) =>
            CleanText.Of(row[lasted]).Length > 0 && TimeText.TryRead(CleanText.Of(row[begun]), out _) && TimeText.TryRead(CleanText.Of(row[ended]), out _);
        var rows = sample.Body.Where(IsWhole).ToList();
        if (rows.Count < Fewest || rows.Count(row => Off(row, ended, begun, lasted) < Off(row, begun, ended, lasted)) * 10 < rows.Count * 9)
            return;
        found[found.IndexOf(start)] = start with { Source = end.Source };
        found[found.IndexOf(end)] = end with { Source = start.Source };
    }

    /// <summary>By how many minutes what lies between two times is another duration than the row says.</summary>
    private static int Off(GridRow row, int from, int to, int lasted) =>
        TimeText.TryRead(CleanText.Of(row[from]), out var one)
        && TimeText.TryRead(CleanText.Of(row[to]), out var other)
        && DurationText.Read(CleanText.Of(row[lasted]), DurationUnit.Hours, hasDecimalComma: true, out var minutes) is null
            ? Math.Abs(DurationText.Between(one, other) - minutes)
            : 0;

    private static bool IsOneOf(int[] columns, ProposedField field) => field.Source.Columns.All(letters => columns.Contains(GridColumn.Of(letters)));

    /// <summary>The four columns of times that hold these two, where they are the only ones and go forward through the day.</summary>
    private int[]? Four(int first, int last)
    {
        var four = clocks.Keys.Order().ToArray();
        if (four.Length != 4 || !four.Contains(first) || !four.Contains(last))
            return null;
        var rows = Enumerable.Range(0, sample.Body.Count).Where(row => four.All(column => clocks[column][row] is not null)).ToList();
        bool IsForward(int row) =>
            clocks[four[0]][row] >= EarliestStart && Enumerable.Range(1, 3).All(at => clocks[four[at]][row] >= clocks[four[at - 1]][row]);
        return rows.Count >= Fewest && rows.Count(IsForward) * 10 >= rows.Count * 9 ? four : null;
    }

    /// <summary>Two columns of times next to each other, of which the second is always later.</summary>
    private (int Start, int End)? Pair()
    {
        foreach (var start in clocks.Keys)
        {
            if (IsStart(start))
                return (start, start + 1);
        }

        return null;
    }

    /// <summary>The start of a pair and those of the pairs behind it, side by side under no header, each later in its row than the one before.</summary>
    private List<int> Further(int start)
    {
        List<int> starts = [start];
        for (var next = start + 2; sample.Header is null && sample.Width > next + 1; next += 2)
        {
            int?[]? Times(int column) => clocks.GetValueOrDefault(column) ?? Clock(column, fewest: 1);
            if (Times(next) is not { } begun || Times(next + 1) is not { } ended)
                break;
            var rows = Enumerable.Range(0, begun.Length).Where(row => begun[row] is not null && ended[row] is not null).ToList();
            var before = Times(next - 1)!;
            if (rows.Count == 0 || rows.Count(row => ended[row] >= begun[row] && begun[row] >= before[row]) * 10 < rows.Count * 8)
                break;
            starts.Add(next);
        }

        return starts;
    }

    private bool IsStart(int column)
    {
        if (!clocks.TryGetValue(column, out var begun) || !clocks.TryGetValue(column + 1, out var ended))
            return false;
        var rows = begun.Zip(ended).Where(row => row is { First: not null, Second: not null }).ToList();
        return rows.Count >= Fewest && rows.TrueForAll(row => row.First >= EarliestStart) && rows.Count(row => row.Second > row.First) * 10 >= rows.Count * 9;
    }

    /// <summary>Of columns that are read as durations side by side, those that are rather a start with its end beside it.</summary>
    public static IReadOnlyList<string> StartsOf(SheetSample sample, IReadOnlyList<string> columns)
    {
        var times = new TimeColumns(sample, _ => true);
        return [.. columns.Where(letters => times.IsStart(GridColumn.Of(letters)) && !columns.Contains(GridColumn.Letters(GridColumn.Of(letters) + 1)))];
    }

    /// <summary>The column that is what lies between less another column, the break; null when there is none.</summary>
    private int? LessBreak(int start, int end)
    {
        // What was worked and the break fit each other's place: the longer one is what was worked.
        foreach (var (worked, minutes) in clocks.Where(one => one.Key > end).OrderByDescending(one => one.Value.Sum()))
        {
            bool Fits(int?[] pauses) =>
                Enumerable.Range(0, minutes.Length).Where(row => minutes[row] > 0 && clocks[start][row] is not null && clocks[end][row] is not null).ToList()
                    is { Count: >= Fewest } rows
                && rows.Count(row => clocks[end][row] - clocks[start][row] - (pauses[row] ?? 0) == minutes[row]) * 10 >= rows.Count * 8;
            if (clocks.Any(one => one.Key > end && one.Key != worked && Fits(one.Value)))
                return worked;
        }

        return null;
    }

    /// <summary>The minutes that the rows say, with a colon; null when most do not.</summary>
    private int?[]? Clock(int column, int fewest = Fewest)
    {
        var times = sample
            .Body.Select(row => CleanText.Of(row[column]))
            .Select(text => text.Contains(':', StringComparison.Ordinal) && TimeText.TryRead(text, out var minutes) ? minutes : (int?)null)
            .ToArray();
        // A title, or a day alone above its rows, stands in the column and is of none.
        var filled = sample.Body.Count(row => !string.IsNullOrWhiteSpace(row[column]) && !IsAlone(row));
        return filled >= fewest && times.Count(time => time is not null) * 10 >= filled * 8 ? times : null;
    }

    private bool IsAlone(GridRow row) => Enumerable.Range(0, Math.Min(row.Width, sample.Width)).Count(at => !string.IsNullOrWhiteSpace(row[at])) < 2;
}
