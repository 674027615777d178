using System.Globalization;
using System.Text;

namespace PeerAtlas.Instruments;

/// <summary>Functions of days and times. Everybody answers in their own time zone, which is nowhere kept.</summary>
internal static class DateFunctions
{
    public static IEnumerable<Function> All =>
        [
            // The time at which somebody answers is not kept, so that now is the beginning of the day.
            Functions.Plain("now", 0, 0, _ => frame => frame.Today),
            Functions.Plain("date-time", 1, 1, a => frame => AsMoment(a[0](frame))),
            Functions.Plain("decimal-date-time", 1, 1, a => frame => Value.Number(Days(a[0](frame)))),
            Functions.Plain("decimal-date", 1, 1, a => frame => Value.Number(Days(a[0](frame)))),
            Functions.Plain("decimal-time", 1, 1, a => frame => Value.Number(PartOfDay(a[0](frame)))),
            Functions.Plain("format-date", 2, 2, a => frame => Format(a[0](frame), a[1](frame).ToText())),
            Functions.Plain("format-date-time", 2, 2, a => frame => Format(a[0](frame), a[1](frame).ToText())),
            Functions.Plain("difference-in-months", 2, 2, a => frame => Months(a[0](frame).ToMoment(), a[1](frame).ToMoment())),
            Functions.Plain("cht:difference-in-months", 2, 2, a => frame => Months(a[0](frame).ToMoment(), a[1](frame).ToMoment())),
            Functions.Plain("add-date", 2, 7, a => frame => Added(a, frame)),
            Functions.Plain("cht:add-date", 2, 7, a => frame => Added(a, frame)),
        ];

    /// <summary>A time on a day; a day is its beginning.</summary>
    private static Value AsMoment(Value value) => value.ToMoment() is { IsEmpty: false } moment ? Value.Moment(moment.ToNumber()) : Value.Empty;

    private static double Days(Value value) => value.ToMoment() is { IsEmpty: false } moment ? moment.ToNumber() : double.NaN;

    private static double PartOfDay(Value value)
    {
        if (value.ToMoment() is { IsEmpty: false } moment)
            return moment.ToNumber() - Math.Floor(moment.ToNumber());
        return TimeOnly.TryParseExact(
            value.ToText().Split('.', 'Z', '+')[0],
            ["HH:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToTimeSpan().TotalDays
            : double.NaN;
    }

    /// <summary>Whole months from the one day to the other; below zero when the second is the earlier one.</summary>
    private static Value Months(Value first, Value second)
    {
        if (first.IsEmpty || second.IsEmpty)
            return Value.Empty;
        var (from, to) = (first.ToDateTime(), second.ToDateTime());
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day)
            months--;
        else if (months < 0 && to.Day > from.Day)
            months++;
        return Value.Number(months);
    }

    /// <summary>A day and the years, months, days, hours and minutes after it.</summary>
    private static Value Added(Evaluator[] a, Frame frame)
    {
        var start = a[0](frame).ToMoment();
        var parts = a.Skip(1).Select(part => part(frame).ToNumber() is var number && double.IsFinite(number) ? number : 0).ToList();
        if (start.IsEmpty || parts.Exists(part => Math.Abs(part) > 1_000_000))
            return Value.Empty;
        try
        {
            var date = start.ToDateTime().AddMonths((int)((parts[0] * 12) + parts.ElementAtOrDefault(1))).AddDays(parts.ElementAtOrDefault(2));
            date = date.AddHours(parts.ElementAtOrDefault(3)).AddMinutes(parts.ElementAtOrDefault(4));
            var days = (date - DateTime.UnixEpoch).TotalDays;
            return days == Math.Floor(days) ? Value.DateFromDays(days) : Value.Moment(days);
        }
        catch (ArgumentOutOfRangeException)
        {
            return Value.Empty;
        }
    }

    private static Value Format(Value value, string pattern)
    {
        if (value.ToMoment() is not { IsEmpty: false } moment)
            return Value.Empty;
        var (date, text) = (moment.ToDateTime(), new StringBuilder());
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '%' || at + 1 == pattern.Length)
                text.Append(pattern[at]);
            else
                text.Append(Part(date, pattern[++at]));
        }
        return Value.Text(text.ToString());
    }

    private static string Part(DateTime date, char letter) =>
        letter switch
        {
            'Y' => Number(date.Year, 4),
            'y' => Number(date.Year % 100, 2),
            'm' => Number(date.Month, 2),
            'n' => Number(date.Month, 1),
            'b' => date.ToString("MMM", CultureInfo.InvariantCulture),
            'B' => date.ToString("MMMM", CultureInfo.InvariantCulture),
            'd' => Number(date.Day, 2),
            'e' => Number(date.Day, 1),
            'H' => Number(date.Hour, 2),
            'h' => Number(date.Hour, 1),
            'M' => Number(date.Minute, 2),
            'S' => Number(date.Second, 2),
            '3' => Number(date.Millisecond, 3),
            'a' => date.ToString("ddd", CultureInfo.InvariantCulture),
            'A' => date.ToString("dddd", CultureInfo.InvariantCulture),
            'W' => Number(ISOWeek.GetWeekOfYear(date), 1),
            '%' => "%",
            _ => "%" + letter,
        };

    private static string Number(int number, int digits) => number.ToString("D" + digits, CultureInfo.InvariantCulture);
}
