using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>
/// Tells rows of a log that are totals without saying so: they have no day and no times of their own, and either the sum of the rows above them, or
/// no times where the others have some.
/// </summary>
/// <param name="times">The columns of start and end.</param>
/// <param name="isDayAbove">Whether a row without a day has that of the row above: then one with words of its own is a record like any other.</param>
internal sealed class RunningTotals(IReadOnlyList<int> times, bool isDayAbove)
{
    private long all;
    private long since;
    private int rows;
    private int rowsSince;
    private int timed;

    /// <summary>Begins a sheet.</summary>
    public void Begin() => (all, since, rows, rowsSince, timed) = (0, 0, 0, 0, 0);

    /// <summary>Counts a record, or tells that it is a total of those above it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="minutes">How long it says.</param>
    /// <param name="hasDay">Whether it names a day.</param>
    public bool IsTotal(GridRow row, long minutes, bool hasDay)
    {
        var hasTimes = times.Any(column => !string.IsNullOrWhiteSpace(row[column]));
        if (!hasDay && !hasTimes && rows > 0 && (timed * 2 > rows || (IsSum(minutes) && !(isDayAbove && HasWords(row)))))
        {
            Break();
            return true;
        }

        (all, since, rows, rowsSince) = (all + minutes, since + minutes, rows + 1, rowsSince + 1);
        timed += hasTimes ? 1 : 0;
        return false;
    }

    /// <summary>Hears of a total that says so: the next one counts from here.</summary>
    public void Break() => (since, rowsSince) = (0, 0);

    private static bool HasWords(GridRow row) =>
        Enumerable.Range(0, row.Width).Any(column => !string.IsNullOrWhiteSpace(row[column]) && !RowRules.IsFigure(CleanText.Of(row[column])));

    // Each row may have been rounded to a minute.
    private bool IsSum(long minutes) => (rowsSince > 1 && Math.Abs(minutes - since) <= rowsSince / 20) || (rows > 1 && Math.Abs(minutes - all) <= rows / 20);
}
