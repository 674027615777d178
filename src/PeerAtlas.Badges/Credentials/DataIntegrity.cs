using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Credentials;

/// <summary>Proofs of the kind <c>eddsa-rdfc-2022</c>: what is signed is the hash of the proof's own statements and that of the document's.</summary>
internal static class DataIntegrity
{
    public const string Suite = "eddsa-rdfc-2022";

    /// <summary>The document with a proof.</summary>
    public static JsonObject Sign(JsonObject document, IssuerKey key, DateTimeOffset created)
    {
        var proof = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = Suite,
            ["created"] = CredentialMoments.Write(created),
            ["verificationMethod"] = key.Id,
            ["proofPurpose"] = "assertionMethod",
        };
        var signature = key.Sign(Data(Element(document), Element(proof), ContextLibrary.Shipped));
        proof["proofValue"] = Multibase.Encode(signature);
        document["proof"] = proof;
        return document;
    }

    /// <summary>What a signature is of.</summary>
    /// <exception cref="LinkedDataException">The document or the proof cannot be turned into statements.</exception>
    public static byte[] Data(JsonElement document, JsonElement proof, ContextLibrary library)
    {
        var (statements, options) = Canonical(document, proof, library);
        return [.. HashOf(options), .. HashOf(statements)];
    }

    /// <summary>What a signature of the kind <c>eddsa-jcs-2022</c> is of: the text of the proof and that of the document, in the one form of RFC 8785.</summary>
    public static byte[] TextData(JsonElement document, JsonElement proof) =>
        [.. HashOf(CanonicalJson.Write(Without(proof, "proofValue"))), .. HashOf(CanonicalJson.Write(Without(document, "proof")))];

    /// <summary>The statements of the document without its proofs, and those of the proof without its value.</summary>
    public static (string Document, string Proof) Canonical(JsonElement document, JsonElement proof, ContextLibrary library)
    {
        var unsigned = JsonObject.Create(document)!;
        unsigned.Remove("proof");
        var options = JsonObject.Create(proof)!;
        options.Remove("proofValue");
        if (!options.ContainsKey("@context"))
            options["@context"] = unsigned["@context"]?.DeepClone();
        return (Canonicalization.Of(Element(unsigned), library), Canonicalization.Of(Element(options), library));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static JsonElement Without(JsonElement json, string name)
    {
        var copy = JsonObject.Create(json)!;
        copy.Remove(name);
        return Element(copy);
    }

    private static JsonElement Element(JsonNode node) => BadgeJson.Parse(JsonSerializer.SerializeToUtf8Bytes(node));
}
