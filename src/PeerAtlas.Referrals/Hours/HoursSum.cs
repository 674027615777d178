using System.Globalization;
using PeerAtlas.Lists;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What the records of a log make together, held against the totals that the log names itself.</summary>
internal static class HoursSum
{
    /// <summary>The sum in a sentence.</summary>
    public static string Told(IReadOnlyList<StagedRecord> records)
    {
        var (first, last) = (records.Min(record => record.Day), records.Max(record => record.Day));
        var days = first == last ? $"on {Day(first)}" : $"from {Day(first)} to {Day(last)}";
        var peers = records.Select(record => record.Peer).Distinct().Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Together they are {Hours(records.Sum(record => (long)record.Minutes))}, {days}, by {peers:N0} {(peers == 1 ? "peer" : "peers")}."
        );
    }

    /// <summary>What speaks against the sum: the log has totals, and none of them is it. Null when nothing does.</summary>
    /// <param name="minutes">The sum of the records.</param>
    /// <param name="records">How many they are: each may have been rounded.</param>
    /// <param name="totals">What the rows say that were left out as totals.</param>
    public static string? Doubt(long minutes, int records, IReadOnlyList<(RowPlace Place, int Minutes)> totals)
    {
        if (totals.Count == 0)
            return null;
        var all = totals.Sum(total => (long)total.Minutes);
        var largest = totals.MaxBy(total => total.Minutes);
        // Totals of weeks, of all, or of weeks and of all.
        long[] meant = [all, largest.Minutes, all - largest.Minutes];
        var rounded = 2 + (records / 10);
        // Under minutes a total may be in hours, which were read as minutes and rounded.
        if (meant.Any(total => Math.Abs(total - minutes) <= rounded || Math.Abs((total * 60) - minutes) <= 30))
            return null;
        var place = totals.Select(total => total.Place.Sheet).Distinct().Skip(1).Any()
            ? $"row {largest.Place.Row} of the sheet “{largest.Place.Sheet}”"
            : $"row {largest.Place.Row}";
        return totals.Count == 1
            ? $"The file's own total, in {place}, is {Hours(largest.Minutes)}. See whether rows are missing here, or are counted twice."
            : $"The file's own totals are {Hours(all)} together, the largest is {Hours(largest.Minutes)} in {place}. See whether rows are "
                + "missing here, or are counted twice.";
    }

    /// <summary>Says that many rows have no duration where it is read, but figures elsewhere; null when they are few.</summary>
    public static string? Elsewhere(long rows, int records) =>
        rows == 0 || rows * 4 < records
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rows:N0} {(rows == 1 ? "row says" : "rows say")} nothing where the duration is read, and {(rows == 1 ? "has" : "have")} figures elsewhere. "
            ) + "See whether it is the right column, and whether the time of others stands in a column of its own.";

    /// <summary>Says on how many days somebody has more hours than a day has; null when nobody has.</summary>
    public static string? LongDays(IReadOnlyList<StagedRecord> records)
    {
        const int MinutesOfDay = 24 * 60;
        var days = records
            .GroupBy(record => (record.Peer, record.Day))
            .Select(same => (same.Key.Day, Minutes: same.Sum(record => (long)record.Minutes)))
            .Where(day => day.Minutes > MinutesOfDay)
            .OrderByDescending(day => day.Minutes)
            .ToList();
        var others = days.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {days.Count - 1:N0} other {(days.Count == 2 ? "day" : "days")}") : "";
        return days.Count == 0
            ? null
            : $"On {Day(days[0].Day)}{others} one peer has "
                + $"more hours than a day has: {Hours(days[0].Minutes)}. See whether days, durations and persons are read rightly.";
    }

    /// <summary>Says how many records are longer than a shift; null when none is. An end before its start is read as the day after.</summary>
    public static string? LongRows(IReadOnlyList<StagedRecord> records)
    {
        const int LongestShift = 14 * 60;
        var rows = records.Where(record => record.Minutes > LongestShift).OrderByDescending(record => record.Minutes).ToList();
        return rows.Count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Count:N0} {(rows.Count == 1 ? "record is" : "records are")} longer than 14 hours, the longest {Hours(rows[0].Minutes)} on "
                    + $"{Day(rows[0].Day)}. An end that is before its start counts as the next day's. See whether starts, ends and durations are read rightly."
            );
    }

    private static string Hours(long minutes) =>
        minutes % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:N0} {(minutes == 60 ? "hour" : "hours")}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:N0} {(minutes / 60 == 1 ? "hour" : "hours")} {minutes % 60} minutes");

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
