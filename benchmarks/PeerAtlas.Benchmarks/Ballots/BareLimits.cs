using System.Diagnostics;
using System.Security.Cryptography;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Sealing;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>What one processor does of the mathematics when nothing else is asked of it, a second.</summary>
/// <param name="Signatures">Blind signatures at 2048 bits, as the site makes them: raw private operation, masked and checked.</param>
/// <param name="PlainSignatures">Ordinary signatures by the platform's own library, which cannot sign blind.</param>
/// <param name="Verifications">Ballots checked.</param>
/// <param name="Envelopes">Answers sealed.</param>
internal sealed record BareLimits(double Signatures, double PlainSignatures, double Verifications, double Envelopes)
{
    private const int Bits = 2048;

    public static BareLimits Measure(TimeSpan duration)
    {
        using var rsa = RSA.Create(Bits);
        using var sealing = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var prepared = BlindSignature.Prepare(BlindSignatureVariant.PssRandomized, RandomNumberGenerator.GetBytes(32));
        var blinded = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, prepared);
        var signature = BlindSignature.Finalize(key, BlindSignatureVariant.PssRandomized, prepared, BlindSignature.Sign(key, blinded.Message), blinded.Inverse);
        var answers = RandomNumberGenerator.GetBytes(SealedAnswer.Capacity / 2);
        return new BareLimits(
            Rate(duration, () => BlindSignature.Sign(key, blinded.Message)),
            Rate(duration, () => rsa.SignData(prepared, HashAlgorithmName.SHA384, RSASignaturePadding.Pss)),
            Rate(duration, () => BlindSignature.Verify(key, BlindSignatureVariant.PssRandomized, prepared, signature)),
            Rate(duration, () => SealedEnvelope.Seal(sealing.PublicKey, answers, SealedAnswer.Capacity))
        );
    }

    // By processor time, so that other programs on the machine do not count.
    private static double Rate(TimeSpan duration, Action action)
    {
        action();
        var (clock, before, count) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime, 0);
        for (; clock.Elapsed < duration; count++)
            action();
        return count / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
