using System.Text.Json;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>A key that a proof names, and whether it is the issuer's.</summary>
/// <param name="Key">The key; null where it could not be had.</param>
/// <param name="Belongs">Whether it is the issuer's.</param>
/// <param name="Detail">What was found, in a sentence.</param>
internal sealed record FoundKey(VerificationKey? Key, StepResult Belongs, string Detail);

/// <summary>Finds keys: in the name of the key itself, in documents that the operator has, or at addresses that may be asked.</summary>
internal sealed class IssuerDocuments(VerificationOptions options)
{
    private readonly List<JsonElement> given = [.. options.IssuerDocuments.Select(BadgeJson.Parse)];
    private readonly Dictionary<string, JsonElement?> fetched = new(StringComparer.Ordinal);

    /// <summary>The documents that the operator has given.</summary>
    public IReadOnlyList<JsonElement> Given => given;

    public FoundKey Find(string? method, string? issuer)
    {
        if (method is null || issuer is null)
            return new(null, StepResult.Failed, "The proof names no key, or the credential no issuer.");
        var (document, fragment) = Split(method);
        if (document.StartsWith(VerificationKey.DidStart, StringComparison.Ordinal))
            return OfKeyItself(document[VerificationKey.DidStart.Length..], fragment, document, method, issuer);
        if (Holding(method) is { } entry)
            return OfEntry(entry.Key, entry.Document, method, issuer);
        var named = VerificationKey.Of(fragment);
        return new(named, StepResult.Unknown, $"Nothing here tells that the key {Shown(method)} is the issuer's. {HowToGet(document)}");
    }

    /// <summary>The document at an address, if it may be asked; null where it may not or could not be had.</summary>
    public JsonElement? At(string address)
    {
        if (fetched.TryGetValue(address, out var known))
            return known;
        JsonElement? document = null;
        if (Location(address) is { } location && options.Source is { } source && source.Allows(location))
        {
            try
            {
                document = BadgeJson.Parse(source.Fetch(location));
            }
            catch (BadgeInputException)
            {
                document = null;
            }
        }

        return fetched[address] = document;
    }

    private FoundKey OfKeyItself(string text, string? fragment, string did, string method, string issuer)
    {
        if (fragment is not null && fragment != text)
            return new(null, StepResult.Failed, $"{Shown(method)} names two keys.");
        if (VerificationKey.Of(text) is not { } key)
            return new(null, StepResult.Unknown, $"{Shown(method)} is no key of Ed25519, and others are not supported.");
        if (did == issuer)
            return new(key, StepResult.Passed, "The issuer's id is the key itself.");
        if (issuer.StartsWith(VerificationKey.DidStart, StringComparison.Ordinal))
            return new(key, StepResult.Failed, $"The key is that of {Shown(did)}, and the issuer is {Shown(issuer)}.");
        return Documents(issuer) switch
        {
            [] => new(key, StepResult.Unknown, $"Nothing here tells that the key {Shown(did)} is that of the issuer {Shown(issuer)}. {HowToGet(issuer)}"),
            var documents when documents.Any(document => Vouches(document, method, issuer)) => new(
                key,
                StepResult.Passed,
                "The issuer's document names the key."
            ),
            _ => new(key, StepResult.Failed, "The issuer's document does not name the key."),
        };
    }

    private FoundKey OfEntry(JsonElement entry, JsonElement document, string method, string issuer)
    {
        var key = VerificationKey.Of(entry.Text("publicKeyMultibase")) ?? OfJwk(entry.Member("publicKeyJwk"));
        if (key is null)
            return new(null, StepResult.Unknown, $"{Shown(method)} is no key of Ed25519, and others are not supported.");
        if ((entry.Text("controller") ?? document.Text("id")) is { } owner && owner != issuer)
            return new(key, StepResult.Failed, $"The key is that of {Shown(owner)}, and the issuer is {Shown(issuer)}.");
        if (entry.Text("revoked") is { } revoked)
            return new(key, StepResult.Failed, $"The issuer has withdrawn the key, as of {Shown(revoked)}.");
        // A key that stands alone was given by the operator as the issuer's.
        var isAlone = document.Text("id") == method && given.Any(one => JsonElement.DeepEquals(one, entry));
        return isAlone || Documents(issuer).Any(one => Vouches(one, method, issuer))
            ? new(key, StepResult.Passed, "The issuer's document names the key.")
            : new(key, StepResult.Failed, "The issuer's document does not name the key as one to issue with.");
    }

    private List<JsonElement> Documents(string issuer)
    {
        var own = given.Where(document => document.Text("id") == issuer).ToList();
        return own.Count > 0 || At(issuer) is not { } found ? own : [found];
    }

    /// <summary>The entry of a key, in a document that is here or may be asked for.</summary>
    private (JsonElement Key, JsonElement Document)? Holding(string method)
    {
        var (address, _) = Split(method);
        foreach (var document in given)
        {
            if (Entry(document, method) is { } key)
                return (key, document);
        }

        return At(address) is { } found && Entry(found, method) is { } entry ? (entry, found) : null;
    }

    private static JsonElement? Entry(JsonElement document, string method)
    {
        if (document.Text("id") == method && document.Member("publicKeyMultibase") is not null)
            return document;
        foreach (var list in new[] { "verificationMethod", "assertionMethod" })
        {
            foreach (
                var entry in document.Member(list).Each().Where(entry => entry.ValueKind == JsonValueKind.Object && Whole(entry.Text("id"), document) == method)
            )
                return entry;
        }

        return null;
    }

    private static bool Vouches(JsonElement document, string method, string issuer)
    {
        if (document.Text("id") != issuer)
            return false;
        var list = document.Member("assertionMethod") is null ? "verificationMethod" : "assertionMethod";
        return document
            .Member(list)
            .Each()
            .Any(entry => Whole(entry.ValueKind == JsonValueKind.String ? entry.GetString() : entry.Text("id"), document) == method);
    }

    private static string? Whole(string? id, JsonElement document) => id is ['#', ..] ? document.Text("id") + id : id;

    private static VerificationKey? OfJwk(JsonElement? jwk) =>
        jwk is { } key && key.Text("kty") == "OKP" && key.Text("crv") == "Ed25519" && CompactToken.Bytes(key.Text("x")) is { Length: 32 } raw
            ? VerificationKey.Of(Multibase.Encode([0xED, 0x01, .. raw]))
            : null;

    private static (string Document, string? Fragment) Split(string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 ? (address[..mark], address[(mark + 1)..]) : (address, null);

    /// <summary>Where a document is asked for: at its address, or where did:web has it.</summary>
    private static Uri? Location(string address)
    {
        const string Web = "did:web:";
        if (address.StartsWith(Web, StringComparison.Ordinal))
        {
            var parts = address[Web.Length..].Split(':').Select(Uri.UnescapeDataString).ToList();
            address = $"https://{parts[0]}/{(parts.Count > 1 ? string.Join('/', parts.Skip(1)) : ".well-known")}/did.json";
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var location) && location.Scheme is "https" or "http" ? location : null;
    }

    private string HowToGet(string address) =>
        Location(address) is not { } location ? "Give the issuer's document as a file."
        : options.Source?.Allows(location) == true ? $"{location.Host} was asked and gave no such document."
        : $"Give the issuer's document as a file, or allow {location.Host} to be asked.";

    private static string Shown(string text) => LinkedDataException.Shown(text);
}
