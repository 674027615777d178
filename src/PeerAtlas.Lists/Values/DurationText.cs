using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Lists.Values;

/// <summary>Durations, as whole minutes.</summary>
public static partial class DurationText
{
    private static readonly SearchValues<char> Clock = SearchValues.Create("0123456789:.");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,");

    private const int MostMinutes = 100 * 24 * 60;

    /// <summary>
    /// Reads a duration: 1:30, 51:21, 2.03:21:00, 2 hours 30 minutes, 45 min, 1h 20, 4 u, 9:00-10:30, or a number of the unit that the person names.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What a number without a unit counts; null when that is not known.</param>
    /// <param name="hasDecimalComma">Whether a comma parts the decimals where that cannot be told from the number.</param>
    /// <param name="minutes">The minutes.</param>
    /// <returns>Null when it was read, else what is wrong.</returns>
    public static ValueFault? Read(ReadOnlySpan<char> text, DurationUnit? unit, bool hasDecimalComma, out int minutes)
    {
        minutes = 0;
        // "~1h" is meant as one.
        text = text.Trim().TrimStart("~≈").TrimStart();
        if (text.IsEmpty)
            return ValueFault.Missing;
        if (NumberText.TryRead(text, hasDecimalComma, out var number))
            return number == 0 ? null
                : unit is DurationUnit.HoursPointMinutes ? HoursPointMinutes(number, out minutes)
                : unit is { } known ? Whole(number, MinutesOf(known), out minutes)
                : ValueFault.InDoubt;
        if (IsSpan(text) && Span(text, out minutes))
            return null;
        if (Moment(text, out minutes) || Range(text, out minutes))
            return null;
        return Units(text, unit, hasDecimalComma, out minutes);
    }

    /// <summary>The minutes between two times of day; the end may stand past midnight.</summary>
    public static int Between(int start, int end) => end >= start ? end - start : end + (24 * 60) - start;

    private static bool IsSpan(ReadOnlySpan<char> text) => text.Contains(':') && !text.ContainsAnyExcept(Clock);

    /// <summary>h:mm, h:mm:ss, d.hh:mm:ss.</summary>
    private static bool Span(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        var days = 0;
        if (text.IndexOf('.') is > 0 and var point && point < text.IndexOf(':'))
        {
            if (!int.TryParse(text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out days))
                return false;
            text = text[(point + 1)..];
        }

        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':');
        if (
            count is < 2 or > 3
            || !int.TryParse(text[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var rest)
            || rest > 59
        )
            return false;
        var seconds = 0m;
        if (count == 3 && (!decimal.TryParse(text[parts[2]], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds) || seconds >= 60))
            return false;
        var all = (days * 24L * 60) + (hours * 60L) + rest + (long)Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        minutes = all <= MostMinutes ? (int)all : 0;
        return all <= MostMinutes;
    }

    /// <summary>A time over a day that a spreadsheet shows as a moment of January 1900.</summary>
    private static bool Moment(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (!text.StartsWith("1900-0", StringComparison.Ordinal) && !text.StartsWith("1899-12-", StringComparison.Ordinal))
            return false;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return false;
        minutes = (int)Math.Round((moment - new DateTime(1899, 12, 31)).TotalMinutes);
        return minutes >= 0;
    }

    private static bool Range(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        // A moment with its hours from UTC is no span.
        if (text.Length > "10:00 -11:30".Length && TimeText.WithoutOffset(text).Length < text.Length)
            return false;
        var dash = text.IndexOfAny('-', '–', '—');
        if (dash <= 0)
            return Until(text, out minutes);
        if (!TimeText.TryRead(text[(dash + 1)..], out var end) || !TimeText.TryRead(text[..dash], out var start))
            return Until(text, out minutes);
        minutes = Between(start, end);
        return true;
    }

