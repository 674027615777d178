using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>What only the person knows.</summary>
internal static class Questions
{
    /// <summary>How many words of one field are asked about.</summary>
    public const int MostWords = 200;

    public static IReadOnlyList<ListQuestion> Of(SheetSample sample, ListForm form, ListMapping mapping)
    {
        var questions = new List<ListQuestion>();
        AddSources(questions, sample, form, mapping);
        AddDays(questions, sample, form, mapping);
        var durations = Details.Values(sample, form, mapping, FieldKind.Duration).Concat(Details.CellsAcross(sample, mapping));
        if (
            mapping.DurationUnit is null
            && durations
                .Where(value => DurationText.Read(value, null, mapping.HasDecimalComma, out _) == ValueFault.InDoubt)
                .Distinct(StringComparer.Ordinal)
                .Take(5)
                .ToList()
                is { Count: > 0 } doubtful
        )
            questions.Add(
                new(
                    QuestionKind.DurationUnit,
                    form.First(FieldKind.Duration),
                    "What do these numbers count, such as minutes, or hours with decimals?",
                    doubtful
                )
            );
        var rules = new RowRules(mapping, sample.Sheet.Name, sample.HeaderRow, [], isLog: form.Measure is not null);
        var rows = sample.Further.Prepend(sample).SelectMany(sheet => sheet.Body).Where(row => rules.Of(row) is null && Lasts(row, form, mapping)).ToList();
        foreach (var field in form.Fields)
            AddWords(questions, [.. sample.Further.Prepend(sample).Select(sheet => sheet.Sheet.Name)], rows, field, mapping);
        return questions;
    }

    private static void AddSources(List<ListQuestion> questions, SheetSample sample, ListForm form, ListMapping mapping)
    {
        foreach (var field in MappingCheck.Missing(mapping, form))
        {
            questions.Add(
                new(
                    QuestionKind.Source,
                    field,
                    field.MayStandForFile
                        ? $"Which column is \"{field.Label}\"? Or choose one value for the whole file."
                        : $"Which column is \"{field.Label}\"?",
                    []
                )
            );
        }

        foreach (var field in form.Fields.Where(field => field.IsNeeded && field.MayStandForFile && field != form.Subject))
        {
            if (
                mapping.Source(field.Name) is { Columns.Count: > 0, Value: null } source
                && EmptyCells(sample, form, mapping, new FieldReader(field, 0, source, mapping) { Sheet = sample.Sheet.Name }) is > 0 and var empty
            )
                questions.Add(
                    new(
                        QuestionKind.EmptyCells,
                        field,
                        $"\"{field.Label}\" is empty in {(sample.IsWhole ? "" : "at least ")}{empty} {(empty == 1 ? "row" : "rows")}. What holds for these?",
                        []
                    )
                );
        }
    }

    /// <summary>Rows whose cell is empty; where rows have names or days, those without one do not count.</summary>
    private static int EmptyCells(SheetSample sample, ListForm form, ListMapping mapping, FieldReader reader)
    {
        var name =
            mapping.NamelessRows != NamelessRows.TakeFromAbove && form.Subject is { } field && mapping.Source(field.Name) is { Columns.Count: > 0 } source
                ? new FieldReader(field, 0, source, mapping)
                : null;
        var rules = new RowRules(mapping, sample.Sheet.Name, sample.HeaderRow, [], isLog: form.Measure is not null);
        return sample.Body.Count(row =>
            rules.Of(row) is null && Lasts(row, form, mapping) && reader.Raw(row).Length == 0 && (name is null || name.Raw(row).Length > 0)
        );
    }

    /// <summary>Whether a row of a log says how long, where that is known to stand in its cells: of others, nothing is asked.</summary>
    private static bool Lasts(GridRow row, ListForm form, ListMapping mapping)
    {
        if (form.Measure is not { } measure)
            return true;
        var columns = (mapping.Source(measure.Name)?.Columns ?? [])
            .Concat(measure.Between is var (start, end) ? [.. mapping.Source(start)?.Columns ?? [], .. mapping.Source(end)?.Columns ?? []] : [])
            .Concat(mapping.Across?.Columns ?? [])
            .ToList();
        return columns.Count == 0 || columns.Exists(column => row[GridColumn.Of(column)].Any(next => char.IsDigit(next) && next != '0'));
    }

