using System.Buffers.Binary;
using System.Security.Cryptography;
using PeerAtlas.Census.Waves;

namespace PeerAtlas.Census.Sealing;

/// <summary>The private keys of one wave: one opens its answers, one signs its ballots. A recovery brings back the first only.</summary>
internal sealed class WavePrivateKeys : IDisposable
{
    private const int SigningBits = 2048;

    private readonly RSA? signing;

    private WavePrivateKeys(ECDiffieHellman sealing, RSA? signing) => (Sealing, this.signing) = (sealing, signing);

    /// <summary>Opens sealed answers.</summary>
    public ECDiffieHellman Sealing { get; }

    /// <summary>Signs ballots; null after a recovery.</summary>
    public RSAParameters? Signing => signing?.ExportParameters(includePrivateParameters: true);

    /// <summary>The private number of the key that opens answers: all that a recovery needs.</summary>
    public byte[] Secret => Sealing.ExportParameters(includePrivateParameters: true).D!;

    public static WavePrivateKeys New() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RSA.Create(SigningBits));

    /// <summary>The key of that private number, without the one for ballots; null when it is no key.</summary>
    public static WavePrivateKeys? Of(byte[] secret)
    {
        try
        {
            return new(ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret }), null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A seal with the public halves.</summary>
    public WaveSeal SealFor(Wave wave, Guid keyId) =>
        new()
        {
            WaveId = wave.Id,
            KeyId = keyId,
            Day = wave.ClosesOn,
            SealingKey = Sealing.ExportSubjectPublicKeyInfo(),
            SigningKey = signing!.ExportSubjectPublicKeyInfo(),
        };

    /// <summary>Whether these are the keys of the seal.</summary>
    public bool Fits(WaveSeal seal) =>
        seal.SealingKey.AsSpan().SequenceEqual(Sealing.ExportSubjectPublicKeyInfo())
        && (signing is null || seal.SigningKey.AsSpan().SequenceEqual(signing.ExportSubjectPublicKeyInfo()));

    /// <summary>Both keys as PKCS #8, each with its length before it; the length is 0 for one that is missing.</summary>
    public byte[] Write()
    {
        var (first, second) = (Sealing.ExportPkcs8PrivateKey(), signing?.ExportPkcs8PrivateKey() ?? []);
        var content = new byte[8 + first.Length + second.Length];
        BinaryPrimitives.WriteInt32BigEndian(content, first.Length);
        first.CopyTo(content, 4);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + first.Length), second.Length);
        second.CopyTo(content, 8 + first.Length);
        CryptographicOperations.ZeroMemory(first);
        CryptographicOperations.ZeroMemory(second);
        return content;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static WavePrivateKeys? Read(ReadOnlySpan<byte> content)
    {
        var sealing = ECDiffieHellman.Create();
        RSA? signing = null;
        try
        {
            sealing.ImportPkcs8PrivateKey(Part(ref content), out _);
            if (Part(ref content) is { Length: > 0 } second)
                (signing = RSA.Create()).ImportPkcs8PrivateKey(second, out _);
            return new WavePrivateKeys(sealing, signing);
        }
        catch (Exception damaged) when (damaged is CryptographicException or ArgumentOutOfRangeException)
        {
            sealing.Dispose();
            signing?.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        Sealing.Dispose();
        signing?.Dispose();
    }

    private static ReadOnlySpan<byte> Part(ref ReadOnlySpan<byte> content)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(content);
        var part = content.Slice(4, length);
        content = content[(4 + length)..];
        return part;
    }
}
