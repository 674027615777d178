using System.Text.RegularExpressions;
using static PeerAtlas.Statistics.Claims.Wording;

namespace PeerAtlas.Statistics.Claims;

/// <summary>
/// The same quantity in two sentences. Two sentences speak of the same quantity when each states one number and all their other
/// words of content are the same, under the same subject headings, and neither stands in a paragraph about something else.
/// </summary>
internal static class RepetitionRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int FewestWords = 3;

    private sealed record Statement(Sentence Sentence, string Key, double Low, double High, string Unit, string Shown);

    /// <summary>Compares all sentences of a text.</summary>
    public static IEnumerable<ClaimFinding> Check(IReadOnlyList<Sentence> sentences)
    {
        var topics = sentences.GroupBy(s => s.Paragraph).ToDictionary(g => g.Key, g => Topic.Match(g.First().Text).Value.ToLowerInvariant());
        var statements = sentences.Where(s => !s.IsTableRow).Select(Read).OfType<Statement>();
        foreach (var group in statements.GroupBy(s => (s.Key, s.Sentence.Headings, topics[s.Sentence.Paragraph])))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                var sameUnit = first.Unit == other.Unit;
                if (sameUnit && first.Low <= other.High && other.Low <= first.High)
                    continue;
                // A count and its percentage are two quantities.
                if (!sameUnit && (first.Unit is "" or "%" || other.Unit is "" or "%"))
                    continue;
                yield return new(ClaimRules.StatedTwice, [first.Sentence.Text, other.Sentence.Text], $"{first.Shown} is not {other.Shown}");
                break;
            }
        }
    }

    private static Statement? Read(Sentence sentence)
    {
        var years = Year.Replace(sentence.Text, m => "year" + m.Value);
        var quantities = Quantity.Matches(years);
        if (quantities.Count != 1)
            return null;
        var match = quantities[0];
        var rest = years.Remove(match.Index, match.Length).ToLowerInvariant();
        // Another number, or something that makes it a statement about change or a part, and it is another quantity.
        if (NotPlain.IsMatch(rest))
            return null;
        var words = Word.Matches(rest).Select(w => w.Value).Where(w => !Empty.Contains(w)).Select(Stem).Distinct().Order(StringComparer.Ordinal).ToList();
        var names = words.Any(w => Named.Contains(w));
        if (words.Count < (names ? FewestWords - 1 : FewestWords))
            return null;
        var (low, high, unit) = Interval(years, match);
        return new(sentence, string.Join(' ', words), low, high, unit, match.Value.Trim());
    }

    private static (double Low, double High, string Unit) Interval(string text, Match match)
    {
        if (match.Groups["word"].Success)
        {
            var (low, high) = WordRule.Meaning(match.Groups["word"].Value, match.Groups["hedge"].Value);
            return (low, high, "%");
        }

        var number = match.Groups["n"].Value;
        var value = Number(number);
        var room = IsVague(text, match.Index)
            ? 0.1 * value + 1
            : HalfUnit(number.Replace(",", "", StringComparison.Ordinal))
                * (number.Contains('.', StringComparison.Ordinal) || match.Groups["percent"].Success ? 1 : 0);
        var unit = match.Groups["percent"].Success ? "%" : match.Groups["money"].Value + match.Groups["unit"].Value.ToLowerInvariant().TrimEnd('s');
        return (value - room, value + room, unit);
    }

    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ing", "ed", "es", "s" })
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }

    private static readonly HashSet<string> Named = ["rate", "average", "mean", "median", "total", "share", "percentage", "proportion", "number", "turnover"];

    private static readonly HashSet<string> Empty =
    [
        .. (
            "a an the of in on at to by for from with as is are was were be been being it its this that "
            + "these those there and or we our they their them he she i you had has have having do does did "
            + "who which what also overall exactly about approximately around roughly nearly almost some only just over under "
            + "than more less fewer least most up close estimated circa percent per cent said reported report found stated"
        ).Split(' '),
    ];

    private static readonly Regex Year = new(@"\b(?:19|20)\d\d\b(?!\s?(?:%|percent|peers|people|agencies|persons|workers))", RegexOptions.None, Patience);

    private static readonly Regex Quantity = new(
        $@"(?<money>[$€£])?(?<![\w.,–-])(?<n>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?![\w]|[.,]\d|\s?[–-]\s?\d)(?:(?<percent>\s?(?:%|percent\b"
            + @"|per\scent\b))|\s(?<unit>hours?|days?|weeks?|months?|years?|dollars|minutes?)\b)?|(?:(?<hedge>about|nearly|almost|more\s+than|over"
            + @"|less\s+than|under|roughly|approximately|around)\s+)?\b(?<word>two[ -]thirds|one[ -]third|three[ -](?:quarters|fourths)"
            + @"|one[ -]quarter|half(?=\s+(?:of|the)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex NotPlain = new(
        @"\d\s?[–%-]|(?<!year)(?<!year\d{1,3})\d|[()<>≥≤]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
            + @"|hundred|thousand|dozen|another|other|further|additional|the\s+same|d(?:o|oes|id|oing)\s+so|remaining|rest|increase|decrease|rose"
            + @"|fell|grew|change|difference|higher|lower|earlier|previous|last|next|first|second|third|former|latter|example|if|between|not)\b",
        RegexOptions.None,
        Patience
    );

    private static readonly Regex Word = new(@"[\p{L}\d'’-]+", RegexOptions.None, Patience);

    private static readonly Regex Topic = new(@"^(?:In|For|Among|At|By|Within|Across|On)\s+[^,.]{1,60},|^[^:.]{1,40}:", RegexOptions.None, Patience);
}