    /// <summary>From one time to another, also behind a day and with a word between: 17/06/2022 - 15:00 a 18:00.</summary>
    private static bool Until(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text.Length > 80 || SpanOfDay().Match(text.ToString()) is not { Success: true } match)
            return false;
        if (!TimeText.TryRead(match.Groups["from"].ValueSpan, out var start) || !TimeText.TryRead(match.Groups["to"].ValueSpan, out var end))
            return false;
        minutes = Between(start, end);
        return true;
    }

    /// <summary>A span of times at the end of a text that is a day before it, or nothing.</summary>
    [GeneratedRegex(
        @"^[^:]*?[\s,–-]*(?<from>\b[0-9]{1,2}[:h][0-9]{2}(\s*[ap]\.?m\.?)?)\s*(-|–|—|\b(a|to|bis|à|al|until|till|tot|til|до)\b)\s*"
            + @"(?<to>[0-9]{1,2}[:h][0-9]{2}(\s*[ap]\.?m\.?)?)\s*(h|uhr|hrs)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    internal static partial Regex SpanOfDay();

    private static ValueFault? Units(ReadOnlySpan<char> text, DurationUnit? unit, bool hasDecimalComma, out int minutes)
    {
        minutes = 0;
        var all = 0m;
        var last = 0m;
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExcept(Number);
            var digits = length < 0 ? text : text[..length];
            if (digits.IsEmpty || !NumberText.TryRead(digits, hasDecimalComma, out var number) || number > MostMinutes * 60)
                return ValueFault.Unreadable;
            text = text[digits.Length..].TrimStart();
            var word = Word(text);
            text = text[word.Length..].TrimStart(" ,.;:");
            if (text.StartsWith("and ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("y ", StringComparison.OrdinalIgnoreCase))
                text = text[(text.IndexOf(' ') + 1)..].TrimStart();
            if (!word.IsEmpty && IsRemark(text))
                text = [];
            // "2u 10min" and "1u30" are of uren; units have nothing behind them.
            if (Factor(word, last, text.IsEmpty ? unit : DurationUnit.Hours) is not { } factor)
                return ValueFault.Unreadable;
            if (factor < 0)
                return ValueFault.InDoubt;
            (all, last) = (all + (number * factor), factor);
        }

        return Whole(all, 1, out minutes);
    }

    /// <summary>Whether what stands behind a duration with its unit says what was done, as in "5 hrs - read to the group", and no further duration.</summary>
    private static bool IsRemark(ReadOnlySpan<char> text) =>
        text.Length > 2
        && text[0] is '-' or '–' or '—' or '('
        && (
            (text[1..].TrimStart() is [var first, ..] && char.IsLetter(first) && !Further().IsMatch(text))
            // "12 mins (11:11 - 11:23)"
            || (text is ['(', .. var within, ')'] && within.Length < 40 && SpanOfDay().IsMatch(within.ToString()))
        );

    [GeneratedRegex(
        @"[0-9]\s?(h|hrs?|hours?|m|mins?|minutes?|std|stunden|uur|horas?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Further();

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        return text[..length];
    }

    /// <summary>The minutes of a unit; −1 when only the person knows them, null when it is no unit.</summary>
    private static decimal? Factor(ReadOnlySpan<char> word, decimal last, DurationUnit? unit)
    {
        Span<char> small = stackalloc char[16];
        if (word.Length > small.Length)
            return null;
        small = small[..word.ToLowerInvariant(small)];
        return small switch
        {
            "h" or "hr" or "hrs" or "hour" or "hours" or "hora" or "horas" or "std" or "stunde" or "stunden" or "timer" or "heure" or "heures" or "uur" => 60,
            "uren" or "ore" or "ora" or "tim" or "timmar" or "time" or "tuntia" or "tunti" or "godz" or "hod" or "hodin" or "ч" or "час" or "часа" => 60,
            "часов" or "год" or "годин" or "時間" or "小时" or "시간" => 60,
            "m" or "min" or "mins" or "minute" or "minutes" or "minuto" or "minutos" or "minuten" or "minuti" or "minutter" or "minuter" => 1,
            "мин" or "минут" or "минуты" or "хв" or "分" or "分钟" or "분" => 1,
            "s" or "sec" or "secs" or "second" or "seconds" or "segundos" => 1m / 60,
            "d" or "day" or "days" => 24 * 60,
            "u" => unit switch
            {
                DurationUnit.QuarterHours => 15,
                // The uur of Dutch.
                DurationUnit.Hours => 60,
                _ => -1,
            },
            "unit" or "units" => unit == DurationUnit.QuarterHours ? 15 : -1,
            // 1h 20
            "" => last == 60 ? 1 : null,
            _ => null,
        };
    }

    /// <summary>3.56 is 3 hours 56 minutes, and 3.5, of which a spreadsheet drops the last zero, 3 hours 50.</summary>
    private static ValueFault? HoursPointMinutes(decimal number, out int minutes)
    {
        minutes = 0;
        var hours = Math.Truncate(number);
        var rest = (number - hours) * 100;
        return rest != Math.Truncate(rest) || rest > 59 ? ValueFault.Unreadable : Whole((hours * 60) + rest, 1, out minutes);
    }

    private static decimal MinutesOf(DurationUnit unit) =>
        unit switch
        {
            DurationUnit.Hours => 60,
            DurationUnit.QuarterHours => 15,
            DurationUnit.Days => 24 * 60,
            _ => 1,
        };

    private static ValueFault? Whole(decimal number, decimal factor, out int minutes)
    {
        minutes = 0;
        if (number is < 0 or > MostMinutes || number * factor > MostMinutes)
            return ValueFault.Unreadable;
        minutes = (int)Math.Round(number * factor, MidpointRounding.AwayFromZero);
        return null;
    }
}
