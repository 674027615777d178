using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>Answers within texts: <c>${name}</c> in a label, hint or message stands for what was answered.</summary>
internal static partial class TextReferences
{
    /// <summary>The texts of an item, with the column that each stands in.</summary>
    public static IEnumerable<(string Column, LocalizedText Text)> Texts(Node node)
    {
        yield return ("label", node.Label);
        yield return ("hint", node.Hint);
        if (node is not Question question)
            yield break;
        yield return ("required_message", question.RequiredMessage);
        yield return ("constraint_message", question.ConstraintMessage);
        yield return ("guidance_hint", question.Guidance);
    }

    /// <summary>The names that a text refers to, in any language.</summary>
    public static IEnumerable<string> In(LocalizedText text) =>
        text.Texts.Where(one => one.Value.Contains("${", StringComparison.Ordinal)).SelectMany(one => Reference().Matches(one.Value)).Select(NameOf);

    /// <summary>The text with what the names stand for.</summary>
    public static string Filled(string text, Func<string, string> answer) => Reference().Replace(text, match => answer(NameOf(match)));

    private static string NameOf(Match match) => match.Groups["name"].Value.Trim();

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
