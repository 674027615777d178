using System.Security.Cryptography;

namespace PeerAtlas.Anonymity;

/// <summary>EMSA-PSS with SHA-384 and MGF1 (RFC 8017, section 9.1.1).</summary>
internal static class PssEncoding
{
    private const int HashLength = SHA384.HashSizeInBytes;

    /// <summary>Encodes the hash of a message to <paramref name="bits"/> bits.</summary>
    /// <exception cref="ArgumentException">The key is too small for hash and salt.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> message, int bits, ReadOnlySpan<byte> salt)
    {
        var length = (bits + 7) / 8;
        if (length < HashLength + salt.Length + 2)
            throw new ArgumentException("The key is too small for this salt.", nameof(bits));

        byte[] toHash = [.. new byte[8], .. SHA384.HashData(message), .. salt];
        var hash = SHA384.HashData(toHash);

        var encoded = new byte[length];
        var block = encoded.AsSpan(0, length - HashLength - 1);
        block[^(salt.Length + 1)] = 0x01;
        salt.CopyTo(block[^salt.Length..]);
        Mask(block, hash);
        block[0] &= (byte)(0xFF >> ((8 * length) - bits));
        hash.CopyTo(encoded, block.Length);
        encoded[^1] = 0xBC;
        return encoded;
    }

    // MGF1 of RFC 8017, appendix B.2.1, xored over the block.
    private static void Mask(Span<byte> block, ReadOnlySpan<byte> seed)
    {
        Span<byte> input = stackalloc byte[HashLength + 4];
        Span<byte> mask = stackalloc byte[HashLength];
        seed.CopyTo(input);
        for (var i = 0; i < block.Length; i++)
        {
            if (i % HashLength == 0)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(input[HashLength..], i / HashLength);
                SHA384.HashData(input, mask);
            }

            block[i] ^= mask[i % HashLength];
        }
    }
}
