using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PeerAtlas.Census.Sealing;

/// <summary>The private keys of one wave: one opens its answers, one signs its ballots.</summary>
internal sealed class WavePrivateKeys : IDisposable
{
    private const int SigningBits = 2048;

    private readonly RSA signing;

    private WavePrivateKeys(ECDiffieHellman sealing, RSA signing) => (Sealing, this.signing) = (sealing, signing);

    /// <summary>Opens sealed answers.</summary>
    public ECDiffieHellman Sealing { get; }

    /// <summary>Signs ballots.</summary>
    public RSAParameters Signing => signing.ExportParameters(includePrivateParameters: true);

    public static WavePrivateKeys New() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RSA.Create(SigningBits));

    /// <summary>A seal with the public halves.</summary>
    public WaveSeal SealFor(Guid waveId, Guid keyId) => new()
    {
        WaveId = waveId,
        KeyId = keyId,
        SealingKey = Sealing.ExportSubjectPublicKeyInfo(),
        SigningKey = signing.ExportSubjectPublicKeyInfo(),
    };

    /// <summary>Whether these are the keys of the seal.</summary>
    public bool Fits(WaveSeal seal) =>
        seal.SealingKey.AsSpan().SequenceEqual(Sealing.ExportSubjectPublicKeyInfo()) && seal.SigningKey.AsSpan().SequenceEqual(signing.ExportSubjectPublicKeyInfo());

    /// <summary>Both keys as PKCS #8, each with its length before it.</summary>
    public byte[] Write()
    {
        var (first, second) = (Sealing.ExportPkcs8PrivateKey(), signing.ExportPkcs8PrivateKey());
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
        var signing = RSA.Create();
        try
        {
            sealing.ImportPkcs8PrivateKey(Part(ref content), out _);
            signing.ImportPkcs8PrivateKey(Part(ref content), out _);
            return new WavePrivateKeys(sealing, signing);
        }
        catch (Exception damaged) when (damaged is CryptographicException or ArgumentOutOfRangeException)
        {
            sealing.Dispose();
            signing.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        Sealing.Dispose();
        signing.Dispose();
    }

    private static ReadOnlySpan<byte> Part(ref ReadOnlySpan<byte> content)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(content);
        var part = content.Slice(4, length);
        content = content[(4 + length)..];
        return part;
    }
}
