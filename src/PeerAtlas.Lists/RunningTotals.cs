using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>
/// Tells rows of a log that are totals without saying so: they have no day and no times of their own, and either nothing but figures, or the sum
/// of the rows above them.
/// </summary>
/// <param name="times">The columns of start and end.</param>
internal sealed class RunningTotals(IReadOnlyList<int> times)
{
    private long all;
    private long since;
    private int rows;
    private int rowsSince;

    /// <summary>Begins a sheet.</summary>
    public void Begin() => (all, since, rows, rowsSince) = (0, 0, 0, 0);

    /// <summary>Counts a record, or tells that it is a total of those above it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="minutes">How long it says.</param>
    /// <param name="hasDay">Whether it names a day.</param>
    public bool IsTotal(GridRow row, long minutes, bool hasDay)
    {
        if (!hasDay && rows > 0 && times.All(column => string.IsNullOrWhiteSpace(row[column])) && (IsSum(minutes) || HasFiguresAlone(row)))
        {
            Break();
            return true;
        }

        (all, since, rows, rowsSince) = (all + minutes, since + minutes, rows + 1, rowsSince + 1);
        return false;
    }

    /// <summary>Hears of a total that says so: the next one counts from here.</summary>
    public void Break() => (since, rowsSince) = (0, 0);

    private bool IsSum(long minutes) => (rowsSince > 1 && minutes == since) || (rows > 1 && minutes == all);

    private static bool HasFiguresAlone(GridRow row)
    {
        for (var at = 0; at < row.Width; at++)
        {
            var text = CleanText.Of(row[at]);
            if (text.Length > 0 && !RowRules.IsFigure(text))
                return false;
        }

        return true;
    }
}
