using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>Reads the action tags of a REDCap field: <c>@HIDDEN @DEFAULT='1'</c>.</summary>
internal static partial class RedcapTags
{
    /// <summary>The tags that are followed.</summary>
    public static IReadOnlyCollection<string> Followed { get; } =
    ["@HIDDEN", "@READONLY", "@DEFAULT", "@TODAY", "@NONEOFTHEABOVE", "@HIDECHOICE", "@HIDDEN-SURVEY", "@HIDDEN-PDF"];

    /// <summary>The tags with their values.</summary>
    public static Dictionary<string, string> Read(string annotation) =>
        Tag()
            .Matches(annotation)
            .DistinctBy(tag => tag.Groups["tag"].Value)
            .ToDictionary(tag => tag.Groups["tag"].Value, tag => tag.Groups["value"].Value, StringComparer.Ordinal);

    [GeneratedRegex(
        """(?<tag>@[A-Z][A-Z0-9-]*)(\s*=\s*(['"](?<value>[^'"]*)['"]|(?<value>[^\s'"]+)))?""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Tag();
}
