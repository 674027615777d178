using System.Numerics;
using System.Security.Cryptography;

namespace PeerAtlas.Anonymity;

/// <summary>One of the four variants of RFC 9474. All hash with SHA-384.</summary>
/// <param name="SaltLength">Bytes of salt in the signature's encoding: 48 or 0.</param>
/// <param name="Randomized">Whether 32 random bytes go before the message.</param>
public sealed record BlindSignatureVariant(int SaltLength, bool Randomized)
{
    /// <summary>RSABSSA-SHA384-PSS-Randomized, the one that ballots use.</summary>
    public static readonly BlindSignatureVariant PssRandomized = new(48, true);

    /// <summary>RSABSSA-SHA384-PSSZERO-Randomized.</summary>
    public static readonly BlindSignatureVariant PssZeroRandomized = new(0, true);

    /// <summary>RSABSSA-SHA384-PSS-Deterministic.</summary>
    public static readonly BlindSignatureVariant PssDeterministic = new(48, false);

    /// <summary>RSABSSA-SHA384-PSSZERO-Deterministic.</summary>
    public static readonly BlindSignatureVariant PssZeroDeterministic = new(0, false);
}

/// <summary>A message made unreadable for the signer, and what unblinds the answer.</summary>
/// <param name="Message">As many bytes as the key; this goes to the signer.</param>
/// <param name="Inverse">The inverse of the blinding factor; this stays with the person.</param>
public sealed record BlindedMessage(byte[] Message, byte[] Inverse);

/// <summary>
/// RSA blind signatures (RFC 9474): the signer signs a message that it cannot read, and cannot later tell which of its signatures
/// belongs to which request. The result verifies as an ordinary RSA-PSS signature.
/// </summary>
public static class BlindSignature
{
    private const int PrefixLength = 32;

    /// <summary>Prepare (section 4.1): the message that is signed, with fresh random bytes before it in the randomized variants.</summary>
    public static byte[] Prepare(BlindSignatureVariant variant, ReadOnlySpan<byte> message) =>
        variant.Randomized ? [.. RandomNumberGenerator.GetBytes(PrefixLength), .. message] : message.ToArray();

    /// <summary>Blind (section 4.2).</summary>
    /// <param name="key">The signer's public key.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="prepared">What <see cref="Prepare"/> returned.</param>
    /// <exception cref="CryptographicException">The message shares a factor with the modulus (never, for an honest key).</exception>
    public static BlindedMessage Blind(RSAParameters key, BlindSignatureVariant variant, ReadOnlySpan<byte> prepared)
    {
        var modulus = Read(key.Modulus);
        var factor = RandomBelow(modulus);
        while (!BigInteger.GreatestCommonDivisor(factor, modulus).IsOne)
            factor = RandomBelow(modulus);
        return Blind(key, prepared, RandomNumberGenerator.GetBytes(variant.SaltLength), Inverse(factor, modulus));
    }

    /// <summary>Blind with a chosen salt and factor, for the standard's vectors, and for ballots that browsers make from a letter.</summary>
    internal static BlindedMessage Blind(RSAParameters key, ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> salt, BigInteger inverse)
    {
        var modulus = Read(key.Modulus);
        var encoded = new BigInteger(PssEncoding.Encode(prepared, (int)modulus.GetBitLength() - 1, salt), isUnsigned: true, isBigEndian: true);
        if (!BigInteger.GreatestCommonDivisor(encoded, modulus).IsOne)
            throw new CryptographicException("The message cannot be blinded under this key.");
        var factor = Inverse(inverse, modulus);
        var blinded = encoded * BigInteger.ModPow(factor, Read(key.Exponent), modulus) % modulus;
        return new BlindedMessage(Write(blinded, key), Write(inverse, key));
    }

