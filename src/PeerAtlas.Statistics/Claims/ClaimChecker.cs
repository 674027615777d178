using System.Text.RegularExpressions;

namespace PeerAtlas.Statistics.Claims;

/// <summary>
/// Reads a text and reports the numeric claims that arithmetic rules out. It knows English number words and wording. A claim
/// that could be true in some reading is let pass: what is reported should be worth reading.
/// </summary>
public static partial class ClaimChecker
{
    private const int Patience = 60_000;
    private const int LongestSentence = 2000;

    /// <summary>
    /// Checks a text in plain words or Markdown. Code blocks, and what goes on for more than 2,000 characters without an end, are
    /// left out; a table is read row by row.
    /// </summary>
    /// <param name="text">The text, of any length.</param>
    /// <returns>Findings in the order of their first sentence; none when the text is consistent.</returns>
    /// <exception cref="RegexMatchTimeoutException">A sentence is of a kind that takes more than a minute to read.</exception>
    public static IReadOnlyList<ClaimFinding> Check(string text)
    {
        var sentences = Prose.Sentences(text).Where(sentence => sentence.Text.Length <= LongestSentence).ToList();
        // Weighted percentages need not agree with unweighted counts.
        var isWeighted = Weighted().IsMatch(text);
        var findings = sentences.SelectMany(sentence => CheckSentence(sentence, isWeighted))
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

        foreach (var finding in PartRules.PartsAboveWhole(sentence).Concat(PartRules.RemainingShares(sentence)).Concat(PartRules.AverageAgainstTotal(sentence)).Concat(WordRule.Check(sentence)))
            yield return finding;
    }

    [GeneratedRegex(@"\b(?:(?:are|were|is|was)\s+weighted\b|weighted\s+(?:percentages?|shares?|estimates?|data|results?|by|to)\b)", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Weighted();
}