    private static void AddDays(List<ListQuestion> questions, SheetSample sample, ListForm form, ListMapping mapping)
    {
        var days = Details.Days(sample, form, mapping);
        var field = form.First(FieldKind.Day);
        if (mapping.DayOrder is null && Doubtful(days, null, 2000) is { Count: > 0 } order)
            questions.Add(new(QuestionKind.DayOrder, field, "Which number comes first: the month or the day?", order));
        if (mapping.Year is null && Doubtful(days, DayOrder.MonthFirst, null) is { Count: > 0 } years)
            questions.Add(
                new(
                    QuestionKind.Year,
                    field,
                    mapping.TurnsYear
                        ? "Of which year is the first of these days? They go over New Year, and the next year is then taken."
                        : "Of which year are these days?",
                    years
                )
            );
        if (mapping.Weekdays is { FromSheet: false, AreNumbers: true, Month: null })
            questions.Add(new(QuestionKind.Month, field, "Of which month are these days?", []));
        if (mapping.Weekdays is { FromSheet: false, AreNumbers: false, Week: null })
            questions.Add(new(QuestionKind.Week, field, "With which day does the week of this sheet begin?", []));
        if (mapping.Across is not { FromSheet: false } across || form.Find(across.Header) != field)
            return;
        var headers = Details.HeadersAcross(mapping).ToList();
        if (across is { Week: null, CountsWeeks: true })
            questions.Add(new(QuestionKind.Week, field, "With which day does the first of these weeks begin?", Counted(sample, across)));
        else if (across is { Week: null, WeekColumn: null } && headers.TrueForAll(header => DayText.Weekday(header) is not null))
            questions.Add(new(QuestionKind.Week, field, "With which day does the week of this sheet begin?", headers));
        if (across.Month is null && headers.TrueForAll(header => AcrossRows.NumberOfDay(header) is not null))
            questions.Add(new(QuestionKind.Month, field, "Of which month are these days?", headers));
    }

    private static List<string> Counted(SheetSample sample, AcrossColumns across) =>
        [.. sample.Values(GridColumn.Of(across.WeekColumn!)).Distinct(StringComparer.Ordinal).Take(5)];

    private static List<string> Doubtful(List<string> days, DayOrder? order, int? year) =>
        [.. days.Where(day => DayText.Read(day, order, year, out _) == ValueFault.InDoubt).Distinct(StringComparer.Ordinal).Take(5)];

    private static void AddWords(List<ListQuestion> questions, List<string> sheets, List<GridRow> rows, ListField field, ListMapping mapping)
    {
        if (
            field.Kind is not (FieldKind.Choice or FieldKind.Reference)
            || (mapping.Source(field.Name) ?? new FieldSource()) is not { AddUnknown: false, Otherwise: null } source
            || (source.Columns.Count == 0 && mapping.Across?.Header != field.Name)
        )
            return;
        var reader = new FieldReader(field, 0, source, mapping);
        var said =
            mapping.Across?.Header == field.Name ? Details.HeadersAcross(mapping)
            : FieldReader.IsOfSheet(source) ? sheets
            : rows.Select(reader.Raw);
        var unknown = said.Where(raw => raw.Length > 0)
            .GroupBy(raw => raw, StringComparer.OrdinalIgnoreCase)
            .Where(same =>
            {
                reader.Read(same.Key, out var fault);
                return fault == ValueFault.UnknownWord;
            })
            .OrderByDescending(same => same.Count())
            .Select(same => same.Key)
            .Take(MostWords)
            .ToList();
        if (unknown.Count > 0)
            questions.Add(AboutWords(field, unknown));
    }

    /// <summary>The question what words of a field stand for.</summary>
    public static ListQuestion AboutWords(ListField field, IReadOnlyList<string> words) =>
        new(QuestionKind.Words, field, $"What do these words stand for in \"{field.Label}\"? {field.WayOut}".TrimEnd(), words);
}
