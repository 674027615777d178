using System.Text.RegularExpressions;

namespace PeerAtlas.Lists.Values;

/// <summary>A line of a diary: it may begin with a day, and say how long something took.</summary>
/// <param name="Day">The day as it is written; empty when the line begins with none.</param>
/// <param name="Duration">
/// How long; empty when it says nothing of it. Several durations that no plus joins stand there as the whole line, which nobody can read.
/// </param>
/// <param name="Text">What else it says.</param>
public sealed partial record DiaryLine(string Day, string Duration, string Text)
{
    private const int LongestLine = 1_000;

    /// <summary>Reads a line; marks of lists and headings before it are passed over.</summary>
    public static DiaryLine Of(string line)
    {
        line = line.Length > LongestLine ? line[..LongestLine] : line;
        line = line.Replace("*", "", StringComparison.Ordinal)
            .Replace("_", " ", StringComparison.Ordinal)
            .TrimStart(' ', '\t', '#', '-', '>', '•', '·')
            .TrimEnd();
        var day = DayOf(line);
        var rest = day.Length == 0 ? line : line[(line.IndexOf(day, StringComparison.Ordinal) + day.Length)..];
        var found = Durations().Matches(rest).ToList();
        return new(day, DurationOf(rest, found), Durations().Replace(rest, " ").Trim(' ', '\t', ':', '-', '–', ',', '.', '(', ')'));
    }

    /// <summary>The day with which a line begins; a weekday, or another word, may stand before it.</summary>
    private static string DayOf(string line)
    {
        if (FirstDay(line) is { Length: > 0 } day)
            return day;
        return FirstWord().Match(line) is { Success: true } word ? FirstDay(line[word.Length..]) : "";
    }

    private static string FirstDay(string line)
    {
        if (DayFirst().Match(line) is not { Success: true } match)
            return "";
        var day = match.Value;
        // "2-3 hours" is no day, and "2-3:" is one.
        var isShort = !day.Any(char.IsLetter) && day.Count(next => next is '-' or '/' or '.') < 2;
        var behind = line[day.Length..].TrimStart();
        if (isShort && behind.Length > 0 && behind[0] is not (':' or '(' or '-' or '–'))
            return "";
        return DayText.Read(day, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(day, DayOrder.DayFirst, 2000, out _) is null ? day : "";
    }

    private static string DurationOf(string rest, List<Match> found)
    {
        // "2-3 hours" is no duration.
        if (found.Exists(match => EndOfRange().IsMatch(rest[..match.Index])))
            return rest.Trim();
        if (found.Count < 2)
            return found.Count == 0 ? "" : found[0].Value;
        // Where from when to when stands there, and how long as well, it is how long.
        if (found.FindAll(match => !match.Groups["span"].Success) is [var said] && found.Count == 2)
            return said.Value;
        var between = found.Zip(found.Skip(1), (one, next) => rest[(one.Index + one.Length)..next.Index]);
        return between.All(text => text.Contains('+', StringComparison.Ordinal)) ? string.Join(' ', found.Select(match => match.Value)) : rest.Trim();
    }

    [GeneratedRegex(
        @"^([0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?"
            + @"|[0-9]{1,2}(st|nd|rd|th)?[.]?\s+\p{L}{3,10}[.,]?(\s+[0-9]{4})?|\p{L}{3,10}\s+[0-9]{1,2}(st|nd|rd|th)?(,?\s+[0-9]{4})?)(?=[\s:,()–-]|$)",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^\p{L}{2,10}[.,]?\s+", RegexOptions.None, 1_000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[0-9]\s?[-–]\s?$", RegexOptions.None, 1_000)]
    private static partial Regex EndOfRange();

    [GeneratedRegex(
        @"(?<![\w.,:/])([0-9]{1,2}\s*[hu]\s?[0-9]{2}(\s?(m|mins?|minutes?|minuten|minutos))?\b"
            + @"|[0-9]+([.,][0-9]+)?\s*(hrs?|hours?|h|std|stunden?|uur|uren|horas?|heures?|timer|timmar|tim|tuntia?|ore|mins?|minutes?|minuten|minutos)\b"
            + @"(\s*(and|und|y|et|en|e)?\s*[0-9]{1,2}\s*(m|mins?|minutes?|minuten|minutos)\b)?"
            + @"|(?<span>[0-9]{1,2}:[0-9]{2}\s*([ap]\.?m\.?)?\s*(-|–|—|to|a|bis)\s*[0-9]{1,2}:[0-9]{2}(\s*[ap]\.?m\.?)?))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1_000
    )]
    private static partial Regex Durations();
}
