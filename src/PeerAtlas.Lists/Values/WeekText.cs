using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Lists.Values;

/// <summary>Weeks that are counted: "Week 3", "KW 14", "Semana 2".</summary>
public static partial class WeekText
{
    /// <summary>The number of a week; null when the text names none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUnderWeek">Whether the text stands under a header that says week, so that a number alone is one.</param>
    public static int? Number(string text, bool isUnderWeek) =>
        Counted().Match(text) is { Success: true } match
        && (isUnderWeek || match.Groups["word"].Success)
        && int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is > 0 and < 54 and var number
            ? number
            : null;

    [GeneratedRegex(
        @"^\s*((?<word>week|wk|w|kw|woche|semana|sem|semaine|settimana|uke|uge|vecka|v)[\s.#:]*)?(?<number>[0-9]{1,2})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Counted();
}
