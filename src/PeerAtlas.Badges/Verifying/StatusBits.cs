using System.Globalization;
using System.IO.Compression;

namespace PeerAtlas.Badges.Verifying;

/// <summary>A list of bits, one for each credential, compressed and written as a text (Bitstring Status List 1.0).</summary>
internal static class StatusBits
{
    private const int MostBytes = 16_000_000;

    // Fewer would let who asks for the list tell whose credential it is about.
    private const int LeastBits = 131_072;

    /// <summary>Whether the bit is set; null where the list has no such place or cannot be read.</summary>
    public static bool? At(string? list, string? index)
    {
        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || list is not ['u', ..])
            return null;
        if (CompactToken.Bytes(list[1..]) is not { } compressed || Unpacked(compressed) is not { } bits || bits.Length * 8L < LeastBits)
            return null;
        return place / 8 < bits.Length ? (bits[place / 8] & (0x80 >> (place % 8))) != 0 : null;
    }

    private static byte[]? Unpacked(byte[] compressed)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var bits = new MemoryStream();
            var part = new byte[81_920];
            for (int read; (read = stream.Read(part)) > 0; )
            {
                bits.Write(part, 0, read);
                if (bits.Length > MostBytes)
                    return null;
            }

            return bits.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
