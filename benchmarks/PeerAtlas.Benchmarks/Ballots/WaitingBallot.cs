using System.Buffers.Text;
using System.Security.Cryptography;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Answers;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>A ballot that its browser has blinded, and the code that pays for its signature.</summary>
internal sealed class WaitingBallot
{
    private readonly RSAParameters key;
    private readonly Guid wave;
    private readonly byte[] prepared = BlindSignature.Prepare(BlindSignatureVariant.PssRandomized, RandomNumberGenerator.GetBytes(32));
    private readonly BlindedMessage blinded;

    public WaitingBallot(RSAParameters key, Guid wave, string code)
    {
        (this.key, this.wave, Code) = (key, wave, code);
        blinded = BlindSignature.Blind(key, BlindSignatureVariant.PssRandomized, prepared);
    }

    public string Code { get; }

    public string Blinded => Base64Url.EncodeToString(blinded.Message);

    /// <summary>The blind signature as it came, in base64url; null while it waits.</summary>
    public string? Signed { get; set; }

    /// <summary>The ballot in writing.</summary>
    /// <exception cref="CryptographicException">The signature is none on this ballot.</exception>
    public string Finish() =>
        Ballot.Write(
            wave,
            prepared,
            BlindSignature.Finalize(key, BlindSignatureVariant.PssRandomized, prepared, Base64Url.DecodeFromChars(Signed), blinded.Inverse)
        );
}
