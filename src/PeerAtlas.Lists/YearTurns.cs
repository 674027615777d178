using System.Globalization;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists;

/// <summary>Days without a year that go over New Year: the first has the year that was said, and where the months begin anew, the next year begins.</summary>
internal sealed class YearTurns(ListMapping mapping)
{
    private const int HalfYear = 182;

    private DateOnly? last;
    private int turned;

    /// <summary>Whether days in this order go over New Year: they keep one direction but for one, two or three leaps.</summary>
    /// <param name="days">The days without a year, all read with the same.</param>
    public static bool Are(IReadOnlyList<DateOnly> days)
    {
        const int MostLeaps = 3;
        var steps = days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Where(step => step != 0).ToList();
        var leaps = steps.Where(step => Math.Abs(step) > HalfYear).ToList();
        var others = steps.Where(step => Math.Abs(step) <= HalfYear).ToList();
        var forward = others.Count(step => step > 0);
        var back = others.Count - forward;
        return leaps.Count is > 0 and <= MostLeaps
            && Math.Min(forward, back) * 20 <= others.Count
            && others.Count > leaps.Count
            && leaps.TrueForAll(leap => leap < 0 == forward > back);
    }

    /// <summary>The day with its own year.</summary>
    /// <param name="raw">The day as it is written.</param>
    /// <param name="value">As it was read.</param>
    public string Of(string raw, string value)
    {
        if (DayText.Read(raw, mapping.DayOrder ?? DayOrder.MonthFirst, null, out _) != ValueFault.InDoubt)
            return value;
        var read = DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = read.AddYears(turned);
        if (last is { } before && day.DayNumber - before.DayNumber < -HalfYear)
            day = read.AddYears(++turned);
        else if (last is { } after && day.DayNumber - after.DayNumber > HalfYear)
            day = read.AddYears(--turned);
        last = day;
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
