using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Anonymity;

namespace PeerAtlas.Census.Sealing;

/// <summary>
/// A recovery share as it is printed and typed: which part it is, four bytes that tell its wave's key, 32 bytes of the share, four bytes
/// by which a slip of the keyboard is seen; in Crockford's base 32, in groups of six.
/// </summary>
internal static class RecoveryShare
{
    private const int TagBytes = 4;
    private const int SecretBytes = 32;
    private const int CheckBytes = 4;
    private const int Bytes = 1 + TagBytes + SecretBytes + CheckBytes;
    private const int Length = ((Bytes * 8) + 4) / 5;
    private const int Group = 6;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Writes a share of the key that answers are sealed to.</summary>
    public static string Write(SecretShare share, byte[] sealingKey)
    {
        byte[] content = [share.Index, .. Tag(sealingKey), .. share.Value];
        return string.Join(' ', Encode([.. content, .. Check(content)]).Chunk(Group).Select(group => new string(group)));
    }

    /// <summary>Reads a share as people type it: in either case, O for 0, I or L for 1, with spaces, hyphens and lines where they like.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="sealingKey">The key whose share it should be.</param>
    /// <param name="share">The share.</param>
    /// <param name="problem">What is wrong with it, in words.</param>
    public static bool TryRead(string? typed, byte[] sealingKey, [NotNullWhen(true)] out SecretShare? share, out string problem)
    {
        (share, problem) = (null, "");
        if (Decode(typed ?? "") is not { } bytes || !Check(bytes.AsSpan(0, Bytes - CheckBytes)).AsSpan().SequenceEqual(bytes.AsSpan(Bytes - CheckBytes)))
        {
            problem = string.IsNullOrWhiteSpace(typed)
                ? "Type the share from its sheet."
                : "This is not quite a share. One or more letters or digits are wrong or missing; compare it with the sheet.";
        }
        else if (!bytes.AsSpan(1, TagBytes).SequenceEqual(Tag(sealingKey)))
        {
            problem = "This share belongs to another key: to another wave, or to shares that were made earlier and replaced.";
        }
        else
        {
            share = new(bytes[0], bytes[(1 + TagBytes)..^CheckBytes]);
        }

        return share is not null;
    }

    private static byte[] Tag(byte[] sealingKey) => SHA256.HashData(sealingKey)[..TagBytes];

    private static byte[] Check(ReadOnlySpan<byte> content) => SHA256.HashData([.. "PeerAtlas recovery share 1"u8, .. content])[..CheckBytes];

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(Length);
        var (held, bits) = (0, 0);
        foreach (var value in bytes)
        {
            (held, bits) = ((held << 8) | value, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            held &= 0xFF;
        }

        return text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString();
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new List<byte>(Bytes);
        var (held, bits, read) = (0, 0, 0);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || character is '-' or '–' or '‑' or '.')
                continue;
            var value = Alphabet.IndexOf(
                char.ToUpperInvariant(character) switch
                {
                    'O' => '0',
                    'I' or 'L' => '1',
                    var other => other,
                },
                StringComparison.Ordinal
            );
            if (value < 0 || ++read > Length)
                return null;
            (held, bits) = ((held << 5) | value, bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= 0xFF;
        }

        return read == Length && (held & ((1 << bits) - 1)) == 0 ? [.. bytes] : null;
    }
}
