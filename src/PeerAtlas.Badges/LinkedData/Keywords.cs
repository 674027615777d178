namespace PeerAtlas.Badges.LinkedData;

/// <summary>The words that JSON-LD keeps for itself, and how addresses are told from other texts.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "@base",
        "@container",
        "@context",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@reverse",
        "@set",
        "@type",
        "@value",
        "@version",
        "@vocab",
    };

    public static bool Has(string text) => text.StartsWith('@') && All.Contains(text);

    /// <summary>Looks like a keyword without being one; JSON-LD leaves such a word out, whatever it was meant to say.</summary>
    public static bool LooksLikeOne(string text) => text.Length > 1 && text[0] == '@' && text.AsSpan(1).IndexOfAnyExcept(Letters) < 0;

    /// <summary>Has a scheme, as an address that is no relative one.</summary>
    public static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text[..colon].All(next => char.IsAsciiLetterOrDigit(next) || next is '+' or '-' or '.');
    }

    public static bool IsBlank(string text) => text.StartsWith("_:", StringComparison.Ordinal);

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );
}
