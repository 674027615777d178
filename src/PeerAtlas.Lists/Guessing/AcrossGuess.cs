using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds days or weekdays that stand as columns.</summary>
internal static class AcrossGuess
{
    private const int Fewest = 3;

    public static AcrossColumns? Find(SheetSample sample, ListForm form)
    {
        if (form.First(FieldKind.Day) is not { } day || form.First(FieldKind.Duration) is not { } duration || sample.Header is null)
            return null;
        var columns = Enumerable.Range(0, sample.Width).Where(column => IsDay(sample.HeaderOf(column))).ToList();
        if (columns.Count < Fewest)
            return null;
        var isWeek = columns.TrueForAll(column => DayText.Weekday(sample.HeaderOf(column)) is not null);
        var week = isWeek
            ? Enumerable
                .Range(0, sample.Width)
                .Where(column => !columns.Contains(column))
                .Cast<int?>()
                .FirstOrDefault(column => new ContentShare(sample, column!.Value).Of(day) >= 0.8)
            : null;
        return new()
        {
            Columns = [.. columns.Select(GridColumn.Letters)],
            Header = day.Name,
            Cell = duration.Name,
            WeekColumn = week is { } found ? GridColumn.Letters(found) : null,
        };
    }

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
