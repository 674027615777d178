using System.Text.RegularExpressions;

namespace PeerAtlas.Reports.Narratives;

/// <summary>
/// Finds numbers that somebody typed, in digits or words. A number that states what was measured has to come from a figure;
/// years, days of a month, ordinals, names such as H0038 and references such as "Table 3" do not.
/// </summary>
internal static partial class TypedNumbers
{
    private const string Units =
        "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
        + "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves";

    private const string Parts = "thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?";
    private const string PluralParts = "thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths";
    private const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
    private const int Timeout = 1000;

    /// <summary>Where in the text numbers stand that want a figure.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        var allowed = Allowed().Matches(text).Select(match => (match.Index, End: match.Index + match.Length)).ToList();
        return Digits()
            .Matches(text)
            .Concat(Words().Matches(text))
            .Concat(SinglePart().Matches(text))
            .Select(match => (Start: match.Index, match.Length))
            .Where(number => !allowed.Exists(span => span.Index <= number.Start && number.Start + number.Length <= span.End))
            .OrderBy(number => number.Start);
    }

    /// <summary>Digits that do not belong to a word or an ordinal, with currency and percent sign; fractions such as ½ too.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<!\p{L}-)[$€£]?(?!\p{N}+(?:st|nd|rd|th)\b)\p{N}(?:[\p{N}.,]*\p{N})?(?:\s?(?:%|percent\b|per\ cent\b))?",
        RegexOptions.IgnoreCase,
        Timeout
    )]
    private static partial Regex Digits();

    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{N}}])(?:{Units}|{PluralParts})(?:(?:\s+and\s+|[\s-]+)(?:{Units}|{Parts}))*(?![\p{{L}}\p{{N}}])",
        RegexOptions.IgnoreCase,
        Timeout
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])a\s+(?:third|quarter|fifth|tenth)(?=\s+of\b)", RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex SinglePart();

    /// <summary>A year alone or a span of years, days of a month, references, and "one" and "half" where they count nothing.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}$€£.,])(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?![\p{L}\p{N}%]|[.,]\p{N}|\s?%|\s?per\s?cent)"
            + $@"|\b(?:{Months})\.?\s+\d{{1,2}}(?!\p{{N}}|[.,]\p{{N}}|\s?%)|(?<![\p{{N}}.,])\d{{1,2}}\s+(?:{Months})\b"
            + @"|\b(?:tables?|figures?|charts?|sections?|appendix|questions?|pages?|chapters?|versions?|parts?)\s+\d{1,3}(?!\p{N}|[.,]\p{N}|\s?%)"
            + @"|\b(?:no|any|every|each|this|that|the|some|which)[\s-]one\b(?!\s+(?:in|of|third|quarter|half|hundred|thousand|million)\b)"
            + @"|\bone\s+another\b|\bone['’]s\b"
            + @"|\bhalf[\s-](?:time|day|way)\b",
        RegexOptions.IgnoreCase,
        Timeout
    )]
    private static partial Regex Allowed();
}
