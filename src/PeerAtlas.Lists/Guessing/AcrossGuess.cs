using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds days, weekdays, days of a month, or known words such as activities that stand as columns.</summary>
internal static class AcrossGuess
{
    private const int Fewest = 3;
    private const int FewestNumbers = 7;

    public static AcrossColumns? Find(SheetSample sample, ListForm form, ListMapping mapping)
    {
        if (form.First(FieldKind.Day) is not { } day || form.AcrossCell is not { } duration || sample.Header is null)
            return null;
        var columns = Enumerable.Range(0, sample.Width).Where(column => IsDay(sample.HeaderOf(column))).ToList();
        var numbers = NumbersOfDays(at => sample.HeaderOf(at), sample.Width);
        var weekdays = columns.Select(column => DayText.Weekday(sample.HeaderOf(column))).OfType<DayOfWeek>().ToList();
        // The same weekday twice is a roster of another form.
        if (weekdays.Distinct().Count() < weekdays.Count)
            columns.Clear();
        if (columns.Count < Fewest && numbers.Count == 0)
            return null;
        columns = columns.Count >= Fewest ? columns : numbers;
        var found = new AcrossColumns
        {
            Columns = [.. columns.Select(GridColumn.Letters)],
            Header = day.Name,
            Cell = duration.Name,
        };
        return columns == numbers ? found with { FromSheet = Days(sample, mapping).Month is not null }
            : columns.TrueForAll(column => DayText.Weekday(sample.HeaderOf(column)) is not null) ? OfWeek(sample, mapping, day, columns, found)
            : found;
    }

    /// <summary>Columns under words that are known of a field, where no column is the duration.</summary>
    public static AcrossColumns? FindWords(SheetSample sample, ListForm form, IReadOnlyList<ProposedField> fields)
    {
        if (!form.MayGoAcross || form.First(FieldKind.Duration) is not { } duration || sample.Header is null)
            return null;
        // Of a column that only looks like hours, the header may be a name like others beside it.
        if (
            fields.Any(proposed =>
                (proposed.Field == duration && proposed.From != GuessedFrom.Content) || (duration.Between is var (start, _) && proposed.Field.Name == start)
            )
        )
            return null;
        var taken = fields.Where(proposed => proposed.Field != duration).SelectMany(proposed => proposed.Source.Columns).Select(GridColumn.Of).ToHashSet();
        var free = Enumerable.Range(0, sample.Width).Where(column => !taken.Contains(column) && IsDuration(sample, column, duration)).ToList();
        var best = form
            .Fields.Where(field => field.Kind == FieldKind.Choice && !fields.Any(proposed => proposed.Field == field))
            .Select(field => (Field: field, Known: free.Count(column => HeaderWords.IsKnown(sample.HeaderOf(column), field))))
            .OrderByDescending(candidate => candidate.Known)
            .FirstOrDefault();
        if (free.Count < 2)
            return null;
        return best.Known > 0 ? Under(best.Field, free, duration)
            : Named(sample, form, free) is { Count: >= 2 } named
            && form.Find(AreNames(named.ConvertAll(sample.HeaderOf)) ? "peer" : "activity") is { } header
            && !fields.Any(proposed => proposed.Field == header)
                ? Under(header, named, duration)
            : null;
    }

    private static AcrossColumns Under(ListField header, List<int> columns, ListField cell) =>
        new()
        {
            Columns = [.. columns.Select(GridColumn.Letters)],
            Header = header.Name,
            Cell = cell.Name,
        };

    /// <summary>Whether headers are rather names of persons than of what was done, which takes more words.</summary>
    public static bool AreNames(IReadOnlyList<string> headers) =>
        headers.All(header => char.IsUpper(header[0]) && header.Length <= 40)
        && headers.Average(header => header.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) <= 2.5;

    /// <summary>The columns side by side that look like hours, though nothing known says what their headers are: who worked, or on what.</summary>
    private static List<int> Named(SheetSample sample, ListForm form, List<int> free)
    {
        bool IsHours(string value) =>
            DurationText.Read(value, DurationUnit.Hours, hasDecimalComma: sample.Sheet.Delimiter is ';' or '\t', out var minutes) is null && minutes <= 24 * 60;
        bool IsName(int column) =>
            sample.HeaderOf(column) is var header
            && header.Length <= 60
            && header.Count(char.IsLetter) >= 2
            && DayText.Weekday(header) is null
            && !form.Fields.Any(field => HeaderWords.Score(header, field) >= 0.4)
            // Below may stand the total.
            && sample.Values(column).ToList() is var values
            && values.Count(value => !IsHours(value)) <= (values.Count > 2 ? 1 : 0);
        var named = free.FindAll(IsName);
        if (named.Count == 0)
            return [];
        // Between them stands nothing, or a remark under the same header again.
        var others = Enumerable.Range(named[0], named[^1] - named[0] + 1).Except(named).Where(column => !new ContentShare(sample, column).IsEmpty).ToList();
        return
            others.Select(column => CleanText.Words(sample.HeaderOf(column))).Distinct().Count() <= 1 && (others.Count == 0 || others.Count >= named.Count - 1)
            ? named
            : [];
    }

