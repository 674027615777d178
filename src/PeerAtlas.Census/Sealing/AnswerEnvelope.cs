using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Anonymity;

namespace PeerAtlas.Census.Sealing;

/// <summary>
/// The answers of one person in an envelope that is as large as everybody's. Answers that are too long for it as they are go in
/// compressed: that is some ten thousand words.
/// </summary>
internal static class AnswerEnvelope
{
    // The first byte says how the rest is written.
    private const byte Plain = 0;
    private const byte Compressed = 1;

    /// <summary>Seals answers; null when even compressed they are too long.</summary>
    public static byte[]? Seal(ECDiffieHellmanPublicKey key, string json)
    {
        byte[] content = [Plain, .. Encoding.UTF8.GetBytes(json)];
        if (content.Length > SealedAnswer.Capacity)
            content = [Compressed, .. Compress(content.AsSpan(1))];
        return content.Length > SealedAnswer.Capacity ? null : SealedEnvelope.Seal(key, content, SealedAnswer.Capacity);
    }

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="CryptographicException">It was sealed to another key, or is damaged.</exception>
    public static string Open(ECDiffieHellman key, byte[] envelope)
    {
        var content = SealedEnvelope.OpenBytes(key, envelope);
        return content switch
        {
            [Plain, ..] => Encoding.UTF8.GetString(content, 1, content.Length - 1),
            [Compressed, ..] => Decompress(content),
            _ => throw new CryptographicException("The envelope holds no answers."),
        };
    }

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var written = new MemoryStream();
        using (var brotli = new BrotliStream(written, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(content);
        return written.ToArray();
    }

    private static string Decompress(byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content, 1, content.Length - 1), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
