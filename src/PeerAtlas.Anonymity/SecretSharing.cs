using System.Security.Cryptography;

namespace PeerAtlas.Anonymity;

/// <summary>One part of a secret that was split among several persons.</summary>
/// <param name="Index">Which part it is: 1 for the first.</param>
/// <param name="Value">As many bytes as the secret has.</param>
public sealed record SecretShare(byte Index, byte[] Value);

/// <summary>
/// Splits a secret so that a number of shares brings it back, and fewer say nothing about it (A. Shamir, How to share a secret,
/// Communications of the ACM 22, 1979). Each byte is the value at 0 of a polynomial over GF(2⁸) whose other coefficients are random;
/// a share holds the values at its index. The field is that of AES, x⁸ + x⁴ + x³ + x + 1, as in draft-mcgrew-tss-03.
/// </summary>
public static class SecretSharing
{
    /// <summary>Splits a secret.</summary>
    /// <param name="secret">What is split.</param>
    /// <param name="threshold">How many shares bring it back, from 1.</param>
    /// <param name="count">How many shares there are, from <paramref name="threshold"/> to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer shares than are needed, or too many.</exception>
    public static IReadOnlyList<SecretShare> Split(ReadOnlySpan<byte> secret, int threshold, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 255);
        var length = secret.Length;
        var shares = Enumerable.Range(1, count).Select(index => new SecretShare((byte)index, new byte[length])).ToList();
        Span<byte> coefficients = stackalloc byte[threshold];
        for (var at = 0; at < length; at++)
        {
            RandomNumberGenerator.Fill(coefficients);
            coefficients[0] = secret[at];
            foreach (var share in shares)
                share.Value[at] = ValueAt(share.Index, coefficients);
        }

        CryptographicOperations.ZeroMemory(coefficients);
        return shares;
    }

    /// <summary>
    /// Brings a secret back: Lagrange's interpolation at 0. Fewer shares than were needed, or a changed one, give other bytes and no
    /// error; whoever combines must know the secret when they see it.
    /// </summary>
    /// <param name="shares">As many different shares of one secret as are needed, or more.</param>
    /// <exception cref="ArgumentException">There is none, two have one index or it is 0, or they differ in length.</exception>
    public static byte[] Combine(IReadOnlyList<SecretShare> shares)
    {
        if (shares.Count == 0)
            throw new ArgumentException("There is no share.", nameof(shares));
        if (shares.Select(share => share.Index).Distinct().Count() != shares.Count || shares.Any(share => share.Index == 0))
            throw new ArgumentException("Each share has an index of its own, from 1.", nameof(shares));
        if (shares.Any(share => share.Value.Length != shares[0].Value.Length))
            throw new ArgumentException("Shares of one secret have one length.", nameof(shares));

        var secret = new byte[shares[0].Value.Length];
        foreach (var share in shares)
        {
            byte weight = 1;
            foreach (var other in shares)
                if (other.Index != share.Index)
                    weight = Times(weight, Times(other.Index, Inverse((byte)(other.Index ^ share.Index))));
            for (var at = 0; at < secret.Length; at++)
                secret[at] ^= Times(share.Value[at], weight);
        }

        return secret;
    }

    // Horner's rule; adding is exclusive or.
    private static byte ValueAt(byte index, ReadOnlySpan<byte> coefficients)
    {
        byte value = 0;
        for (var degree = coefficients.Length - 1; degree >= 0; degree--)
            value = (byte)(Times(value, index) ^ coefficients[degree]);
        return value;
    }

    // Without tables or branches, so that its time says nothing about the secret.
    private static byte Times(byte first, byte second)
    {
        int product = 0,
            doubled = first;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= doubled & -((second >> bit) & 1);
            doubled = (doubled << 1) ^ (0x11B & -(doubled >> 7));
        }

        return (byte)product;
    }

    // All but 0 have order 255, or a divisor of it: the inverse is the 254th power.
    private static byte Inverse(byte element)
    {
        byte inverse = 1;
        for (var factor = 0; factor < 254; factor++)
            inverse = Times(inverse, element);
        return inverse;
    }
}
