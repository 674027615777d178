using System.Text.RegularExpressions;
using static PeerAtlas.Statistics.Claims.Wording;

namespace PeerAtlas.Statistics.Claims;

/// <summary>Parts against their whole, shares against 100 %, bands and averages against totals.</summary>
internal static class PartRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const string Between = @"(?:[\p{L}'’-]+\s+){0,4}?";

    /// <summary>"35 of 30", "250 = 218 + 30", "of 59, 30 answered and 35 did not".</summary>
    public static IEnumerable<ClaimFinding> PartsAboveWhole(Sentence sentence)
    {
        foreach (Match match in PartOfWhole.Matches(sentence.Text))
        {
            var (part, whole) = (Number(match.Groups["x"].Value), Number(match.Groups["y"].Value));
            if (part > whole)
                yield return new(ClaimRules.PartsAboveWhole, [sentence.Text], $"{Show(part)} is more than {Show(whole)}");
        }

        foreach (Match match in Equation.Matches(sentence.Text))
        {
            var sum = match.Groups["x"].Captures.Sum(c => Number(c.Value));
            var whole = Number(match.Groups["y"].Value);
            if (sum != whole)
                yield return new(
                    ClaimRules.PartsAboveWhole,
                    [sentence.Text],
                    $"{string.Join(" + ", match.Groups["x"].Captures.Select(c => c.Value))} is {Show(sum)}, not {Show(whole)}"
                );
        }

        var consists = ConsistsOf.Match(sentence.Text);
        if (consists.Success)
        {
            var parts = CountInList.Matches(consists.Groups["list"].Value).Select(m => Number(m.Value)).ToList();
            var whole = Number(consists.Groups["y"].Value);
            if (parts.Count > 1 && parts.Sum() > whole)
                yield return new(
                    ClaimRules.PartsAboveWhole,
                    [sentence.Text],
                    $"{string.Join(" + ", parts.Select(Show))} is {Show(parts.Sum())}, more than {Show(whole)}"
                );
        }

        if (Denial.IsMatch(sentence.Text) && AnsweredAndNot.Match(sentence.Text) is { Success: true } answered)
        {
            var (did, didNot, whole) = (Number(answered.Groups["a"].Value), Number(answered.Groups["b"].Value), Number(answered.Groups["y"].Value));
            if (did + didNot > whole)
                yield return new(ClaimRules.PartsAboveWhole, [sentence.Text], $"{Show(did)} + {Show(didNot)} is {Show(did + didNot)}, more than {Show(whole)}");
        }
    }

    /// <summary>"40 % did …, the remaining 50 %".</summary>
    public static IEnumerable<ClaimFinding> RemainingShares(Sentence sentence)
    {
        var rest = Remaining.Match(sentence.Text);
        // What comes after the rest is said of it: "the remaining 2 %, which grow 14 % of the crop".
        var shares = PercentPattern.Matches(sentence.Text).Where(s => s.Index < rest.Index + rest.Length).ToList();
        if (!rest.Success || shares.Count < 2 || shares.Any(s => IsVague(sentence.Text, s.Index)) || OtherShares.IsMatch(sentence.Text))
            yield break;
        var sum = shares.Sum(s => Number(s.Value));
        // Each may be rounded by half a unit.
        if (Math.Abs(sum - 100) > shares.Sum(s => HalfUnit(s.Value)) + 1e-9)
            yield return new(ClaimRules.SharesDoNotAddUp, [sentence.Text], $"{string.Join(" + ", shares.Select(s => s.Value))} is {Show(sum)} %, not 100 %");
    }

    /// <summary>Full time and part time, wherever in the text, of the same persons.</summary>
    public static IEnumerable<ClaimFinding> FullAndPartTime(IReadOnlyList<Sentence> sentences)
    {
        var found = sentences
            .Where(s => !s.IsTableRow)
            .SelectMany(s => WorkingTime.Matches(s.Text).Select(m => (Sentence: s, Match: m)))
            .Where(x => !IsVague(x.Sentence.Text, x.Match.Groups["p"].Index))
            .Select(x => (x.Sentence, x.Match, Of: (Subject(x.Sentence, x.Match), x.Sentence.Headings)))
            .ToList();
        var parts = found.Where(x => x.Match.Groups["part"].Success).DistinctBy(x => (x.Of, x.Match.Groups["p"].Value)).ToLookup(x => x.Of);
        foreach (var full in found.Where(x => x.Match.Groups["full"].Success))
        {
            var subject = full.Of.Item1;
            foreach (var part in parts[full.Of])
            {
                var (a, b) = (full.Match.Groups["p"].Value, part.Match.Groups["p"].Value);
                if (Number(a) + Number(b) > 100 + HalfUnit(a) + HalfUnit(b) + 1e-9)
                {
                    yield return new(
                        ClaimRules.SharesDoNotAddUp,
                        Quote(full.Sentence, part.Sentence),
                        $"{a} % full time and {b} % part time are {Show(Number(a) + Number(b))} % of the same {subject}"
                    );
                }
            }
        }

        // Named with the share, or last before it.
        static string Subject(Sentence sentence, Match share) =>
            Persons.Matches(sentence.Text[..(share.Index + share.Length)]) is { Count: > 0 } named
                ? named[^1].Value.ToLowerInvariant().TrimEnd('s')
                : "persons";
    }

    /// <summary>"fifteen employ 15–20 …, four employ more than 20" against "250 … in all", in one paragraph or the sentences around.</summary>
    public static IEnumerable<ClaimFinding> BandsAboveTotal(IReadOnlyList<Sentence> sentences)
    {
        foreach (var group in sentences.Where(s => !s.IsTableRow).GroupBy(s => s.Headings))
        {
            var bands = group
                .SelectMany(s => Band.Matches(s.Text).Select(m => (Sentence: s, Match: m)))
                .DistinctBy(x => x.Match.Value.ToLowerInvariant())
                .ToList();
            var totals = group.SelectMany(s => Total.Matches(s.Text).Select(m => (Sentence: s, Match: m))).ToList();
            if (bands.Count == 0 || totals.Select(t => Number(t.Match.Groups["t"].Value)).Distinct().Count() != 1)
                continue;
            var total = totals[0];
            var mine = bands.Where(b => Stem(b.Match) == Stem(total.Match)).ToList();
            var least = mine.Sum(b => Number(b.Match.Groups["n"].Value) * Lowest(b.Match));
            if (least > Number(total.Match.Groups["t"].Value))
            {
                var sum = string.Join(" + ", mine.Select(b => $"{Show(Number(b.Match.Groups["n"].Value))} × {Show(Lowest(b.Match))}"));
                yield return new(
                    ClaimRules.BandsAboveTotal,
                    Quote([.. mine.Select(b => b.Sentence), total.Sentence]),
                    $"{sum} is at least {Show(least)}, more than {total.Match.Groups["t"].Value}"
                );
            }
        }

        static string Stem(Match match) => match.Groups["verb"].Value.ToLowerInvariant()[..4];

        static double Lowest(Match match) => match.Groups["low"].Success ? Number(match.Groups["low"].Value) : Number(match.Groups["above"].Value) + 1;
    }

    /// <summary>"30 agencies employ 250 peers, an average of 7" in one sentence.</summary>
    public static IEnumerable<ClaimFinding> AverageAgainstTotal(Sentence sentence)
    {
        var match = AverageOfTotal.Match(sentence.Text);
        if (!match.Success)
            yield break;
        var (n, total, average) = (Number(match.Groups["n"].Value), Number(match.Groups["t"].Value), match.Groups["a"]);
        var tolerance = IsVague(sentence.Text, average.Index) ? 0.05 * Number(average.Value) + 0.5 : HalfUnit(average.Value);
        if (n > 0 && Math.Abs(total / n - Number(average.Value)) > tolerance + 1e-9)
            yield return new(ClaimRules.AverageAgainstTotal, [sentence.Text], $"{Show(total)} ÷ {Show(n)} is {Show(total / n)}, not {average.Value}");
    }

    private static List<string> Quote(params Sentence[] sentences) => [.. sentences.Select(s => s.Text).Distinct()];

    private static readonly Regex PartOfWhole = new(
        $@"(?<!(?:page|table|figure|part|step|chapter|section|level|grade|volume)\s)(?<x>{Count})\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?"
            + $@"(?<y>{Count})\s+{Between}{Unit}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex Equation = new(
        $@"(?<y>{Count})(?:\s+[\p{{L}}-]+){{0,3}}\s+=\s+(?<x>{Count})(?:\s+[\p{{L}}/-]+){{0,5}}(?:\s+\+\s+(?<x>{Count})(?:\s+[\p{{L}}/-]+){{0,5}})+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex ConsistsOf = new(
        $@"(?<y>{Count})\s+{Between}{Unit}(?:,?\s+which|,?\s+who)?\s+(?:consist(?:s|ed|ing)?\s+of|(?:is|are|was|were)?\s*made\s+up\s+of|compris(?:e"
            + @"|es|ed|ing)|(?:are|were)?\s*(?:split|divided)\s+into)\s+(?<list>[^.;:()%$]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex CountInList = new(Count, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly Regex AnsweredAndNot = new(
        $@"\b(?:of|to)\s+(?:the\s+|all\s+)?(?<y>{Count})\s+[^.%]{{0,300}}?(?<a>{Count})\s+[^.%\d]{{0,100}}?(?<verb>respon|answer|repli|complet"
            + $@"|particip|return)[^.%]{{0,300}}?(?<b>{Count})\s+[^.%\d]{{0,40}}?(?:did not|didn't|never|failed to)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex Denial = new("did not|didn't|never|failed to", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Remaining = new(
        @"\bthe\s+(?:remaining|other|rest,?)\s*\(?\d+(?:\.\d+)?\s?(?:%|percent)(?!\s+of\s+(?:their|its)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex PercentPattern = new(Percent, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static readonly Regex OtherShares = new(
        @"\bof\s+(?:those|them|these|whom|which)\b|\b(?:up|down|rose|fell|grew|increased?|decreased?|compared|versus|instead)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex WorkingTime = new(
        $@"(?<p>{Percent}){PercentSign}[^.;,%()\d]{{0,50}}?\b(?:(?<full>full)|(?<part>part|half))[ -]time\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex Persons = new(
        @"\b(?:peers?|specialists?|supervisors?|volunteers?|agencies|providers?|women|men|respondents?|staff)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "fifteen agencies employ 15–20", "four employ more than 20"
    private static readonly Regex Band = new(
        $@"(?<n>{Count})\s+(?:of\s+(?:them|these|the\s+{Unit})\s+)?{Between}(?<verb>employ|serve|hire|train|support)(?:s|ed|d)?\s+(?:between\s+"
            + $@"(?<low>\d+)\s+and\s+\d+|(?:from\s+)?(?<low>\d+)\s?(?:–|-|to)\s?\d+|(?:more\s+than|over)\s+(?<above>{Count})|at\s+least\s+"
            + $@"(?<low>{Count})|(?<low>{Count})\s+or\s+more)(?!\s*(?:%|percent|hours|years|months))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    // "employ 250 peers in all", "a total of 250 peers are employed"
    private static readonly Regex Total = new(
        $@"(?:(?<verb>employ|serve|hire|train|support)(?:s|ed|d)?\s+(?:a\s+total\s+of\s+(?<t>{Count})|(?<t>{Count})\s+{Between}(?:in\s+all|in\s+total"
            + $@"|altogether))|a\s+total\s+of\s+(?<t>{Count})\s+[^.,;]{{0,40}}?(?<verb>employ|serve|hire|train|support)(?:ed|d)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex AverageOfTotal = new(
        $@"(?<n>{Count})\s+{Between}{Unit}[^.;%\d]{{0,60}}?\b(?:employ|report|serve|hire|train|have|had)(?:s|ed|d)?\s+(?:a\s+total\s+of\s+)?"
            + $@"(?<t>{Count})\s+{Between}{Unit}[^.;%\d]{{0,40}}?\b(?:an\s+average|on\s+average|a\s+mean)\s+(?:of\s+)?(?:(?:about|approximately"
            + @"|around|roughly|nearly|almost|some)\s+)?(?<a>\d+(?:\.\d+)?)(?![\w%]|[.,]\d|\s?%)(?!\s+(?:hours|years|months|dollars))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );
}
