namespace PeerAtlas.Badges.Images;

/// <summary>The checksum of a part of a PNG (CRC-32).</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Row)];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Row(int first)
    {
        var row = (uint)first;
        for (var bit = 0; bit < 8; bit++)
            row = (row & 1) != 0 ? 0xEDB88320 ^ (row >> 1) : row >> 1;
        return row;
    }
}
