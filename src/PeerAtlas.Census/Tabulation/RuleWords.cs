using PeerAtlas.Statistics;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Says the rules of the presentation standards so that an official who is no statistician understands them.</summary>
internal static class RuleWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["no degrees of freedom"] = "all answers come from one organization, so that nobody can say how sure it is",
        ["effective number of answers below 30"] = "it rests on fewer than 30 answers in effect, since answers of one organization are alike",
        ["effective number of answers below 10"] = "it rests on fewer than 10 answers in effect, since answers of one organization are alike",
        ["0 % or 100 %"] = "none or all gave this answer, which says little about those who were not asked",
        ["an estimate of 0"] = "there was none, which says little about those who did not answer",
        ["interval 30 percentage points or wider"] = "its interval is 30 percentage points wide or wider",
        ["interval wider than 130 % of the estimate"] = "its interval is wide for so small a share",
        ["interval wider than 130 % of the complement"] = "its interval is wide for so large a share",
        ["interval wider than 160 % of the estimate"] = "its interval is wide for so small a number",
        ["fewer than 8 degrees of freedom"] = "the answers come from few organizations",
        ["fewer than 30 answers"] = "it rests on fewer than 30 answers",
        ["fewer than 10 answers"] = "it rests on fewer than 10 answers",
    };

    /// <summary>The verdict with its rule in plain words; a rule that is not known here keeps its own.</summary>
    public static Verdict Plain(Verdict verdict) => verdict with { Rule = Words.GetValueOrDefault(verdict.Rule, verdict.Rule) };
}
