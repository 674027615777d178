using System.Buffers;
using SimpleBase;

namespace PeerAtlas.Badges.Keys;

/// <summary>Bytes as a text that begins with <c>z</c> and goes on in base 58, as keys and signatures are written.</summary>
internal static class Multibase
{
    private const int Longest = 400;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    public static string Encode(ReadOnlySpan<byte> bytes) => "z" + Base58.Bitcoin.Encode(bytes);

    /// <summary>Null where the text is none.</summary>
    public static byte[]? Decode(string? text)
    {
        // The library ends in an exception of its own on other characters.
        if (text is null || text.Length is < 2 or > Longest || text[0] != 'z' || text.AsSpan(1).ContainsAnyExcept(Alphabet))
            return null;
        var bytes = Base58.Bitcoin.Decode(text.AsSpan(1));
        // One text for the same bytes, so that no character of it can be another.
        return Encode(bytes) == text ? bytes : null;
    }
}
