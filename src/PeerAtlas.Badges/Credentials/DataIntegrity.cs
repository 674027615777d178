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
    public static byte[] Data(JsonElement document, JsonElement proof, ContextLibrary library) => Data(Statements(document, library), document, proof, library);

    /// <summary>What a signature is of, where the document's statements are known.</summary>
    /// <exception cref="LinkedDataException">The proof cannot be turned into statements.</exception>
    public static byte[] Data(string statements, JsonElement document, JsonElement proof, ContextLibrary library) =>
        [.. HashOf(Options(document, proof, library)), .. HashOf(statements)];

    /// <summary>What a signature of the kind <c>eddsa-jcs-2022</c> is of: the texts of proof and document, in the form of RFC 8785.</summary>
    public static byte[] TextData(JsonElement document, JsonElement proof) =>
        [.. HashOf(CanonicalJson.Write(Without(proof, "proofValue"))), .. HashOf(CanonicalJson.Write(Without(document, "proof")))];

    /// <summary>The statements of the document without its proofs.</summary>
    /// <exception cref="LinkedDataException">The document cannot be turned into statements, or hides some of them from its reader.</exception>
    public static string Statements(JsonElement document, ContextLibrary library)
    {
        var unsigned = Without(document, "proof");
        var quads = LinkedData.Statements.Of(unsigned, library, isPlain: true);
        StatedElsewhere.Refuse(unsigned, quads);
        return Canonicalization.Of(quads);
    }

    /// <summary>The statements of the proof without its value, in the words of the document unless it has its own.</summary>
    public static string Options(JsonElement document, JsonElement proof, ContextLibrary library)
    {
        var options = JsonObject.Create(proof)!;
        options.Remove("proofValue");
        if (!options.ContainsKey("@context") && document.TryGetProperty("@context", out var context))
            options["@context"] = JsonSerializer.SerializeToNode(context);
        if (!BeginsWith(document, options["@context"]))
            throw new LinkedDataException("It has other contexts than the document.");
        return Canonicalization.Of(LinkedData.Statements.Of(Element(options), library, isPlain: true));
    }

    // With contexts of its own a proof could say something else than it seems to.
    private static bool BeginsWith(JsonElement document, JsonNode? contexts)
    {
        var own = contexts is JsonArray several ? several.ToList() : [contexts];
        var all = document.Member("@context").Each().ToList();
        return own.Count is > 0
            && own.Count <= all.Count
            && own.Select((context, at) => JsonNode.DeepEquals(context, JsonSerializer.SerializeToNode(all[at]))).All(same => same);
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
