using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Anonymity.Tests;

/// <summary>Values from Reference/rfc9474-vectors.json, the vectors of RFC 9474, appendix A.</summary>
public sealed class BlindSignatureTests
{
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    public static TheoryData<string> Variants => [.. Vectors().Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Blinding_signing_and_unblinding_give_the_values_of_the_standard(string name)
    {
        var (vector, variant) = Vectors()[name];
        var key = PrivateKey(vector);
        var prepared = Bytes(vector, "input_msg");

        var blinded = BlindSignature.Blind(key, prepared, Bytes(vector, "salt"), Number(vector, "inv"));
        Assert.Equal(Bytes(vector, "blinded_msg"), blinded.Message);
        var blindSignature = BlindSignature.Sign(key, blinded.Message);
        Assert.Equal(Bytes(vector, "blind_sig"), blindSignature);
        var signature = BlindSignature.Finalize(key, variant, prepared, blindSignature, blinded.Inverse);
        Assert.Equal(Bytes(vector, "sig"), signature);
    }

    [Fact]
    public void A_random_serial_goes_all_the_way_round_and_verifies_as_an_ordinary_signature()
    {
        var key = Key.Value.ExportParameters(includePrivateParameters: true);
        var serial = BlindSignature.Prepare(BlindSignatureVariant.PssRandomized, "a serial"u8);
        var blinded = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, serial);
        var signature = BlindSignature.Finalize(key, BlindSignatureVariant.PssRandomized, serial, BlindSignature.Sign(key, blinded.Message), blinded.Inverse);

        Assert.True(Key.Value.VerifyData(serial, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss));
        Assert.False(BlindSignature.Verify(key, BlindSignatureVariant.PssRandomized, [.. serial, 0], signature));
    }

    [Fact]
    public void The_same_serial_blinded_twice_looks_different_to_the_signer()
    {
        var key = Key.Value.ExportParameters(includePrivateParameters: false);
        var first = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, "a serial"u8);
        var second = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, "a serial"u8);
        Assert.NotEqual(first.Message, second.Message);
    }

    [Fact]
    public void Signing_the_same_blinded_message_again_gives_the_same_signature()
    {
        var key = Key.Value.ExportParameters(includePrivateParameters: true);
        var blinded = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, "a serial"u8);
        Assert.Equal(BlindSignature.Sign(key, blinded.Message), BlindSignature.Sign(key, blinded.Message));
    }

    [Fact]
    public void A_signature_by_another_key_is_refused()
    {
        using var other = RSA.Create(2048);
        var key = Key.Value.ExportParameters(includePrivateParameters: true);
        var blinded = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, "a serial"u8);
        var forged = new byte[blinded.Message.Length];
        blinded.Message.CopyTo(forged, 0);
        forged[^1] ^= 1;
        Assert.Throws<CryptographicException>(() =>
            BlindSignature.Finalize(key, BlindSignatureVariant.PssRandomized, "a serial"u8, BlindSignature.Sign(key, forged), blinded.Inverse)
        );
    }

    [Fact]
    public void A_number_that_does_not_fit_the_key_is_not_signed()
    {
        var key = Key.Value.ExportParameters(includePrivateParameters: true);
        Assert.Throws<CryptographicException>(() => BlindSignature.Sign(key, Enumerable.Repeat((byte)0xFF, 256).ToArray()));
        Assert.Throws<CryptographicException>(() => BlindSignature.Sign(key, new byte[255]));
    }

    private static Dictionary<string, (JsonElement Vector, BlindSignatureVariant Variant)> Vectors()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Reference", "rfc9474-vectors.json");
        using var document = JsonDocument.Parse(File.ReadAllText(file, Encoding.UTF8));
        return document
            .RootElement.EnumerateArray()
            .ToDictionary(
                vector => vector.GetProperty("name").GetString()!,
                vector => (vector.Clone(), new BlindSignatureVariant((int)Number(vector, "sLen"), Number(vector, "is_randomized").IsOne)),
                StringComparer.Ordinal
            );
    }

    // The vectors give the primes and the private exponent; the rest of a private key follows from them.
    private static RSAParameters PrivateKey(JsonElement vector)
    {
        var (p, q, d) = (Number(vector, "p"), Number(vector, "q"), Number(vector, "d"));
        return new RSAParameters
        {
            Modulus = Bytes(vector, "n"),
            Exponent = Bytes(vector, "e"),
            D = Bytes(vector, "d"),
            P = Bytes(vector, "p"),
            Q = Bytes(vector, "q"),
            DP = Big(d % (p - 1)),
            DQ = Big(d % (q - 1)),
            InverseQ = Big(BigInteger.ModPow(q, p - 2, p)),
        };
    }

    private static byte[] Big(BigInteger value) => value.ToByteArray(isUnsigned: true, isBigEndian: true);

    private static BigInteger Number(JsonElement vector, string name) => new(Bytes(vector, name), isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(JsonElement vector, string name)
    {
        var text = vector.GetProperty(name).GetString()!;
        return Convert.FromHexString(text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text);
    }
}
