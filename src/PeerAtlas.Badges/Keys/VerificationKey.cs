using NSec.Cryptography;

namespace PeerAtlas.Badges.Keys;

/// <summary>A public key of Ed25519, by which anybody can check a signature.</summary>
public sealed class VerificationKey
{
    /// <summary>What a <c>did:key</c> begins with.</summary>
    public const string DidStart = "did:key:";

    private static readonly byte[] Prefix = [0xED, 0x01];

    private readonly PublicKey key;

    private VerificationKey(PublicKey key, string multibase) => (this.key, Text) = (key, multibase);

    /// <summary>The key as a text, <c>z6Mk…</c>.</summary>
    public string Text { get; }

    /// <summary>The key as the name of whoever has its secret part.</summary>
    public string Did => DidStart + Text;

    /// <summary>The key of a text; null where it is none of Ed25519.</summary>
    public static VerificationKey? Of(string? multibase) =>
        Multibase.Decode(multibase) is [0xED, 0x01, .. { Length: 32 } raw]
        && PublicKey.TryImport(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey, out var key)
            ? new(key!, multibase!)
            : null;

    /// <summary>Whether the secret part of the key signed the data.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureAlgorithm.Ed25519.SignatureSize && SignatureAlgorithm.Ed25519.Verify(key, data, signature);

    internal static VerificationKey Of(PublicKey key) => new(key, Multibase.Encode([.. Prefix, .. key.Export(KeyBlobFormat.RawPublicKey)]));
}
