using System.Text.RegularExpressions;
using static PeerAtlas.Statistics.Claims.Wording;

namespace PeerAtlas.Statistics.Claims;

/// <summary>Percentages against counts and bases in one sentence.</summary>
internal static class PercentageRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const string The = @"(?:(?:all|the|our|these|those)\s+){0,2}";
    private const string Between = @"(?:[\p{L}'’-]+\s+){0,6}?";

    // What may stand between "x of y" and the percentage that goes with it.
    private const string Aside = @"(?:\s+[\p{L}'’-]+){0,6}?(?:\s*\(\s*(?:or\s+)?|,\s+or\s+)(?:(?:about|approximately|nearly|almost|roughly|around)\s+)?";

    /// <summary>"x of y" against the percentage beside it.</summary>
    public static IEnumerable<ClaimFinding> CountsAgainstPercentages(Sentence sentence)
    {
        foreach (
            var match in CountWithPercentage
                .Matches(sentence.Text)
                .Concat(PercentageWithCount.Matches(sentence.Text))
                .Concat(CountThenPercentage.Matches(sentence.Text))
        )
        {
            var (part, whole, percent) = (Number(match.Groups["x"].Value), Number(match.Groups["y"].Value), match.Groups["p"]);
            if (whole <= 0 || part > whole || IsRange(sentence.Text, percent))
                continue;
            var tolerance = IsVague(sentence.Text, percent.Index) ? 2.5 : HalfUnit(percent.Value);
            var actual = 100 * part / whole;
            var (low, high) = IsFigureOfSpeech(sentence, match)
                ? WordRule.Around(actual, HedgeBefore(sentence.Text, match.Groups["x"].Index))
                : (actual, actual);
            if (Number(percent.Value) < low - tolerance - 1e-9 || Number(percent.Value) > high + tolerance + 1e-9)
            {
                yield return new(
                    ClaimRules.CountAgainstPercentage,
                    [sentence.Text],
                    $"{Show(part)} of {Show(whole)} is {Show(actual)} %, not {percent.Value} %"
                );
            }
        }
    }

    /// <summary>"Nearly nine out of ten": no count of ten, but a word for a share, as "a quarter" is.</summary>
    private static bool IsFigureOfSpeech(Sentence sentence, Match match) =>
        match.Groups["y"].Value.ToLowerInvariant() is "10" or "ten" or "five" or "four" or "three"
        && (HedgeBefore(sentence.Text, match.Groups["x"].Index).Length > 0 || !char.IsDigit(match.Groups["x"].Value[0]));

    /// <summary>A percentage of a stated base that no whole number gives.</summary>
    public static IEnumerable<ClaimFinding> PercentagesOfBases(Sentence sentence)
    {
        foreach (Match match in PercentageOfBase.Matches(sentence.Text))
        {
            if (Check(sentence, match.Groups["p"], match.Groups["y"].Value) is { } finding)
                yield return finding;
        }

        var bases = OpeningBase.Matches(sentence.Text);
        if (bases.Count != 1)
            yield break;
        foreach (Match percent in PercentageOfThem.Matches(sentence.Text, bases[0].Index + bases[0].Length))
        {
            if (Check(sentence, percent.Groups["p"], bases[0].Groups["y"].Value) is { } finding)
                yield return finding;
        }
    }

    private static ClaimFinding? Check(Sentence sentence, Group percent, string ofBase)
    {
        var (share, whole) = (Number(percent.Value), Number(ofBase));
        if (whole < 1 || IsVague(sentence.Text, percent.Index) || IsRange(sentence.Text, percent))
            return null;
        if (share > 100)
            return new(ClaimRules.PartsAboveWhole, [sentence.Text], $"{percent.Value} % of {Show(whole)} is more than all of them");
        var below = Math.Floor(share * whole / 100);
        var possible = new[] { below, below + 1 }.Any(k => k <= whole && Math.Abs(100 * k / whole - share) <= HalfUnit(percent.Value) + 1e-9);
        return possible
            ? null
            : new(
                ClaimRules.PercentageOfBase,
                [sentence.Text],
                $"{percent.Value} % of {Show(whole)} is {Show(share * whole / 100)}; {Show(below)} would be "
                    + $"{Show(100 * below / whole)} %, {Show(below + 1)} would be {Show(100 * (below + 1) / whole)} %"
            );
    }

    private static bool IsRange(string text, Group percent) => RangeGoesOn.IsMatch(text, percent.Index + percent.Length);

    // "12 of the 30 agencies (40 %)", "12 of 30, or 40 %"
    private static readonly Regex CountWithPercentage = new(
        $@"(?<x>{Count})\s+(?:out\s+)?of\s+{The}(?<y>{Count}){Aside}(?<p>{Percent}){PercentSign}(?!\s+of\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "40 % (12 of 30)", "40 %, or 12 of the 30"
    private static readonly Regex PercentageWithCount = new(
        $@"(?<p>{Percent}){PercentSign}\s*(?:\(|,\s+or\s+)(?<x>{Count})\s*(?:/|\s(?:out\s+)?of\s)\s*{The}(?<y>{Count})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "12 (40 %) of the 30 agencies"
    private static readonly Regex CountThenPercentage = new(
        $@"(?<x>{Count})\s+{Between}\((?<p>{Percent}){PercentSign}\)\s+of\s+{The}(?<y>{Count})\s+{Between}{Unit}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "41 % of the 30 agencies"
    private static readonly Regex PercentageOfBase = new(
        $@"(?<p>{Percent}){PercentSign}\s+of\s+{The}(?<y>{Count})\s+{Between}{Unit}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "Of the 30 agencies that answered, …", "Out of 30 agencies, …", "Among agencies (n = 30), …"
    private static readonly Regex OpeningBase = new(
        $@"^(?:(?:(?:out\s+)?of|among)\s+{The}(?<y>{Count})\s+{Between}{Unit}[^,;:%()\d]{{0,60}},|(?:of|among|for)\s[^,;:%()\d]{{2,60}}\(\s*n\s*=\s*"
            + @"(?<y>\d+)\s*\)\s*,)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // A percentage in such a sentence that is not of something else.
    private static readonly Regex PercentageOfThem = new(
        $@"(?<p>{Percent}){PercentSign}(?!\s*(?:of\b|\())",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex RangeGoesOn = new(
        @"\G\s?(?:%|percent|per cent)?\s?(?:[–-]|to)\s?\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );
}
