using System.Globalization;

namespace PeerAtlas.Lists.Values;

/// <summary>Times of day.</summary>
public static class TimeText
{
    /// <summary>Reads a time as minutes since midnight: 9:00, 9.30 pm, 0930, 9 am, 2026-11-22T09:00:00, 0.375.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        text = text.Trim();
        if (CountedSeconds(text) is { } moment)
        {
            minutes = (moment.Hour * 60) + moment.Minute;
            return true;
        }

        text = WithoutWord(WithoutOffset(text));
        var colon = text.IndexOf(':');
        var at = colon < 0 ? -1 : text[..colon].LastIndexOfAny(' ', 'T');
        if (at >= 0)
            text = WithoutZone(text[(at + 1)..]);
        var half = Half(ref text);
        if (text.IsEmpty || !char.IsAsciiDigit(text[0]))
            return false;
        var mark = text.IndexOfAny(':', '.', 'h');
        if (text.StartsWith("0.", StringComparison.Ordinal) && half == 0 && text.Length > 4)
            return Fraction(text, out minutes);
        if (mark < 0 && text.Length is 3 or 4 && half == 0)
            return Of(text[..^2], text[^2..], half, out minutes);
        return mark < 0 ? half != 0 && Of(text, "0", half, out minutes) : Of(text[..mark], Minutes(text[(mark + 1)..]), half, out minutes);
    }

    /// <summary>
    /// A moment, in UTC, that a program wrote as seconds or milliseconds since 1970, from September 2001 to May 2033; null when it is none. In these years
    /// the number has ten digits, or thirteen, of which the first is 1.
    /// </summary>
    public static DateTime? CountedSeconds(ReadOnlySpan<char> text) =>
        text.Length is not (10 or 13)
        || text[0] != '1'
        || text.ContainsAnyExceptInRange('0', '9')
        || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? number * 1_000 : number).UtcDateTime;

    /// <summary>A time as text: 14:05.</summary>
    public static string Show(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>The text without the hours from UTC behind it, as in "2022-10-08 19:30 -06:00".</summary>
    internal static ReadOnlySpan<char> WithoutOffset(ReadOnlySpan<char> text)
    {
        var blank = text.LastIndexOf(' ');
        if (blank <= 0 || text[(blank + 1)..] is not ['+' or '-', .. var hours] || hours.Length is not (4 or 5))
            return text;
        var isOffset = hours.Length == 4 ? !hours.ContainsAnyExceptInRange('0', '9') : hours[2] == ':' && !hours.ContainsAnyExceptInRange('0', ':');
        return isOffset ? text[..blank].TrimEnd() : text;
    }

    /// <summary>The text without a word and a colon before it, as in "IN:2024-09-25 09:01".</summary>
    internal static ReadOnlySpan<char> WithoutWord(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon is <= 0 or > 12 || text[..colon].ContainsAnyExceptInRange('A', 'z') ? text : text[(colon + 1)..].TrimStart();
    }

    /// <summary>The time of a moment without its zone: people mean the clock on their wall.</summary>
    private static ReadOnlySpan<char> WithoutZone(ReadOnlySpan<char> text)
    {
        var zone = text.IndexOfAny('+', '-', 'Z');
        return zone < 0 ? text : text[..zone];
    }

    private static ReadOnlySpan<char> Minutes(ReadOnlySpan<char> text)
    {
        var second = text.IndexOf(':');
        return second < 0 ? text : text[..second];
    }

    private static bool Of(ReadOnlySpan<char> hours, ReadOnlySpan<char> rest, int half, out int minutes)
    {
        minutes = 0;
        if (rest.IsEmpty)
            rest = "0";
        if (
            !int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        )
            return false;
        if (minute > 59 || hour > 24 || (half != 0 && hour is 0 or > 12 && hour > 23) || (hour == 24 && minute > 0))
            return false;
        if (half > 0 && hour < 12)
            hour += 12;
        else if (half < 0 && hour == 12)
            hour = 0;
        minutes = (hour % 24 * 60) + minute;
        return true;
    }

    private static bool Fraction(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var day) || day >= 1)
            return false;
        minutes = (int)Math.Round(day * 1440) % 1440;
        return true;
    }

    /// <summary>Takes am or pm off the end: −1, 1, or 0 when there is neither.</summary>
    private static int Half(ref ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> marks = ["a.m.", "p.m.", "a. m.", "p. m.", "am", "pm", "a", "p"];
        foreach (var mark in marks)
        {
            if (!text.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                continue;
            text = text[..^mark.Length].TrimEnd();
            return mark[0] == 'a' ? -1 : 1;
        }

        return 0;
    }
}