    /// <summary>The columns whose headers count the days of a month, one after another; none when they do not.</summary>
    public static List<int> NumbersOfDays(Func<int, string> header, int width)
    {
        List<int> run = [];
        var last = 0;
        for (var column = 0; column < width; column++)
        {
            if (AcrossRows.NumberOfDay(header(column)) is not { } number || (run.Count > 0 && number != last + 1))
            {
                if (run.Count >= FewestNumbers)
                    break;
                run.Clear();
                continue;
            }

            run.Add(column);
            last = number;
        }

        return run.Count >= FewestNumbers ? run : [];
    }

    private static AcrossColumns OfWeek(SheetSample sample, ListMapping mapping, ListField day, List<int> columns, AcrossColumns found)
    {
        var week = Enumerable
            .Range(0, sample.Width)
            .Where(column => !columns.Contains(column))
            .Cast<int?>()
            .FirstOrDefault(column => new ContentShare(sample, column!.Value).Of(day) >= 0.8);
        if (week is { } column)
            return found with { WeekColumn = GridColumn.Letters(column) };
        if (WeekNumbers(sample, columns) is { } counted)
            return found with { WeekColumn = GridColumn.Letters(counted), CountsWeeks = true };
        var days = Days(sample, mapping);
        return found with { FromSheet = days.Week is not null || columns.TrueForAll(one => days.DayAbove(one) is not null) };
    }

    /// <summary>The column that counts the weeks; null when none does.</summary>
    private static int? WeekNumbers(SheetSample sample, List<int> columns)
    {
        bool IsCounting(int column)
        {
            var isUnderWeek = CleanText.Words(sample.HeaderOf(column)).Split(' ').Any(word => word is "week" or "wk" or "kw" or "woche" or "semana" or "uke");
            var values = sample.Values(column).ToList();
            return values.Count > 1 && values.Count(value => WeekText.Number(value, isUnderWeek) is not null) * 10 >= values.Count * 9;
        }

        bool CountsUp(int column) => column < columns[0] && new ContentShare(sample, column) is { IsCounting: true };
        var others = Enumerable.Range(0, sample.Width).Where(column => !columns.Contains(column)).Cast<int?>().ToList();
        return others.Find(column => IsCounting(column!.Value)) ?? others.Find(column => CountsUp(column!.Value));
    }

    /// <summary>Weekdays, or numbers of days, in the column of the day; null when there are none.</summary>
    public static WeekdayRows? FindWeekdays(SheetSample sample, ListForm form, ListMapping mapping)
    {
        if (form.Subject is not { Kind: FieldKind.Day } day || mapping.Source(day.Name)?.Columns is not [var letters])
            return null;
        var share = new ContentShare(sample, GridColumn.Of(letters));
        return share.Weekdays >= 0.6 ? new() { FromSheet = Days(sample, mapping).Week is not null }
            : share.DaysOfMonth >= 0.8 ? new() { AreNumbers = true, FromSheet = Days(sample, mapping).Month is not null }
            : null;
    }

    private static SheetDays Days(SheetSample sample, ListMapping mapping) =>
        SheetDays.Of(sample, mapping with { DayOrder = mapping.DayOrder ?? DayOrder.MonthFirst, Year = mapping.Year ?? 2000 });

    private static bool IsDuration(SheetSample sample, int column, ListField duration) =>
        sample.HeaderOf(column).Length > 0
        && !RowRules.IsTotalWord(CleanText.Words(sample.HeaderOf(column)))
        && new ContentShare(sample, column) is { IsEmpty: false } share
        && share.Of(duration) >= 0.8;

    private static bool IsDay(string header) =>
        header.Length > 0
        && (
            DayText.Weekday(header) is not null
            || (
                header.Any(char.IsAsciiDigit)
                && !header.All(char.IsAsciiDigit)
                && (DayText.Read(header, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(header, DayOrder.DayFirst, 2000, out _) is null)
            )
        );
}
