using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Sealing;

namespace PeerAtlas.Census.Answers;

/// <summary>
/// A ballot: a serial that the browser made, and the wave's signature on it, given without seeing it. It says that its holder had a
/// code, and not which.
/// </summary>
public sealed class Ballot
{
    /// <summary>What a ballot begins with when it is written down.</summary>
    public const string Mark = "PA1.";

    private const int WaveBytes = 16;

    private Ballot(Guid waveId, byte[] message, byte[] signature) => (WaveId, Message, Signature) = (waveId, message, signature);

    /// <summary>For which wave.</summary>
    public Guid WaveId { get; }

    /// <summary>What was signed: 32 random bytes of the scheme, then the serial of 32 bytes.</summary>
    public byte[] Message { get; }

    /// <summary>The signature.</summary>
    public byte[] Signature { get; }

    /// <summary>SHA-256 of what was signed; by this a ballot is known to be spent.</summary>
    public byte[] Serial => SHA256.HashData(Message);

    /// <summary>
    /// Reads a ballot as browsers and people write it: <c>PA1.</c> and base64url of wave, message and signature; white space does not
    /// matter.
    /// </summary>
    public static bool TryRead(string? written, [NotNullWhen(true)] out Ballot? ballot)
    {
        ballot = null;
        var text = string.Concat((written ?? "").Where(character => !char.IsWhiteSpace(character)));
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || text.Length > 1000)
            return false;
        if (!Base64Url.IsValid(text.AsSpan(Mark.Length)))
            return false;
        var bytes = Base64Url.DecodeFromChars(text.AsSpan(Mark.Length));
        if (bytes.Length != WaveBytes + MessageBytes + SignatureBytes)
            return false;
        ballot = new Ballot(
            new Guid(bytes.AsSpan(0, WaveBytes), bigEndian: true),
            bytes[WaveBytes..(WaveBytes + MessageBytes)],
            bytes[(WaveBytes + MessageBytes)..]
        );
        return true;
    }

    /// <summary>Writes a ballot down.</summary>
    public static string Write(Guid waveId, byte[] message, byte[] signature) =>
        Mark + Base64Url.EncodeToString([.. waveId.ToByteArray(bigEndian: true), .. message, .. signature]);

    internal const int MessageBytes = 64;

    internal const int SignatureBytes = 256;
}

/// <summary>Tells ballots that a wave signed from all others.</summary>
internal sealed class BallotReader(WaveSeals seals)
{
    /// <summary>The ballot, if its wave signed it; null for a forged one, or one of a wave that does not exist.</summary>
    public async Task<Ballot?> ReadAsync(string? written, CancellationToken cancellation) =>
        Ballot.TryRead(written, out var ballot)
        && await seals.FindAsync(ballot.WaveId, cancellation) is { } keys
        && BlindSignature.Verify(keys.Signing, BlindSignatureVariant.PssRandomized, ballot.Message, ballot.Signature)
            ? ballot
            : null;
}
