using System.Globalization;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>A value that comes from elsewhere than the cells of its field.</summary>
/// <param name="At">The field's place in the record.</param>
/// <param name="Value">The value; empty when it could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it was.</param>
internal readonly record struct GivenValue(int At, string Value, ValueProblem? Problem);

/// <summary>Rows whose days, activities or persons stand as columns: each filled cell is a record of its own, or a problem.</summary>
internal sealed class AcrossRows
{
    private readonly ListMapping mapping;
    private readonly AcrossColumns across;
    private readonly (int Column, string Text)[] first;
    private (int Column, string Text)[] headers;
    private readonly FieldReader header;
    private readonly FieldReader cell;
    private int blocks;
    private int? firstWeek;
    private bool isOfOtherMonth;

    public AcrossRows(AcrossColumns across, ListMapping mapping, ListForm form)
    {
        (this.across, this.mapping) = (across, mapping);
        (header, cell) = (ReaderOf(across.Header, mapping, form), ReaderOf(across.Cell, mapping, form));
        first = [.. across.Columns.Select(GridColumn.Of).Zip(Names(across, mapping))];
        headers = first;
    }

    /// <summary>What the columns are called: by their headers, and by their letters where there is none, or two have the same.</summary>
    public static IReadOnlyList<string> Names(AcrossColumns across, ListMapping mapping)
    {
        var headers = across.Columns.Select(letters => mapping.Headers.ElementAtOrDefault(GridColumn.Of(letters)) ?? "").ToList();
        string Name(string header, string letters) =>
            header.Length == 0 ? letters
            : headers.Count(other => string.Equals(other, header, StringComparison.OrdinalIgnoreCase)) > 1 && DayText.Weekday(header) is null
                ? $"{header} ({letters})"
            : header;
        return [.. headers.Zip(across.Columns, Name)];
    }

    /// <summary>Begins a sheet.</summary>
    public void Begin() => (headers, blocks, isOfOtherMonth) = (first, 0, false);

    /// <summary>
    /// Hears that headers stand there again: where they are weekdays, the next week begins. Where they are other numbers of days than before, they are
    /// of a month that nobody told.
    /// </summary>
    public void BeginBlock(GridRow row)
    {
        blocks++;
        if (header.Field.Kind != FieldKind.Day || !headers.Any(known => NumberOfDay(known.Text) is not null))
            return;
        var numbers = headers.Select(known => (known.Column, Text: CleanText.Of(row[known.Column]))).ToArray();
        isOfOtherMonth |= numbers.Zip(headers).Any(pair => NumberOfDay(pair.First.Text) is { } number && NumberOfDay(pair.Second.Text) != number);
        if (isOfOtherMonth)
            headers = numbers;
    }

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sheet">What its sheet tells of its days.</param>
    /// <param name="record">Makes the record of a cell, with what header and cell give, and its number among those of the row.</param>
    /// <param name="left">Leaves the row out.</param>
    public IEnumerable<MappedRow> Read(GridRow row, SheetDays sheet, Func<IReadOnlyList<GivenValue>, int, MappedRow> record, Func<LeftOut, MappedRow> left)
    {
        var part = 0;
        if (HasDays(row))
        {
            headers = [.. headers.Select(known => (known.Column, CleanText.Of(row[known.Column])))];
            yield return left(LeftOut.RepeatedHeader);
            yield break;
        }

        if (HasNumbers(row))
        {
            BeginBlock(row);
            yield return left(LeftOut.RepeatedHeader);
            yield break;
        }

        foreach (var (column, text) in headers)
        {
            var minutes = cell.Read(CleanText.Of(row[column]), out var fault);
            if (fault is null && minutes is "" or "0" or "no")
                continue;
            yield return record([HeaderOf(row, column, text, sheet), Given(cell, CleanText.Of(row[column]), minutes, fault, column)], part++);
        }

        if (part == 0)
            yield return left(LeftOut.NothingFilled);
    }

