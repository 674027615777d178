using System.Globalization;
using System.Text;

namespace PeerAtlas.Tables;

/// <summary>
/// Text without the characters that nobody sees (Unicode category Cf: zero-width spaces, soft hyphens, marks of direction). Copied
/// from a page or a mail they make two addresses or keys of one.
/// </summary>
public static class VisibleText
{
    /// <summary>Whether every character can be seen.</summary>
    public static bool Is(string text) => Ascii.IsValid(text) || !text.EnumerateRunes().Any(IsHidden);

    /// <summary>The text without them, trimmed.</summary>
    public static string Of(string text) => Is(text) ? text.Trim() : string.Concat(text.EnumerateRunes().Where(rune => !IsHidden(rune))).Trim();

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
