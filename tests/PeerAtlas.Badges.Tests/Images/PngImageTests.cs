using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Tests.Images;

public sealed class PngImageTests
{
    /// <summary>One green pixel.</summary>
    public static byte[] Smallest { get; } =
        Image(Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]), Chunk("IDAT", Packed([0, 0, 160, 0])), Chunk("IEND", []));

    [Fact]
    public void A_credential_is_written_into_an_image_and_read_from_it()
    {
        var image = PngImage.Write(Smallest, "{\"ü\":1}"u8);
        Assert.Equal("{\"ü\":1}", Encoding.UTF8.GetString(PngImage.Read(image).Span));
        // Keyword, no compression, no language: as the standard has it.
        Assert.Contains("iTXtopenbadgecredential\0\0\0\0\0{", Encoding.Latin1.GetString(image));
    }

    [Fact]
    public void A_second_credential_takes_the_place_of_the_first()
    {
        var image = PngImage.Write(PngImage.Write(Smallest, "{}"u8), "{\"a\":1}"u8);
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(PngImage.Read(image).Span));
    }

    [Fact]
    public void An_image_is_refused_in_words()
    {
        Refused("has no credential in it", Smallest);
        Refused("is no PNG", "GIF89a"u8.ToArray());
        Refused("is cut off", Smallest[..^3]);
        Refused("something stands around it", [.. Smallest, 0]);
        Refused("does not fit its checksum", [.. Smallest[..20], 7, .. Smallest[21..]]);
        Refused("more than one credential", With(Text("{}"), Text("{}")));
        Refused("is compressed", With(Chunk("iTXt", [.. "openbadgecredential"u8, 0, 1, 0, 0, 0, .. Packed("{}"u8)])));
        Refused("cannot be read", With(Chunk("iTXt", [.. "openbadgecredential"u8, 0, 0, 0, .. "en"u8])));
        Refused("badge of version 2 or older", With(Chunk("iTXt", [.. "openbadges"u8, 0, 0, 0, 0, 0, .. "{}"u8])));
        Assert.Contains(
            "no pixels",
            Assert.Throws<BadgeInputException>(() => PngImage.Write(Image(Chunk("IHDR", new byte[13]), Chunk("IEND", [])), "{}"u8)).Message
        );
    }

    [Fact]
    public void A_length_beyond_the_file_is_no_way_out()
    {
        var image = (byte[])Smallest.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(8), uint.MaxValue);
        Refused("is cut off", image);
    }

    private static void Refused(string reason, byte[] image) => Assert.Contains(reason, Assert.Throws<BadgeInputException>(() => PngImage.Read(image)).Message);

    private static byte[] With(params byte[][] chunks) => [.. Smallest[..33], .. chunks.SelectMany(chunk => chunk), .. Smallest[33..]];

    private static byte[] Text(string text) => Chunk("iTXt", [.. "openbadgecredential"u8, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)]);

    private static byte[] Image(params byte[][] chunks) => [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. chunks.SelectMany(chunk => chunk)];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(content));
        return [.. length, .. content, .. sum];
    }

    // Bit by bit, other than the table of the product.
    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var next in content)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
        }

        return ~sum;
    }

    private static byte[] Packed(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
            stream.Write(data);
        return packed.ToArray();
    }
}
