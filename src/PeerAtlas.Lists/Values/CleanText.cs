using System.Globalization;
using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Values;

/// <summary>Texts of cells: on one line, with single blanks, without what nobody sees.</summary>
public static class CleanText
{
    private static readonly HashSet<string> NoValues = new(
        [
            "#N/A",
            "#REF!",
            "#NAME?",
            "#VALUE!",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
            "N/A",
            "NA",
            "N.A.",
            "N/D",
            "NONE",
            "NULL",
            "NAN",
            "NIL",
            "0",
            "-",
            "--",
            "---",
            "–",
            "—",
            ".",
            "?",
            "X",
            "XX",
            "XXX",
            "TBD",
            "UNKNOWN",
            "NOT AVAILABLE",
            "NOT APPLICABLE",
            "NOT PROVIDED",
            "NOT LISTED",
            "NOT GIVEN",
            "NOT AVAILABLE ON WEBSITE",
            "INFORMATION NOT AVAILABLE",
            "INFORMATION NOT AVAILABLE ON WEBSITE",
            "NO DISPONIBLE",
            "NO EMAIL",
            "NO PHONE",
            "NINGUNO",
            "NINGUNA",
            "NO APLICA",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The text on one line, trimmed, without invisible and control characters.</summary>
    public static string Of(string text)
    {
        if (IsClean(text))
            return text;
        var visible = VisibleText.Of(text);
        var clean = new StringBuilder(visible.Length);
        foreach (var next in visible)
        {
            if (!char.IsWhiteSpace(next) && !char.IsControl(next))
                clean.Append(next);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Whether a cell of mail, phone or the like says that there is none.</summary>
    public static bool IsNoValue(string text) => NoValues.Contains(text) || text.AsSpan().Trim("0-. /#").IsEmpty;

    /// <summary>The text with its accents behind their letters; one with what is no character, from bytes that are no text, as it is.</summary>
    private static string Apart(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>The text as words in small letters without accents and punctuation, parted by single blanks.</summary>
    public static string Words(string text)
    {
        var plain = new StringBuilder(text.Length + 4);
        var last = ' ';
        foreach (var next in Apart(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(next) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || next is '\'' or '’')
                continue;
            if (!char.IsLetterOrDigit(next))
            {
                last = ' ';
                continue;
            }

            // camelCase and Name2 are two words each.
            var isBreak = last == ' ' || (char.IsUpper(next) && char.IsLower(last)) || (char.IsAsciiDigit(next) != char.IsAsciiDigit(last));
            if (isBreak && plain.Length > 0)
                plain.Append(' ');
            plain.Append(char.ToLowerInvariant(next));
            last = next;
        }

        return plain.ToString();
    }

    private static bool IsClean(string text)
    {
        if (text.Length == 0)
            return true;
        if (text[0] == ' ' || text[^1] == ' ')
            return false;
        var last = 'x';
        foreach (var next in text)
        {
            if (next is < ' ' or > '~' || (next == ' ' && last == ' '))
                return false;
            last = next;
        }

        return true;
    }
}
