using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PeerAtlas.Statistics.Claims;

/// <summary>
/// Reads a text and reports the numeric claims that arithmetic rules out. It knows English number words and wording. A claim
/// that could be true in some reading is let pass: what is reported should be worth reading.
/// </summary>
public static class ClaimChecker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int LongestSentence = 2000;

    // A long report takes seconds. What takes longer is no report, and somebody waits for the answer.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    /// <summary>The findings of <see cref="Read"/>.</summary>
    public static IReadOnlyList<ClaimFinding> Check(string text) => Read(text).Findings;

    /// <summary>
    /// Checks a text in plain words or Markdown. Code blocks are left out; a table is read row by row. What goes on for more than 2,000
    /// characters without an end is not checked, and neither is what is left when twenty seconds have gone by; both are named.
    /// </summary>
    /// <param name="text">The text, of any length.</param>
    public static ClaimReading Read(string text)
    {
        var all = Prose.Sentences(text);
        var unread = all.Where(sentence => sentence.Text.Length > LongestSentence).ToList();
        // Weighted percentages need not agree with unweighted counts.
        var isWeighted = Weighted.IsMatch(text);
        var sentences = new List<Sentence>();
        var found = new List<ClaimFinding>();
        var begun = Stopwatch.GetTimestamp();
        foreach (var sentence in all.Where(sentence => sentence.Text.Length <= LongestSentence))
        {
            if (Stopwatch.GetElapsedTime(begun) > MostTime)
            {
                unread.Add(sentence);
                continue;
            }

            try
            {
                found.AddRange(CheckSentence(sentence, isWeighted));
                sentences.Add(sentence);
            }
            catch (RegexMatchTimeoutException)
            {
                unread.Add(sentence);
            }
        }

        return new(Ordered(sentences, found), [.. unread.Select(sentence => sentence.Text)]);
    }

    /// <summary>A text as findings quote it, but for its emphasis.</summary>
    public static string AsQuoted(string text) => string.Join(' ', Prose.Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<ClaimFinding> Ordered(List<Sentence> sentences, List<ClaimFinding> ofSentences)
    {
        var findings = ofSentences
            .Concat(PartRules.FullAndPartTime(sentences))
            .Concat(PartRules.BandsAboveTotal(sentences))
            .Concat(RepetitionRule.Check(sentences));
        var order = sentences.Select((sentence, i) => (sentence.Text, i)).DistinctBy(x => x.Text).ToDictionary(x => x.Text, x => x.i);
        return [.. findings.DistinctBy(f => (f.Rule, f.Arithmetic, f.Sentences[0])).OrderBy(f => f.Sentences.Min(s => order[s]))];
    }

    private static IEnumerable<ClaimFinding> CheckSentence(Sentence sentence, bool isWeighted)
    {
        if (!isWeighted)
        {
            var counts = PercentageRules.CountsAgainstPercentages(sentence).ToList();
            foreach (var finding in counts)
                yield return finding;
            // A percentage that its own count contradicts need not be reported again for its base.
            foreach (var finding in counts.Count > 0 ? [] : PercentageRules.PercentagesOfBases(sentence))
                yield return finding;
        }

        foreach (
            var finding in PartRules
                .PartsAboveWhole(sentence)
                .Concat(PartRules.RemainingShares(sentence))
                .Concat(PartRules.AverageAgainstTotal(sentence))
                .Concat(WordRule.Check(sentence))
        )
            yield return finding;
    }

    private static readonly Regex Weighted = new(
        @"\b(?:(?:are|were|is|was)\s+weighted\b|weighted\s+(?:percentages?|shares?|estimates?|data|results?|by|to)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );
}
