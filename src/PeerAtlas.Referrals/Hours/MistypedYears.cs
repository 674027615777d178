using System.Globalization;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Days whose year may be mistyped: with the year before or after they fit among the days beside them, and as they stand they do not.</summary>
internal static class MistypedYears
{
    private const int Far = 180;
    private const int Near = 45;

    // More in a row than these are another year, and no slip.
    private const int MostInARow = 3;

    /// <summary>What is told of them; null when there are none.</summary>
    /// <param name="days">The days in the order of the rows, each with its row.</param>
    public static string? Told(IReadOnlyList<(DateOnly Day, int Row)> days)
    {
        var found = Find(days);
        if (found.Count == 0)
            return null;
        var (first, row) = found[0];
        var rows = found.Count == 1 ? "row" : "rows";
        return string.Create(CultureInfo.InvariantCulture, $"In {found.Count:N0} {rows} the year may be mistyped, such as {first:MMMM d, yyyy} in row {row}, ")
            + "which stands among days of another year. If so, write the cell anew.";
    }

    private static List<(DateOnly Day, int Row)> Find(IReadOnlyList<(DateOnly Day, int Row)> days)
    {
        var found = new List<(DateOnly, int)>();
        var run = new List<(DateOnly, int)>();
        DateOnly? last = null;
        foreach (var (day, row) in days)
        {
            if (last is { } before && Apart(day, before) > Far && (IsNear(day, 1, before) || IsNear(day, -1, before)))
            {
                run.Add((day, row));
                if (run.Count > MostInARow)
                    (last, run) = (day, []);
                continue;
            }

            found.AddRange(run);
            run.Clear();
            last = day;
        }

        found.AddRange(run);
        return found;
    }

    private static bool IsNear(DateOnly day, int years, DateOnly other) => day.Year is > 1 and < 9998 && Apart(day.AddYears(years), other) <= Near;

    private static int Apart(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);
}
