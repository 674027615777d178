using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PeerAtlas.Platform.Forms;

/// <summary>
/// Characters that nobody sees and that change how the rest is read: marks of direction, control characters, blanks without width. In a title or a name they
/// make one thing look like another.
/// </summary>
public static class UnseenCharacters
{
    // What joins letters of some scripts, and parts of one picture, is no trick.
    private const int Joiner = 0x200D,
        NonJoiner = 0x200C;

    /// <summary>Why a line of text is refused; null when all of it can be seen.</summary>
    public static string? Refuse(string? line)
    {
        foreach (var rune in (line ?? "").EnumerateRunes())
        {
            if (IsUnseen(rune))
                return $"Take out the character {NameOf(rune)}. Nobody sees it, and it changes how the rest is read.";
        }

        return null;
    }

    /// <summary>Whether a text says nothing that anybody sees: it is as good as empty.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) =>
        (text ?? "").EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || IsUnseen(rune) || IsJoint(rune));

    private static bool IsJoint(Rune rune) => rune.Value is Joiner or NonJoiner;

    private static bool IsUnseen(Rune rune) =>
        rune.Value is not (Joiner or NonJoiner)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static string NameOf(Rune rune)
    {
        var name = rune.Value switch
        {
            0x00AD => "soft hyphen",
            0x200B => "zero width space",
            0x200E => "left-to-right mark",
            0x200F => "right-to-left mark",
            0x202A or 0x202D or 0x2066 => "left-to-right direction",
            0x202B or 0x202E or 0x2067 => "right-to-left direction",
            0x202C or 0x2068 or 0x2069 => "direction of text",
            0xFEFF => "byte order mark",
            _ => "control character",
        };
        return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4} ({name})");
    }
}
