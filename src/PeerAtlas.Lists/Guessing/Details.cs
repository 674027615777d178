using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>
/// What a mapping says beside its columns: the order of days, units of durations, decimal marks, headings, keys, and what makes rows the
/// same thing.
/// </summary>
internal static class Details
{
    private static readonly HashSet<string> HourWords = new(
        [
            "hour",
            "hours",
            "hr",
            "hrs",
            "h",
            "horas",
            "stunden",
            "std",
            "heure",
            "heures",
            "uur",
            "uren",
            "ore",
            "timer",
            "timmar",
            "czas",
            "tunnit",
            "tuntia",
            "時間",
            "時間数",
        ],
        StringComparer.Ordinal
    );

    public static ListMapping Fill(SheetSample sample, ListForm form, ListMapping mapping)
    {
        var days = Days(sample, form, mapping);
        var durations = Values(sample, form, mapping, FieldKind.Duration).Concat(CellsAcross(sample, mapping)).ToList();
        return mapping with
        {
            DayOrder = Order(days),
            HasSwappedDays = SwappedDays.Are(sample, days),
            TurnsYear = YearTurns.Are([.. Yearless(days, Order(days))]),
            DurationUnit = Unit(durations, HeaderOf(sample, form, mapping, FieldKind.Duration)),
            HasDecimalComma =
                sample.Sheet.Delimiter is ';' or '\t'
                && durations.Concat(Values(sample, form, mapping, FieldKind.Number)).Any(value => value.Contains(',', StringComparison.Ordinal)),
            MakeKeys = form.Fields.Any(field => field.Made != KeyMade.No && !mapping.Fields.ContainsKey(field.Name)),
            HasSections = HasSections(sample),
            SameThing = Same(form, mapping),
            NamelessRows =
                // The lines of a diary have the day above them already, where it is known.
                mapping.Shape?.Kind != RowShape.Diary
                && (HasDaysAbove(sample, form, mapping) || HasNamesAbove(sample, form, mapping))
                    ? NamelessRows.TakeFromAbove
                    : NamelessRows.LeaveOut,
        };
    }

    /// <summary>Whether the name stands in the first row of a thing only, as where its cells are merged: rows without a name have a part of it.</summary>
    private static bool HasNamesAbove(SheetSample sample, ListForm form, ListMapping mapping) =>
        form.First(FieldKind.Name) is { } name
        && mapping.Source(name.Name)?.Columns is [var named]
        && form.Fields.FirstOrDefault(field => field.IsPart) is { } part
        && mapping.Source(part.Name)?.Columns is [var parts]
        // A name that is missing now and then is missing, and not that of the row above.
        && sample.Body.Count(row => string.IsNullOrWhiteSpace(row[GridColumn.Of(named)]) && !string.IsNullOrWhiteSpace(row[GridColumn.Of(parts)])) * 5
            >= sample.Body.Count;

    /// <summary>Whether a log says the day in the first row of a day only: rows with a duration and a text beside have none.</summary>
    private static bool HasDaysAbove(SheetSample sample, ListForm form, ListMapping mapping)
    {
        if (
            form.Subject is not { Kind: FieldKind.Day } day
            || mapping.Source(day.Name)?.Columns is not [var letters]
            || form.First(FieldKind.Duration) is not { } duration
        )
            return false;
        var measures = (duration.Between is var (start, _) && mapping.Source(start) is { } begun ? begun.Columns : [])
            .Concat(mapping.Source(duration.Name)?.Columns ?? [])
            .Select(GridColumn.Of)
            .ToList();
        var rows = sample.Body.Where(row => measures.Exists(column => row[column].AsSpan().ContainsAnyInRange('1', '9'))).ToList();
        var without = rows.Count(row =>
            string.IsNullOrWhiteSpace(row[GridColumn.Of(letters)])
            && Enumerable.Range(0, Math.Min(row.Width, sample.Width)).Count(column => !string.IsNullOrWhiteSpace(row[column])) >= 2
        );
        return without * 10 >= rows.Count && without > 1;
    }

    /// <summary>The order that the days give away; null when they do not, or contradict each other.</summary>
    public static DayOrder? Order(IReadOnlyCollection<string> days)
    {
        if (DayText.AreYearFirst(days))
            return DayOrder.YearFirst;
        var orders = days.Select(DayText.OrderOf).OfType<DayOrder>().Distinct().ToList();
        return orders.Count == 1 ? orders[0] : null;
    }

    public static IEnumerable<string> Values(SheetSample sample, ListForm form, ListMapping mapping, FieldKind kind) =>
        form
            .Fields.Where(field => field.Kind == kind)
            .SelectMany(field =>
                kind == FieldKind.Day && mapping.Source(field.Name) is { Columns.Count: > 1 } source
                    ? Joined(sample, new FieldReader(field, 0, source, mapping))
                    : (mapping.Source(field.Name)?.Columns ?? []).SelectMany(column => sample.AllValues(GridColumn.Of(column)))
            );

    /// <summary>Days whose number, month and year stand in columns of their own.</summary>
    private static IEnumerable<string> Joined(SheetSample sample, FieldReader reader) =>
        sample.Further.Prepend(sample).SelectMany(sheet => sheet.Body).Select(reader.Raw).Where(day => day.Length > 0);

