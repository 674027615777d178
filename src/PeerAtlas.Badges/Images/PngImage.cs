using System.Buffers.Binary;
using System.Text;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Images;

/// <summary>A PNG image with a credential in it: one uncompressed iTXt chunk with the keyword <c>openbadgecredential</c>.</summary>
public static class PngImage
{
    /// <summary>The most bytes that an image may have.</summary>
    public const int Limit = 16_000_000;

    private const string Keyword = "openbadgecredential";

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // The keyword's end; no compression, method 0; neither language nor translated keyword.
    private static readonly byte[] Start = [.. Encoding.ASCII.GetBytes(Keyword), 0, 0, 0, 0, 0];

    /// <summary>Whether the file begins as a PNG does.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>The image with the credential in it, in place of one that was in it.</summary>
    /// <exception cref="BadgeInputException">The image cannot be read.</exception>
    public static byte[] Write(ReadOnlyMemory<byte> image, ReadOnlySpan<byte> credential)
    {
        var chunks = Chunks(image).Where(chunk => !IsCredential(chunk)).ToList();
        // Before the pixels, where whoever looks for it need not read the whole image.
        var place = chunks.FindIndex(chunk => chunk.Type == "IDAT");
        if (place < 0)
            throw new BadgeInputException("The image has no pixels.");
        chunks.Insert(place, new("iTXt", (byte[])[.. Start, .. credential]));
        using var written = new MemoryStream();
        written.Write(Signature);
        foreach (var chunk in chunks)
            WriteChunk(written, chunk);
        return written.ToArray();
    }

    /// <summary>The credential in the image, as the text that it is.</summary>
    /// <exception cref="BadgeInputException">There is none, more than one, or the image is damaged.</exception>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> image)
    {
        var chunks = Chunks(image);
        var found = chunks.Where(IsCredential).ToList();
        return found.Count switch
        {
            0 when chunks.Any(IsOfBefore) => throw new BadgeInputException(
                "The image has a badge of version 2 or older in it, which is verified at its issuer and not by a signature."
            ),
            0 => throw new BadgeInputException("The image has no credential in it."),
            1 => Text(found[0].Data),
            _ => throw new BadgeInputException("The image has more than one credential in it."),
        };
    }

    private static bool IsCredential(PngChunk chunk) =>
        chunk.Type == "iTXt" && chunk.Data.Length > Keyword.Length && chunk.Data.Span.StartsWith(Start.AsSpan(0, Keyword.Length + 1));

    private static bool IsOfBefore(PngChunk chunk) => chunk.Type is "iTXt" or "tEXt" && chunk.Data.Span.StartsWith("openbadges\0"u8);

    private static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> data)
    {
        var rest = data[(Keyword.Length + 1)..];
        if (rest.Length < 2 || rest.Span[0] != 0)
            throw new BadgeInputException("The credential in the image is compressed, which Open Badges do not allow.");
        rest = rest[2..];
        for (var text = 0; text < 2; text++)
        {
            var end = rest.Span.IndexOf((byte)0);
            rest = end >= 0 ? rest[(end + 1)..] : throw new BadgeInputException("The credential in the image cannot be read.");
        }

        return rest;
    }

    private static List<PngChunk> Chunks(ReadOnlyMemory<byte> image)
    {
        if (image.Length > Limit)
            throw new BadgeInputException($"The image has more than {Limit} bytes.");
        if (!Is(image.Span))
            throw new BadgeInputException("The image is no PNG.");
        var chunks = new List<PngChunk>();
        var rest = image[Signature.Length..];
        while (chunks is not [.., { Type: "IEND" }])
        {
            var length = rest.Length >= 12 ? BinaryPrimitives.ReadUInt32BigEndian(rest.Span) : uint.MaxValue;
            if (length > rest.Length - 12)
                throw new BadgeInputException("The image is cut off.");
            var end = 8 + (int)length;
            if (BinaryPrimitives.ReadUInt32BigEndian(rest.Span[end..]) != PngChecksum.Of(rest.Span[4..end]))
                throw new BadgeInputException("The image is damaged: a part of it does not fit its checksum.");
            chunks.Add(new(Encoding.Latin1.GetString(rest.Span[4..8]), rest[8..end]));
            rest = rest[(end + 4)..];
        }

        return rest.IsEmpty && chunks[0].Type == "IHDR" ? chunks : throw new BadgeInputException("The image is damaged: something stands around it.");
    }

    private static void WriteChunk(MemoryStream written, PngChunk chunk)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)chunk.Data.Length);
        written.Write(number);
        byte[] content = [.. Encoding.Latin1.GetBytes(chunk.Type), .. chunk.Data.Span];
        written.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(content));
        written.Write(number);
    }

    private readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data);
}
