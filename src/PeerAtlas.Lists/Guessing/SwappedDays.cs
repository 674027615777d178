using System.Globalization;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>
/// Tells whether a spreadsheet of another country swapped day and month: of 4/11, 13/11 and 20/11 it makes a date of the first, in April, and leaves the
/// others as texts, since there is no thirteenth month.
/// </summary>
internal static class SwappedDays
{
    private const int Fewest = 3;

    /// <summary>Whether all texts are days that it could not take, all dates are days that it could, and swapped they lie among the texts.</summary>
    public static bool Are(SheetSample sample, IReadOnlyList<string> days)
    {
        if (sample.Sheet.IsCsv)
            return false;
        var dates = days.Where(DayText.IsDate).Select(Date).ToList();
        var texts = days.Where(text => !DayText.IsDate(text) && DayText.OrderOf(text) is not null).ToList();
        if (texts.Count < Fewest || dates.Count < Fewest || days.Any(text => !DayText.IsDate(text) && IsTakeable(text)))
            return false;
        var months = texts
            .Select(text => DayText.Read(text, DayText.OrderOf(text), dates[0].Year, out var day) is null ? Month(day) : (int?)null)
            .OfType<int>()
            .ToList();
        return months.Count > 0
            && dates.TrueForAll(date => date.Day <= 12)
            && dates.TrueForAll(date => Month(new(date.Year, date.Day, date.Month)) is var month && month >= months.Min() - 1 && month <= months.Max() + 1)
            && !dates.TrueForAll(date => Month(date) >= months.Min() && Month(date) <= months.Max());
    }

    /// <summary>Whether the spreadsheet would have made a date of a text: both of its numbers can be a month.</summary>
    private static bool IsTakeable(string text) =>
        DayText.OrderOf(text) is null
        && DayText.Read(text, DayOrder.MonthFirst, 2000, out _) is null
        && DayText.Read(text, DayOrder.DayFirst, 2000, out _) is null;

    private static DateOnly Date(string text) => DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;
}