    /// <summary>The days that the file says: in cells, as headers, and above the header where each sheet tells its own.</summary>
    public static List<string> Days(SheetSample sample, ListForm form, ListMapping mapping) =>
        [
            .. Values(sample, form, mapping, FieldKind.Day).Select(DayText.Pointed),
            .. mapping.Across is { } across && form.Find(across.Header)?.Kind == FieldKind.Day ? HeadersAcross(mapping) : [],
            .. mapping.Across is { FromSheet: true } || mapping.Weekdays is { FromSheet: true }
                ? sample.Further.Prepend(sample).SelectMany(sheet => SheetDays.Of(sheet, mapping).Told)
                : [],
            .. mapping.Weekdays is { FromSheet: true, AreNumbers: false } && mapping.Source(form.Subject?.Name ?? "")?.Columns is [var days]
                ? SheetDays.OfHeadings(sample, GridColumn.Of(days), mapping)
                : [],
        ];

    private static IEnumerable<DateOnly> Yearless(IEnumerable<string> days, DayOrder? order)
    {
        const int LeapYear = 2000;
        foreach (var text in days)
        {
            if (
                DayText.Read(text, order ?? DayOrder.MonthFirst, null, out _) == ValueFault.InDoubt
                && DayText.Read(text, order ?? DayOrder.MonthFirst, LeapYear, out var day) is null
            )
                yield return day;
        }
    }

    public static IEnumerable<string> HeadersAcross(ListMapping mapping) => mapping.Across is { } across ? AcrossRows.Names(across, mapping) : [];

    public static IEnumerable<string> CellsAcross(SheetSample sample, ListMapping mapping) =>
        mapping.Across is not { } across ? [] : across.Columns.SelectMany(column => sample.AllValues(GridColumn.Of(column)));

    private static string HeaderOf(SheetSample sample, ListForm form, ListMapping mapping, FieldKind kind) =>
        string.Join(
            ' ',
            form.Fields.Where(field => field.Kind == kind)
                .SelectMany(field => mapping.Source(field.Name)?.Columns ?? [])
                .Select(column => CleanText.Words(sample.HeaderOf(GridColumn.Of(column))))
        );

    private static DurationUnit? Unit(List<string> values, string header)
    {
        var numbers = values
            .Select(value => NumberText.TryRead(value, hasDecimalComma: true, out var number) ? number : (decimal?)null)
            .OfType<decimal>()
            .ToList();
        if (numbers.Count == 0)
            return null;
        var words = header.Split(' ');
        if (
            words.Any(word =>
                word is "min" or "mins" or "minute" or "minutes" or "minutos" or "minuten" or "minuti" or "minutter" or "minuter" or "分" or "分数"
            )
        )
            return DurationUnit.Minutes;
        if (MayBeMinutesBehindPoint(numbers))
            return null;
        // Who writes 90 and 225 under "hours" means minutes, or does not: that is asked.
        if (words.Any(word => HourWords.Contains(word) || word.EndsWith("stunden", StringComparison.Ordinal)))
            return numbers.Count(number => number > 24) * 2 > numbers.Count ? null : DurationUnit.Hours;
        if (words.Any(word => word is "unit" or "units"))
            return null;
        var hasParts = numbers.Exists(number => number != Math.Truncate(number));
        if (hasParts && numbers.Max() <= 24)
            return numbers.Max() <= 1 && numbers.Exists(number => number * 4 != Math.Truncate(number * 4)) ? null : DurationUnit.Hours;
        return !hasParts && numbers.Max() > 24 && numbers.TrueForAll(number => number % 5 == 0) ? DurationUnit.Minutes : null;
    }

    /// <summary>Whether what stands behind the points never reaches 60 and is no usual part of an hour: 3.56 may be 3 hours 56 minutes.</summary>
    private static bool MayBeMinutesBehindPoint(List<decimal> numbers)
    {
        const int Fewest = 6;
        var hundredths = numbers.Where(number => number < 100).Select(number => (number - Math.Truncate(number)) * 100).Where(part => part != 0).ToList();
        return hundredths.Count >= Fewest
            && hundredths.TrueForAll(part => part <= 59 && part == Math.Truncate(part))
            && hundredths.Distinct().Count(part => part % 10 != 0 && part != 25) >= 3;
    }

    /// <summary>Whether a row with one filled cell is likely a heading: where nearly all rows have more.</summary>
    private static bool HasSections(SheetSample sample)
    {
        var widths = sample
            .Body.Select(row => Enumerable.Range(0, Math.Min(row.Width, sample.Width)).Count(at => !string.IsNullOrWhiteSpace(row[at])))
            .ToList();
        var single = widths.Count(width => width == 1);
        return single > 0 && widths.Count >= 4 && single * 3 <= widths.Count && widths.Where(width => width > 1).Average() >= 3;
    }

    private static SameThing Same(ListForm form, ListMapping mapping)
    {
        if (form.Fields.FirstOrDefault(field => field.Made == KeyMade.FromName) is not { } key)
            return SameThing.Nothing;
        return mapping.Fields.ContainsKey(key.Name) ? SameThing.Key : SameThing.Name;
    }
}
