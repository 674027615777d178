using System.Text.Json;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Credentials;

/// <summary>Makes and signs an Open Badge 3.0.</summary>
public static class Badge
{
    /// <summary>The signed credential, as one line of JSON.</summary>
    /// <exception cref="BadgeInputException">The key is not that of the issuer who is told.</exception>
    /// <exception cref="LinkedDataException">Something that is told cannot be protected by a signature.</exception>
    public static string Issue(BadgeDescription description, IssuerKey key, DateTimeOffset now)
    {
        if (description.Issuer.Id is { } id && id != key.Controller)
            throw new BadgeInputException($"issuer.id: The key is that of {key.Controller}.");
        if (description.ValidUntil <= (description.ValidFrom ?? now))
            throw new BadgeInputException("valid_until: This is to be after valid_from.");
        var signed = DataIntegrity.Sign(Unsigned(description, key, now), key, now);
        // So written there is no other way to write a character of it, and every byte that is changed changes what it says.
        return CanonicalJson.Write(JsonSerializer.SerializeToElement(signed), isSorted: false);
    }

    private static JsonObject Unsigned(BadgeDescription description, IssuerKey key, DateTimeOffset now)
    {
        var hasExtensions = description.Revocations is not null || description.Refresh is not null;
        string[] contexts = [ShippedContexts.Credentials, ShippedContexts.OpenBadges, .. hasExtensions ? [ShippedContexts.Extensions] : Array.Empty<string>()];
        return Without(
            new()
            {
                ["@context"] = new JsonArray([.. contexts.Select(context => (JsonNode)context)]),
                ["id"] = description.Id ?? NewId(),
                ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
                ["name"] = description.Achievement.Name,
                ["issuer"] = Issuer(description.Issuer, key),
                ["validFrom"] = CredentialMoments.Write(description.ValidFrom ?? now),
                ["validUntil"] = description.ValidUntil is { } until ? CredentialMoments.Write(until) : null,
                ["credentialSubject"] = Subject(description),
                ["credentialStatus"] = Service(description.Revocations, "1EdTechRevocationList"),
                ["refreshService"] = Service(description.Refresh, "1EdTechCredentialRefresh"),
            }
        );
    }

    private static JsonObject Issuer(BadgeIssuer issuer, IssuerKey key) =>
        Without(
            new()
            {
                ["id"] = key.Controller,
                ["type"] = new JsonArray("Profile"),
                ["name"] = issuer.Name,
                ["url"] = issuer.Url,
                ["email"] = issuer.Email,
            }
        );

    private static JsonObject Subject(BadgeDescription description)
    {
        var (achievement, recipient) = (description.Achievement, description.Recipient);
        return Without(
            new()
            {
                ["id"] = recipient.Id,
                ["type"] = new JsonArray("AchievementSubject"),
                ["identifier"] = Identifier(recipient),
                ["achievement"] = Without(
                    new()
                    {
                        ["id"] = achievement.Id ?? NewId(),
                        ["type"] = new JsonArray("Achievement"),
                        ["achievementType"] = achievement.Kind,
                        ["name"] = achievement.Name,
                        ["description"] = achievement.Description,
                        ["criteria"] = Without(new() { ["id"] = achievement.CriteriaUrl, ["narrative"] = achievement.Criteria }),
                        ["image"] = achievement.Image is { } image ? new JsonObject { ["id"] = image, ["type"] = "Image" } : null,
                    }
                ),
            }
        );
    }

    private static JsonArray? Identifier(BadgeRecipient recipient)
    {
        if (recipient.Email is not { } email)
            return null;
        var salt = recipient.Salt ?? IdentityHash.NewSalt();
        return
        [
            new JsonObject
            {
                ["type"] = "IdentityObject",
                ["hashed"] = true,
                ["identityHash"] = IdentityHash.Of(email, salt),
                ["identityType"] = "emailAddress",
                ["salt"] = salt,
            },
        ];
    }

    private static JsonObject? Service(string? address, string type) => address is null ? null : new JsonObject { ["id"] = address, ["type"] = type };

    private static JsonObject Without(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);
        return json;
    }

    private static string NewId() => $"urn:uuid:{Guid.NewGuid()}";
}
