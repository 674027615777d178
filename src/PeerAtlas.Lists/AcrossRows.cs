using System.Globalization;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Rows whose days stand as columns: each filled cell is a record of its own.</summary>
internal static class AcrossRows
{
    public static IEnumerable<MappedRow> Read(
        GridRow row,
        AcrossColumns across,
        ListMapping mapping,
        ListForm form,
        Func<IReadOnlyList<(int At, string Value)>, int, MappedRow> record,
        Func<LeftOut, MappedRow> left
    )
    {
        var part = 0;
        var (header, cell) = (form.At(across.Header), form.At(across.Cell));
        foreach (var letters in across.Columns)
        {
            var column = GridColumn.Of(letters);
            var text = CleanText.Of(row[column]);
            if (text.Length == 0 || CleanText.IsNoValue(text))
                continue;
            var day = DayOf(row, column, across, mapping);
            var isRead = DurationText.Read(text, mapping.DurationUnit, mapping.HasDecimalComma, out var minutes) is null;
            if (isRead && minutes == 0)
                continue;
            yield return record(
                [
                    (header, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
                    (cell, isRead ? minutes.ToString(CultureInfo.InvariantCulture) : ""),
                ],
                part++
            );
        }

        if (part == 0)
            yield return left(LeftOut.NothingFilled);
    }

    private static DateOnly? DayOf(GridRow row, int column, AcrossColumns across, ListMapping mapping)
    {
        var header = column < mapping.Headers.Count ? mapping.Headers[column] : "";
        if (DayText.Read(header, mapping.DayOrder, mapping.Year, out var day) is null)
            return day;
        if (DayText.Weekday(header) is not { } weekday)
            return null;
        var week = across.Week;
        if (across.WeekColumn is { } letters && DayText.Read(CleanText.Of(row[GridColumn.Of(letters)]), mapping.DayOrder, mapping.Year, out var given) is null)
            week = given;
        // A week begins on the day that is given: the weekday is the first such day from there on.
        return week is { } start ? start.AddDays(((int)weekday - (int)start.DayOfWeek + 7) % 7) : null;
    }
}
