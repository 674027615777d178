using System.Text.Json;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Credentials;

/// <summary>
/// Statements may stand anywhere in a document, while a reader looks for what a credential says of itself at its beginning. What is said elsewhere, as an
/// end or a list of withdrawn credentials, would be signed and not seen.
/// </summary>
internal static class StatedElsewhere
{
    private const string Credentials = "https://www.w3.org/2018/credentials#";

    private static readonly string[] Looked =
    [
        "issuer",
        "validFrom",
        "validUntil",
        "issuanceDate",
        "expirationDate",
        "credentialSubject",
        "credentialStatus",
        "refreshService",
    ];

    /// <exception cref="LinkedDataException">The credential says something of itself where nobody looks for it.</exception>
    public static void Refuse(JsonElement document, IReadOnlyCollection<Quad> quads)
    {
        if (document.Text("id") is not { } id)
            return;
        var subject = RdfTerm.Address(id);
        foreach (var name in Looked)
        {
            var stated = quads.Count(quad => quad.Graph is null && quad.Subject == subject && quad.Predicate == Credentials + name);
            if (stated > document.Member(name).Each().Count())
                throw new LinkedDataException($"It says its “{name}” where nobody looks for it.");
        }
    }
}
