using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Platform;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>
/// Reads FHIR's dates and times: a year, a month, a day, or a time to the minute, second or part of one, each as the span that it means. A span
/// that ends after the last moment there is ends with it, and one that begins before the first begins with it.
/// </summary>
internal static partial class FhirDate
{
    /// <summary>The span of a date, in UTC: from a moment, included, to another, not included; null when it is no date.</summary>
    /// <param name="text">The date, without a prefix.</param>
    /// <param name="clock">The clock by which a year, month or day is meant; a time of day says its own offset.</param>
    public static (DateTime Start, DateTime End)? Span(string text, AuthorityClock clock)
    {
        // A plus sign that was not escaped arrives as a space.
        if (Pattern().Match(text.Length > 10 && text[10] == 'T' ? text.Replace(' ', '+') : text) is not { Success: true } parts)
            return null;
        var (year, month, day) = (Number(parts, "year") ?? 0, Number(parts, "month"), Number(parts, "day"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month ?? 1))
            return null;
        var first = new DateOnly(year, month ?? 1, day ?? 1);
        if (parts.Groups["hour"].Success)
            return Time(first, parts);
        var start = StartOf(first, clock);
        return (
            start,
            day is not null ? Next(first, days: 1, clock)
            : month is not null ? Next(first, DateTime.DaysInMonth(year, month.Value), clock)
            : Next(first, DateTime.IsLeapYear(year) ? 366 : 365, clock)
        );
    }

    private static (DateTime Start, DateTime End)? Time(DateOnly day, Match parts)
    {
        var (hour, minute, second) = (Number(parts, "hour"), Number(parts, "minute"), Number(parts, "second"));
        var (offsetHour, offsetMinute) = (Number(parts, "offsetHour") ?? 0, Number(parts, "offsetMinute") ?? 0);
        // The second 60 is a leap second: the clock here has none, so that it counts as the one before.
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 14 || offsetMinute > 59 || (offsetHour == 14 && offsetMinute > 0))
            return null;
        var ahead = new TimeSpan(offsetHour, offsetMinute, 0) * (parts.Groups["sign"].Value == "-" ? -1 : 1);
        var fraction = parts.Groups["fraction"].Value;
        var ticks = fraction.Length == 0 ? 0 : (int)(double.Parse("0." + fraction, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond);
        var start = day.ToDateTime(new TimeOnly(hour!.Value, minute!.Value, Math.Min(second ?? 0, 59))).Ticks + ticks - ahead.Ticks;
        var precision =
            fraction.Length > 0 ? TimeSpan.TicksPerMillisecond
            : second is not null ? TimeSpan.TicksPerSecond
            : TimeSpan.TicksPerMinute;
        return (At(start), At(start + precision));
    }

    private static DateTime StartOf(DateOnly day, AuthorityClock clock) =>
        day == DateOnly.MinValue || day == DateOnly.MaxValue ? At(day.ToDateTime(TimeOnly.MinValue).Ticks) : clock.StartOf(day);

    private static DateTime Next(DateOnly first, int days, AuthorityClock clock) =>
        first.DayNumber + days > DateOnly.MaxValue.DayNumber ? At(long.MaxValue) : StartOf(first.AddDays(days), clock);

    private static DateTime At(long ticks) => new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static int? Number(Match parts, string name) =>
        parts.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2})(T(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?)?"
            + @"(Z|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))?)?)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pattern();
}
