using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Lists.Guessing;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>What a sheet tells of the days of its columns: in its name, and above its header.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="above">The rows down to the header.</param>
/// <param name="mapping">How days are written.</param>
/// <param name="isFirst">Whether it is the first of the sheets that are read: what the person said of the week holds for it.</param>
internal sealed partial class SheetDays(string name, IReadOnlyList<GridRow> above, ListMapping mapping, bool isFirst)
{
    private const int LongestText = 120;

    /// <summary>How many rows are looked at.</summary>
    public const int MostAbove = 60;

    private (DateOnly? Day, DateOnly? Month)? read;

    /// <summary>What a sheet tells, of which a sample was taken.</summary>
    public static SheetDays Of(SheetSample sample, ListMapping mapping) =>
        new(sample.Sheet.Name, [.. sample.Rows.Where(row => row.Number <= sample.HeaderRow).Take(MostAbove)], mapping, isFirst: true);

    /// <summary>The days of the headings of further weeks: rows in whose column of days no weekday stands.</summary>
    public static IEnumerable<string> OfHeadings(SheetSample sample, int dayColumn, ListMapping mapping) =>
        sample
            .Body.Where(row => CleanText.Of(row[dayColumn]) is { Length: > 0 } text && text.Any(char.IsAsciiDigit) && text.Any(char.IsLetter))
            .SelectMany(row => new SheetDays("", [row], mapping, isFirst: true).Told);

    /// <summary>What a row among those of the sheet tells, as the heading of its next week; the same where it tells no day.</summary>
    public SheetDays Below(GridRow heading) => new SheetDays("", [heading], mapping, isFirst) is { Week: not null } next ? next : this;

    /// <summary>A weekday of the week that begins on a day: the first such day from there on.</summary>
    public static DateOnly InWeek(DateOnly start, DayOfWeek weekday) => start.AddDays(((int)weekday - (int)start.DayOfWeek + 7) % 7);

    /// <summary>The sheet that was read before this one; null for the first.</summary>
    public SheetDays? Before { get; init; }

    /// <summary>The days as they are written; a month alone is told as its first day.</summary>
    public IEnumerable<string> Told =>
        Found is (null, null) && MonthOfName is not null
            ? [$"{CleanText.Of(name)} 1"]
            : Texts().SelectMany(text => Days().Matches(text).Select(match => match.Value));

    public bool IsFirst => isFirst;

    /// <summary>The first day of the week of the sheet; null when it tells none.</summary>
    public DateOnly? Week => Found.Day;

    /// <summary>The month of the sheet; null when it tells none.</summary>
    public DateOnly? Month => Found.Month ?? (Found.Day is { } day ? new(day.Year, day.Month, 1) : NamedMonth);

    /// <summary>The number of the month that is the name of the sheet; null when it is none.</summary>
    private int? MonthOfName =>
        DayText.Read($"{CleanText.Of(name)} 1", DayOrder.MonthFirst, 2000, out var first) is null && first.Day == 1 && name.Any(char.IsLetter)
            ? first.Month
            : null;

    /// <summary>The month that is the name of the sheet, in the year that was said: where the sheets go over New Year, in the next.</summary>
    private DateOnly? NamedMonth
    {
        get
        {
            const int HalfYear = 6;
            if (MonthOfName is not { } month || mapping.Year is not { } year)
                return null;
            if (Before?.NamedMonth is { } before)
                year =
                    before.Month - month > HalfYear ? before.Year + 1
                    : month - before.Month > HalfYear ? before.Year - 1
                    : before.Year;
            return new(year, month, 1);
        }
    }

    private (DateOnly? Day, DateOnly? Month) Found => read ??= Read();

    /// <summary>The day that stands in a column above the header, as where weekdays stand under dates.</summary>
    public DateOnly? DayAbove(int column)
    {
        for (var at = above.Count - 1; at >= 0; at--)
        {
            if (CleanText.Of(above[at][column]) is { Length: > 0 } text && DayText.Read(text, mapping.DayOrder, mapping.Year, out var day) is null)
                return day;
        }

        return null;
    }

    private (DateOnly? Day, DateOnly? Month) Read()
    {
        (DateOnly? Day, DateOnly? Month) found = default;
        var isEnd = false;
        foreach (var text in Texts())
        {
            // "Week ending" may stand in the cell before the day.
            isEnd |= Ending().IsMatch(text);
            if (found.Day is null && DayIn(text) is { } day)
                found.Day = isEnd ? day.AddDays(-6) : day;
            isEnd &= !text.Any(char.IsAsciiDigit);
            found.Month ??= MonthIn(text);
        }

        return found;
    }

    private IEnumerable<string> Texts() =>
        above
            .SelectMany(row => Enumerable.Range(0, row.Width).Select(at => row[at]))
            .Prepend(name)
            .Where(text => text.Length is > 2 and <= LongestText)
            .Select(CleanText.Of);

    private DateOnly? DayIn(string text)
    {
        foreach (Match match in Days().Matches(text))
        {
            if (DayText.Read(match.Value, mapping.DayOrder, mapping.Year, out var day) is null)
                return day;
        }

        return null;
    }

    private static DateOnly? MonthIn(string text)
    {
        if (Numbers().Match(text) is { Success: true } numbers)
            return new(Int(numbers.Groups["year"]), Int(numbers.Groups["month"]), 1);
        return
            Words().Match(text) is { Success: true } words
            && DayText.Read($"{words.Groups["month"]} 1, {words.Groups["year"]}", null, null, out var first) is null
            ? first
            : null;
    }

    private static int Int(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bend(s|ing)?\b|\bthrough\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    [GeneratedRegex(
        @"\b(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\p{L}{3,10}\.? \d{1,2}(st|nd|rd|th)?,? \d{4}"
            + @"|\d{1,2}\.? \p{L}{3,10}\.?,? \d{4}|\d{1,2}[-/.]\d{1,2})\b",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Days();

    [GeneratedRegex(
        @"\b((?<year>(19|20)\d\d)[-/.](?<month>0?[1-9]|1[0-2])|(?<month>0?[1-9]|1[0-2])[-/.](?<year>(19|20)\d\d))\s*$",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<month>\p{L}{3,10})\.?,?[ -]*(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Words();
}
