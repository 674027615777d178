using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NSec.Cryptography;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Keys;

/// <summary>The key with which an issuer signs, as a file keeps it: Multikey as JSON, with the secret part.</summary>
public sealed class IssuerKey : IDisposable
{
    private const string Context = "https://w3id.org/security/multikey/v1";

    private static readonly byte[] SecretPrefix = [0x80, 0x26];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Key key;

    private IssuerKey(Key key, string? controller, string? id)
    {
        this.key = key;
        Public = VerificationKey.Of(key.PublicKey);
        Controller = controller ?? Public.Did;
        Id = id ?? $"{Controller}#{Public.Text}";
    }

    /// <summary>The part that may be known.</summary>
    public VerificationKey Public { get; }

    /// <summary>Whose key it is: the issuer's id. The key itself as <c>did:key</c> unless an address was told.</summary>
    public string Controller { get; }

    /// <summary>The name under which a proof tells the key.</summary>
    public string Id { get; }

    /// <summary>Makes a key.</summary>
    /// <param name="controller">The issuer's address, if it is to be known by one; the key then has to be found there.</param>
    public static IssuerKey Create(Uri? controller = null) => new(Key.Create(SignatureAlgorithm.Ed25519, Exportable), controller?.OriginalString, null);

    /// <summary>Reads the file of a key.</summary>
    /// <exception cref="BadgeInputException">It is none.</exception>
    public static IssuerKey Read(ReadOnlyMemory<byte> utf8)
    {
        var file = BadgeJson.Parse(utf8);
        var seed = Multibase.Decode(file.Text("secretKeyMultibase")) is [0x80, 0x26, .. { Length: 32 or 64 } secret]
            ? secret
            : throw new BadgeInputException("The file has no secretKeyMultibase that is a secret key of Ed25519.");
        var read = new IssuerKey(
            Key.Import(SignatureAlgorithm.Ed25519, seed.AsSpan(0, 32), KeyBlobFormat.RawPrivateKey, Exportable),
            file.Text("controller"),
            file.Text("id")
        );
        var problem =
            file.Text("publicKeyMultibase") is { } told && told != read.Public.Text ? "publicKeyMultibase is not the public part of secretKeyMultibase."
            : read.Id[..Math.Max(read.Id.IndexOf('#', StringComparison.Ordinal), 0)] != read.Controller ? "id is not that of a key of controller."
            : read.Controller.StartsWith(VerificationKey.DidStart, StringComparison.Ordinal) && read.Id != $"{read.Public.Did}#{read.Public.Text}"
                ? "controller is the did:key of another key."
            : null;
        if (problem is null)
            return read;
        read.Dispose();
        throw new BadgeInputException(problem);
    }

    /// <summary>The file of the key, with its secret part.</summary>
    public string Write() => Secret().ToJsonString(Indented) + "\n";

    /// <summary>The document that tells whose key it is, without its secret part: what an issuer who is known by an address publishes there.</summary>
    public string WritePublic() =>
        new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", Context),
            ["id"] = Controller,
            ["verificationMethod"] = new JsonArray(Method()),
            ["assertionMethod"] = new JsonArray(Id),
        }.ToJsonString(Indented) + "\n";

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(key, data);

    private JsonObject Secret()
    {
        var document = Method();
        document.Insert(0, "@context", Context);
        document["secretKeyMultibase"] = Multibase.Encode([.. SecretPrefix, .. key.Export(KeyBlobFormat.RawPrivateKey)]);
        return document;
    }

    private JsonObject Method() =>
        new()
        {
            ["id"] = Id,
            ["type"] = "Multikey",
            ["controller"] = Controller,
            ["publicKeyMultibase"] = Public.Text,
        };

    private static KeyCreationParameters Exportable => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
