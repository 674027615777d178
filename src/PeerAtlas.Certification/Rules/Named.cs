using System.Buffers;
using System.Text;

namespace PeerAtlas.Certification.Rules;

/// <summary>Names of topics, providers and courses as people write them.</summary>
internal static class Named
{
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Without what people write differently: capitals, blanks, hyphens and other marks.</summary>
    public static string Plain(string name)
    {
        // Most names are plain already, or nearly; a whole state's hours are compared at once.
        if (Ascii.IsValid(name))
            return PlainAscii(name);
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                plain.Append(Rune.ToLowerInvariant(rune));
            else if (rune.Value == '&')
                plain.Append("and");
        }

        return plain.Length > 0 ? plain.ToString() : name;
    }

    private static string PlainAscii(string name)
    {
        if (!name.AsSpan().ContainsAnyExcept(PlainLetters))
            return name;
        Span<char> plain = name.Length * 3 <= 300 ? stackalloc char[300] : new char[name.Length * 3];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                plain[length++] = char.ToLowerInvariant(letter);
            else if (letter == '&')
            {
                "and".CopyTo(plain[length..]);
                length += 3;
            }
        }

        return length > 0 ? plain[..length].ToString() : name;
    }
}
