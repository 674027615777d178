using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Reports.Narratives;

/// <summary>
/// Typed numbers against the report's own figures. A sentence speaks of a figure when it has nearly all words of content of the
/// figure's label; its percentage, or its number, must then be the figure's.
/// </summary>
internal static partial class FigureClaims
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "differs from the report's figure";

    private const int Patience = 2000;
    private const int FewestWords = 2;
    private const double Coverage = 0.75;

    private static readonly HashSet<string> Empty =
    [
        .. (
            "a an the of in on at to by for from with as is are was were be been it its this that their they who which per and or not all any some "
            + "more less than up peer peers worker workers agency agencies response responses share people person where have has do does say said"
        ).Split(' '),
    ];

    /// <summary>The typed numbers of a text that differ from what a figure states.</summary>
    public static IEnumerable<ClaimFinding> Check(string text, IEnumerable<Figure> figures)
    {
        var known = figures
            .Where(figure => figure.IsShown)
            .Select(figure => (Figure: figure, Words: Words(figure.Label)))
            .Where(pair => pair.Words.Count >= FewestWords)
            .ToList();
        foreach (var sentence in SentenceEnd().Split(text).Where(sentence => AnyDigit().IsMatch(sentence)))
        {
            var words = Words(sentence);
            var spoken = known
                .Select(pair => (pair.Figure, Shared: pair.Words.Count(words.Contains), pair.Words.Count))
                .Where(match => match.Shared >= FewestWords && match.Shared >= Coverage * match.Count)
                .ToList();
            if (spoken.Count == 0)
                continue;
            var nearest = spoken.Max(match => match.Shared);
            var candidates = spoken.Where(match => match.Shared == nearest).Select(match => match.Figure).ToList();
            foreach (Match number in Number().Matches(sentence))
            {
                if (Against(sentence, number, candidates) is { } finding)
                    yield return finding;
            }
        }
    }

    private static ClaimFinding? Against(string sentence, Match number, List<Figure> candidates)
    {
        var isPercent = number.Groups["percent"].Success;
        var digits = number.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        var typed = double.Parse(digits, CultureInfo.InvariantCulture);
        var alike = candidates
            .Where(figure => isPercent == (figure.Kind is FigureKind.Share or FigureKind.Ratio) && (isPercent || figure.Kind is not FigureKind.Share))
            .ToList();
        if (alike.Count == 0 || (!isPercent && candidates.Exists(figure => figure.Count == (int)typed || figure.Base.Number == (int)typed)))
            return null;
        var half = 0.5 / Math.Pow(10, digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0);
        if (alike.Exists(figure => Math.Abs(Value(figure, isPercent) - typed) <= half + 1e-9))
            return null;
        var stated = alike[0];
        var value = Value(stated, isPercent).ToString("0.##", CultureInfo.InvariantCulture) + (isPercent ? " %" : "");
        return new(Rule, [sentence.Trim()], $"“{stated.Label}” is {value} in this report, not {number.Value.Trim()}");
    }

    private static double Value(Figure figure, bool isPercent) => figure.Estimate!.Value * (isPercent ? 100 : 1);

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => !Empty.Contains(word)).Select(Stem)];

    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ing", "ed", "es", "s" })
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})|\n\s*\n", RegexOptions.None, Patience)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{Nd}", RegexOptions.None, Patience)]
    private static partial Regex AnyDigit();

    // Not a year, an amount of money, or a part of a range.
    [GeneratedRegex(
        @"(?<![\w$€£.,–-])(?!(?:19|20)\d\d\b(?!\s?%))(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w]|[.,]\d|\s?[–-]\s?\d)(?<percent>\s?(?:%|percent\b"
            + @"|per\scent\b))?",
        RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}[\p{L}'’]*", RegexOptions.None, Patience)]
    private static partial Regex Word();
}