    /// <summary>
    /// BlindSign (section 4.3): the raw private operation, by the Chinese remainder theorem, on a value that is multiplied with a
    /// random factor first so that its time says nothing about the key; the result is checked before it leaves.
    /// </summary>
    /// <param name="key">The signer's private key.</param>
    /// <param name="blinded">As many bytes as the key, a number below the modulus.</param>
    /// <exception cref="CryptographicException">The value is out of range, or the computation failed its check.</exception>
    public static byte[] Sign(RSAParameters key, ReadOnlySpan<byte> blinded)
    {
        var modulus = Read(key.Modulus);
        var exponent = Read(key.Exponent);
        var value = new BigInteger(blinded, isUnsigned: true, isBigEndian: true);
        if (blinded.Length != key.Modulus!.Length || value >= modulus)
            throw new CryptographicException("The blinded message does not fit the key.");

        var mask = RandomBelow(modulus);
        while (!BigInteger.GreatestCommonDivisor(mask, modulus).IsOne)
            mask = RandomBelow(modulus);
        var masked = value * BigInteger.ModPow(mask, exponent, modulus) % modulus;
        var signature = PrivateOperation(key, masked) * Inverse(mask, modulus) % modulus;
        if (BigInteger.ModPow(signature, exponent, modulus) != value)
            throw new CryptographicException("The signature failed its own check.");
        return Write(signature, key);
    }

    /// <summary>Finalize (section 4.4): unblinds the signature and verifies it.</summary>
    /// <exception cref="CryptographicException">The signer did not sign this message.</exception>
    public static byte[] Finalize(
        RSAParameters key,
        BlindSignatureVariant variant,
        ReadOnlySpan<byte> prepared,
        ReadOnlySpan<byte> blindSignature,
        ReadOnlySpan<byte> inverse
    )
    {
        if (blindSignature.Length != key.Modulus!.Length)
            throw new CryptographicException("The blind signature does not fit the key.");
        var modulus = Read(key.Modulus);
        var signature = Write(new BigInteger(blindSignature, true, true) * new BigInteger(inverse, true, true) % modulus, key);
        return Verify(key, variant, prepared, signature) ? signature : throw new CryptographicException("The signer did not sign this message.");
    }

    /// <summary>Whether <paramref name="signature"/> is the signer's on <paramref name="prepared"/> (RSASSA-PSS-VERIFY, RFC 8017, section 8.1.2).</summary>
    public static bool Verify(RSAParameters key, BlindSignatureVariant variant, ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != key.Modulus!.Length)
            return false;
        if (variant.SaltLength == 0)
            return VerifyUnsalted(key, prepared, signature);
        using var rsa = RSA.Create(new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent });
        return rsa.VerifyData(prepared, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss);
    }

    // The framework only knows salts as long as the hash. Without salt the encoding is the same each time and can be compared.
    private static bool VerifyUnsalted(RSAParameters key, ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> signature)
    {
        var modulus = Read(key.Modulus);
        var encoded = BigInteger.ModPow(new BigInteger(signature, isUnsigned: true, isBigEndian: true), Read(key.Exponent), modulus);
        return encoded == Read(PssEncoding.Encode(prepared, (int)modulus.GetBitLength() - 1, []));
    }

    private static BigInteger PrivateOperation(RSAParameters key, BigInteger value)
    {
        var (p, q) = (Read(key.P), Read(key.Q));
        var first = BigInteger.ModPow(value % p, Read(key.DP), p);
        var second = BigInteger.ModPow(value % q, Read(key.DQ), q);
        var difference = (first - second) * Read(key.InverseQ) % p;
        return second + ((difference.Sign < 0 ? difference + p : difference) * q);
    }

    private static BigInteger RandomBelow(BigInteger modulus)
    {
        var bytes = new byte[modulus.GetByteCount(isUnsigned: true)];
        BigInteger value;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            value = new BigInteger(bytes, isUnsigned: true);
        } while (value.IsZero || value >= modulus);
        return value;
    }

    // Extended Euclid; the caller has made sure that the inverse exists.
    internal static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (remainder, next) = (modulus, value % modulus);
        var (coefficient, nextCoefficient) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = remainder / next;
            (remainder, next) = (next, remainder - (quotient * next));
            (coefficient, nextCoefficient) = (nextCoefficient, coefficient - (quotient * nextCoefficient));
        }

        return coefficient.Sign < 0 ? coefficient + modulus : coefficient;
    }

    private static BigInteger Read(byte[]? number) => new(number, isUnsigned: true, isBigEndian: true);

    private static byte[] Write(BigInteger value, RSAParameters key)
    {
        var bytes = new byte[key.Modulus!.Length];
        value.TryWriteBytes(bytes.AsSpan(bytes.Length - value.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}
