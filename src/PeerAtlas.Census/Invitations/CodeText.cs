using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Census.Invitations;

/// <summary>
/// How a code for the anonymous survey is written: 128 random bits as 26 characters of Crockford's base 32, and a check character.
/// The check is the remainder of the characters as a polynomial over GF(32) at a primitive element, so that every single wrong
/// character and every swap of two characters is seen: a typing slip is told from a code that nobody gave out.
/// </summary>
public static class CodeText
{
    /// <summary>How many characters a code has, its check character included.</summary>
    public const int Length = 27;

    private const int Bytes = 16;
    private const int Group = 4;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes a new code.</summary>
    public static string New()
    {
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        return From(random);
    }

    /// <summary>Writes 16 bytes that nobody can guess as a code.</summary>
    internal static string From(ReadOnlySpan<byte> random)
    {
        var number = new UInt128(BitConverter.ToUInt64(random), BitConverter.ToUInt64(random[8..]));
        Span<char> code = stackalloc char[Length];
        for (var i = Length - 2; i >= 0; i--, number >>= 5)
            code[i] = Alphabet[(int)(number & 31)];
        code[Length - 1] = Alphabet[TimesPrimitive(Remainder(code[..^1]))];
        return new string(code);
    }

    /// <summary>The code in groups of four, as it is printed in letters.</summary>
    public static string ForPeople(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    /// <summary>
    /// Reads a code as people type it: in either case, with or without spaces and hyphens, O for 0, I or L for 1.
    /// False means a slip of the keyboard; whether a well-formed code was ever given out only the database knows.
    /// </summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        var read = new StringBuilder(Length);
        foreach (var character in typed ?? "")
        {
            if (char.IsWhiteSpace(character) || character is '-' or '–' or '‑' or '.')
                continue;
            var letter = char.ToUpperInvariant(character) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (read.Length == Length || !Alphabet.Contains(letter))
                return false;
            read.Append(letter);
        }

        // 26 characters hold two bits more than a code has, so the first is at most 7.
        if (read.Length != Length || read[0] > '7' || Remainder(read.ToString()) != 0)
            return false;
        code = read.ToString();
        return true;
    }

    /// <summary>
    /// Whether a code is followed by something more, as by the second part of its letter, which is for browsers alone; gives the code.
    /// </summary>
    internal static bool TryReadFirst(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        var ends = Enumerable.Range(0, typed?.Length ?? 0).Where(at => char.IsAsciiLetterOrDigit(typed![at])).Skip(Length).Take(1).ToList();
        return ends.Count > 0 && TryRead(typed![..ends[0]], out code);
    }

    /// <summary>The SHA-256 hash by which a code is found; the code itself is not kept.</summary>
    /// <param name="code">A code as <see cref="New"/> and <see cref="TryRead"/> give it.</param>
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));

    private static int Remainder(ReadOnlySpan<char> characters)
    {
        var remainder = 0;
        foreach (var character in characters)
            remainder = TimesPrimitive(remainder) ^ Alphabet.IndexOf(character, StringComparison.Ordinal);
        return remainder;
    }

    // x · 2 modulo x⁵ + x² + 1; 2 generates all 31 elements, more than a code has places.
    private static int TimesPrimitive(int element) => (element << 1) ^ (element >= 16 ? 0b100101 : 0);
}
