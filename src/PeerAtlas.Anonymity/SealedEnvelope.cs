using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Anonymity;

/// <summary>
/// Seals a text to a public key so that all sealed texts have one size and only the private key opens them: an ephemeral ECDH key on
/// P-256, HKDF-SHA-256 over the shared secret with both public keys, AES-256-GCM over the padded text.
/// </summary>
public static class SealedEnvelope
{
    private const int PointLength = 65;
    private const int TagLength = 16;
    private const int LengthPrefix = 4;

    /// <summary>The bytes that an envelope has when its text may have up to <paramref name="capacity"/> bytes of UTF-8.</summary>
    public static int SizeFor(int capacity) => PointLength + TagLength + LengthPrefix + capacity;

    /// <summary>Seals <paramref name="text"/>.</summary>
    /// <param name="publicKey">A key on P-256.</param>
    /// <param name="text">What is sealed.</param>
    /// <param name="capacity">To how many bytes of UTF-8 it is padded.</param>
    /// <exception cref="ArgumentException">The text needs more than <paramref name="capacity"/> bytes.</exception>
    public static byte[] Seal(ECDiffieHellmanPublicKey publicKey, string text, int capacity) => Seal(publicKey, Encoding.UTF8.GetBytes(text), capacity);

    /// <summary>Seals <paramref name="content"/>, padded to <paramref name="capacity"/> bytes.</summary>
    /// <exception cref="ArgumentException">The content has more than <paramref name="capacity"/> bytes.</exception>
    public static byte[] Seal(ECDiffieHellmanPublicKey publicKey, ReadOnlySpan<byte> content, int capacity)
    {
        if (content.Length > capacity)
            throw new ArgumentException($"The content has {content.Length} bytes, more than the {capacity} that an envelope holds.", nameof(content));
        var padded = new byte[LengthPrefix + capacity];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(LengthPrefix));

        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var envelope = new byte[SizeFor(capacity)];
        var point = envelope.AsSpan(0, PointLength);
        Point(ephemeral.PublicKey).CopyTo(point);
        using var cipher = new AesGcm(DeriveKey(ephemeral, publicKey, point, Point(publicKey)), TagLength);
        // Each key is used once, so that the nonce may be constant.
        cipher.Encrypt(new byte[12], padded, envelope.AsSpan(PointLength + TagLength), envelope.AsSpan(PointLength, TagLength));
        CryptographicOperations.ZeroMemory(padded);
        return envelope;
    }

    /// <summary>Opens an envelope that holds a text.</summary>
    /// <exception cref="CryptographicException">It was sealed to another key, or changed since.</exception>
    public static string Open(ECDiffieHellman privateKey, ReadOnlySpan<byte> envelope) => Encoding.UTF8.GetString(OpenBytes(privateKey, envelope));

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="CryptographicException">It was sealed to another key, or changed since.</exception>
    public static byte[] OpenBytes(ECDiffieHellman privateKey, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < SizeFor(0))
            throw new CryptographicException("This is no sealed envelope.");
        var point = envelope[..PointLength];
        using var sender = ReadPoint(point);
        using var cipher = new AesGcm(DeriveKey(privateKey, sender.PublicKey, point, Point(privateKey.PublicKey)), TagLength);
        var padded = new byte[envelope.Length - PointLength - TagLength];
        cipher.Decrypt(new byte[12], envelope[(PointLength + TagLength)..], envelope.Slice(PointLength, TagLength), padded);
        var size = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (size < 0 || size > padded.Length - LengthPrefix)
            throw new CryptographicException("This is no sealed envelope.");
        var content = padded.AsSpan(LengthPrefix, size).ToArray();
        CryptographicOperations.ZeroMemory(padded);
        return content;
    }

    private static byte[] DeriveKey(ECDiffieHellman own, ECDiffieHellmanPublicKey other, ReadOnlySpan<byte> ephemeralPoint, ReadOnlySpan<byte> recipientPoint)
    {
        byte[] info = [.. "PeerAtlas sealed envelope 1"u8, .. ephemeralPoint, .. recipientPoint];
        var secret = own.DeriveRawSecretAgreement(other);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, info);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    private static byte[] Point(ECDiffieHellmanPublicKey key)
    {
        var point = key.ExportParameters().Q;
        return [0x04, .. point.X!, .. point.Y!];
    }

    private static ECDiffieHellman ReadPoint(ReadOnlySpan<byte> point)
    {
        if (point[0] != 0x04)
            throw new CryptographicException("This is no sealed envelope.");
        return ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
            }
        );
    }
}
