using System.Text.RegularExpressions;

namespace PeerAtlas.Reports.Drafts;

/// <summary>Masks parts of a comment: analysts put [[ ]] around them. Nothing else of a person's words may be changed.</summary>
internal static partial class Redaction
{
    /// <summary>What a reader sees in the place of a masked part.</summary>
    public const string Mask = "[removed]";

    /// <summary>The words as a reader may see them.</summary>
    public static string Shown(string marked) => Masked().Replace(marked, Mask);

    /// <summary>The words without the marks.</summary>
    public static string Original(string marked) => Masked().Replace(marked, match => match.Groups["hidden"].Value);

    /// <summary>What is wrong with the marked text; null when it is the original with whole marks.</summary>
    public static string? Problem(string marked, string original)
    {
        marked = marked.ReplaceLineEndings("\n").Trim();
        var plain = Original(marked);
        if (plain != original.ReplaceLineEndings("\n").Trim())
        {
            return plain.Contains("[[", StringComparison.Ordinal) || plain.Contains("]]", StringComparison.Ordinal)
                ? "A mark is not whole. Put [[ before and ]] after what must not be shown."
                : "The words themselves were changed. Only put [[ and ]] around what must not be shown.";
        }

        return null;
    }

    [GeneratedRegex(@"\[\[(?<hidden>[^\[\]]+)\]\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Masked();
}
