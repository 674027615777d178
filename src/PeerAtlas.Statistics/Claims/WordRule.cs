using System.Text.RegularExpressions;
using static PeerAtlas.Statistics.Claims.Wording;

namespace PeerAtlas.Statistics.Claims;

/// <summary>
/// Fractions and majorities in words against the number beside them. Words are taken loosely: a plain "half" or "two thirds"
/// may be 5 percentage points off, with "about" 7, "nearly" up to 10 below and not above, "more than" anything above.
/// </summary>
internal static class WordRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Hedge =
        @"(?:(?<hedge>about|nearly|almost|just\s+over|just\s+under|more\s+than|over|less\s+than|under|fewer\s+than|roughly|approximately|around"
        + @"|close\s+to)\s+)?";

    private const string Fraction =
        @"(?<word>(?:a|the)\s+(?:vast\s+|large\s+|clear\s+|slim\s+)?majority|a\s+(?:small\s+)?minority|(?<!(?:the|at)\s)most(?=\s+(?:of\b|agencies"
        + @"|providers|respondents|peers|people|participants|organi[sz]ations))|(?<!-|first\s|second\s|other\s|latter\s|last\s|next\s)\bhalf(?=\s+"
        + @"(?:of\b|the\b|agencies|providers|respondents|peers|people|participants|organi[sz]ations|\())|(?:one|a)[ -]half|two[ -]thirds|(?:one"
        + @"|a)[ -]third(?=\s*(?:of\b|\())|three[ -](?:quarters|fourths)|(?:one|a)[ -]quarter(?=\s*(?:of\b|\())|(?:one|two|three|four)[ -]fifths?"
        + @"|one\s+in\s+(?:two|three|four|five|ten))";

    private const string Standing =
        @"(?<word>(?:a|the)\s+(?:vast\s+|large\s+|clear\s+|slim\s+)?majority|a\s+(?:small\s+)?minority|half|(?:one|a)[ -]half|two[ -]thirds|(?:one"
        + @"|a)[ -]third|three[ -](?:quarters|fourths)|(?:one|a)[ -]quarter|(?:one|two|three|four)[ -]fifths?|one\s+in\s+(?:two|three|four|five|ten))";

    private const string Near = @"(?:\s+(?!(?:and|but|while|whereas|compared|than|or|with)\b)[\p{L}'’-]+){0,8}";

    /// <summary>The word and the number in one sentence.</summary>
    public static IEnumerable<ClaimFinding> Check(Sentence sentence)
    {
        foreach (Match match in WordThenNumber.Matches(sentence.Text).Concat(NumberThenWord.Matches(sentence.Text)))
        {
            var percent = match.Groups["p"].Success ? Number(match.Groups["p"].Value) : 100 * Number(match.Groups["x"].Value) / Number(match.Groups["y"].Value);
            if (!double.IsFinite(percent) || percent > 100)
                continue;
            var (low, high) = Meaning(match.Groups["word"].Value, match.Groups["hedge"].Value);
            if (percent >= low && percent <= high)
                continue;
            var word = (match.Groups["hedge"].Value + " " + match.Groups["word"].Value).Trim();
            yield return new(ClaimRules.WordAgainstNumber, [sentence.Text], $"{Show(percent)} % is not {word}");
        }
    }

    /// <summary>The percentages for which a word can stand.</summary>
    public static (double Low, double High) Meaning(string word, string hedge)
    {
        var plain = Spaces.Replace(word.ToLowerInvariant().Replace('-', ' '), " ");
        // "Exactly half" is no majority; 50.1 % is.
        if (plain.Contains("majority", StringComparison.Ordinal) || plain == "most")
            return (50.000001, 100);
        if (plain.Contains("minority", StringComparison.Ordinal))
            return (0, 49.999999);
        return Around(Value(plain), hedge);
    }

    /// <summary>The percentages for which a share in words can stand, by what is said before it.</summary>
    public static (double Low, double High) Around(double value, string hedge) =>
        Spaces.Replace(hedge.ToLowerInvariant(), " ") switch
        {
            "" => (value - 5, value + 5),
            "nearly" or "almost" or "just under" or "close to" => (value - 10, value + 1),
            "more than" or "over" or "at least" => (value - 0.5, 100),
            "just over" => (value - 0.5, value + 10),
            "less than" or "under" or "fewer than" or "at most" or "up to" => (0, value + 0.5),
            _ => (value - 7, value + 7),
        };

    private static double Value(string plain)
    {
        var words = plain.Split(' ');
        if (plain.StartsWith("one in ", StringComparison.Ordinal))
            return 100 / Number(words[^1]);
        var parts = words[0] is "a" or "half" ? 1 : Number(words[0]);
        return parts
            * words[^1].TrimEnd('s') switch
            {
                "half" => 50,
                "third" => 100 / 3.0,
                "quarter" or "fourth" => 25,
                _ => 20,
            };
    }

    // "two thirds of the agencies (41 %)", "a majority (12 of 30)"
    private static readonly Regex WordThenNumber = new(
        $@"\b{Hedge}{Fraction}{Near}\s*\(\s*(?:n\s?=\s?[\d,]+[,;]\s*)?(?:(?<p>{Percent}){PercentSign}(?!\s?[–-]|\s+to\s)|(?<x>{Count})\s+"
            + $@"(?:out\s+)?of\s+(?:the\s+)?(?<y>{Count}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "41 %, or two thirds, …", "12 of 30 agencies, a majority."
    private static readonly Regex NumberThenWord = new(
        $@"(?:(?<p>{Percent}){PercentSign}|(?<x>{Count})\s+(?:out\s+)?of\s+(?:the\s+)?(?<y>{Count})(?:\s+[\p{{L}}'’-]+){{0,3}})\s*(?:\(|,\s+"
            + $@"(?:or\s+)?){Hedge}{Standing}(?=\s*(?:[,.;)]|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex Spaces = new(@"\s+", RegexOptions.None, Patience);
}