    /// <summary>Whether days stand where durations ought to: the head of the next block, as of another week.</summary>
    private bool HasDays(GridRow row)
    {
        if (header.Field.Kind != FieldKind.Day)
            return false;
        var filled = headers.Select(known => CleanText.Of(row[known.Column])).Where(text => text.Length > 0).ToList();
        return filled.Count > 1
            && filled.TrueForAll(text =>
                text.AsSpan().ContainsAny('-', '/', '.') && DayText.Read(text, mapping.DayOrder ?? DayOrder.MonthFirst, mapping.Year ?? 2000, out _) is null
            );
    }

    /// <summary>Whether numbers of days, one after another, stand where durations ought to: the head of the next block, as of another month.</summary>
    private bool HasNumbers(GridRow row)
    {
        const int Fewest = 7;
        if (header.Field.Kind != FieldKind.Day || headers.Length < Fewest || NumberOfDay(headers[0].Text) is null)
            return false;
        var numbers = headers.Select(known => NumberOfDay(CleanText.Of(row[known.Column]))).ToList();
        return numbers.TrueForAll(number => number is not null) && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1 || pair.Second == 1);
    }

    private GivenValue HeaderOf(GridRow row, int column, string text, SheetDays sheet)
    {
        if (header.Field.Kind == FieldKind.Day)
            return DayOf(row, column, text, sheet) is { } day
                ? Given(header, text, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                : Given(header, text, "", ValueFault.InDoubt);
        var value = header.Read(text, out var fault);
        return Given(header, text, value, fault);
    }

    private static GivenValue Given(FieldReader of, string raw, string value, ValueFault? fault, int? column = null) =>
        new(of.At, value, fault is { } wrong ? new(of.Field, wrong, raw) { Column = column } : null);

    private DateOnly? DayOf(GridRow row, int column, string text, SheetDays sheet)
    {
        if (NumberOfDay(text) is { } number)
            return isOfOtherMonth ? null : DayOfMonth(across.FromSheet ? sheet.Month : across.Month, number);
        if (DayText.Read(text, mapping.DayOrder, mapping.Year, out var day) is null)
            return day;
        if (across.FromSheet && sheet.DayAbove(column) is { } above)
            return above;
        if (DayText.Weekday(text) is not { } weekday)
            return null;
        var week =
            across.FromSheet ? sheet.Week
            : sheet.IsFirst ? across.Week
            : null;
        if (across.CountsWeeks)
            week = sheet.IsFirst ? CountedWeek(CleanText.Of(row[GridColumn.Of(across.WeekColumn!)])) : null;
        else if (across.WeekColumn is { } letters)
            week = DayText.Read(CleanText.Of(row[GridColumn.Of(letters)]), mapping.DayOrder, mapping.Year, out var given) is null ? given : null;
        else
            week = week?.AddDays(7 * blocks);
        return week is { } start ? SheetDays.InWeek(start, weekday) : null;
    }

    /// <summary>The week of a row that counts them: the first that is named begins where the person said.</summary>
    private DateOnly? CountedWeek(string text)
    {
        const int WeeksOfYear = 52;
        if (WeekText.Number(text, isUnderWeek: true) is not { } number)
            return null;
        firstWeek ??= number;
        // Of calendar weeks, 2 comes after 51.
        return across.Week?.AddDays(7 * (number >= firstWeek ? number - firstWeek.Value : number - firstWeek.Value + WeeksOfYear));
    }

    /// <summary>The number of a day of a month; null when the header is none.</summary>
    public static int? NumberOfDay(string header) =>
        int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31 ? number : null;

    /// <summary>The day of a month by its number; null where the month has none.</summary>
    public static DateOnly? DayOfMonth(DateOnly? month, int number) =>
        month is { } known && number <= DateTime.DaysInMonth(known.Year, known.Month) ? new(known.Year, known.Month, number) : null;

    private static FieldReader ReaderOf(string name, ListMapping mapping, ListForm form) =>
        new(form.Find(name)!, form.At(name), mapping.Source(name) ?? new FieldSource(), mapping);
}
