using System.Security.Cryptography;

namespace PeerAtlas.Anonymity.Tests;

public sealed class SealedEnvelopeTests
{
    private readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("")]
    [InlineData("{\"role\":\"peer_worker\"}")]
    [InlineData("sí, mañana")]
    public void What_was_sealed_is_what_is_opened(string text) => Assert.Equal(text, SealedEnvelope.Open(key, SealedEnvelope.Seal(key.PublicKey, text, 4096)));

    [Fact]
    public void All_envelopes_have_one_size_whatever_they_hold()
    {
        Assert.Equal(SealedEnvelope.SizeFor(4096), SealedEnvelope.Seal(key.PublicKey, "", 4096).Length);
        Assert.Equal(SealedEnvelope.SizeFor(4096), SealedEnvelope.Seal(key.PublicKey, new string('x', 4096), 4096).Length);
    }

    [Fact]
    public void The_same_text_sealed_twice_looks_different() =>
        Assert.NotEqual(SealedEnvelope.Seal(key.PublicKey, "same", 64), SealedEnvelope.Seal(key.PublicKey, "same", 64));

    [Fact]
    public void Another_key_opens_nothing()
    {
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        Assert.ThrowsAny<CryptographicException>(() => SealedEnvelope.Open(other, SealedEnvelope.Seal(key.PublicKey, "text", 64)));
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var envelope = SealedEnvelope.Seal(key.PublicKey, "text", 16);
        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = (byte[])envelope.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => SealedEnvelope.Open(key, changed));
        }
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused_rather_than_cut() =>
        Assert.Throws<ArgumentException>(() => SealedEnvelope.Seal(key.PublicKey, "longer than eight", 8));
}
