namespace PeerAtlas.Badges.LinkedData;

/// <summary>Which context of the folder stands under which address. Contexts/NOTICE.md tells where they come from.</summary>
internal static class ShippedContexts
{
    /// <summary>The first context of a credential of today.</summary>
    public const string Credentials = "https://www.w3.org/ns/credentials/v2";

    /// <summary>The first context of a credential of before 2025.</summary>
    public const string CredentialsOfBefore = "https://www.w3.org/2018/credentials/v1";

    /// <summary>The context of the badges that PeerAtlas issues.</summary>
    public const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// <summary>The names of lists of withdrawn credentials and of their renewal.</summary>
    public const string Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Credentials] = "credentials-v2",
            [CredentialsOfBefore] = "credentials-v1",
            ["https://www.w3.org/ns/credentials/undefined-terms/v2"] = "undefined-terms-v2",
            ["https://purl.imsglobal.org/spec/ob/v3p0/context.json"] = "ob-3.0.0",
            ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"] = "ob-3.0.1",
            ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"] = "ob-3.0.2",
            [OpenBadges] = "ob-3.0.3",
            [Extensions] = "ob-extensions",
            ["https://w3id.org/security/data-integrity/v1"] = "data-integrity-v1",
            ["https://w3id.org/security/data-integrity/v2"] = "data-integrity-v2",
            ["https://w3id.org/security/multikey/v1"] = "multikey-v1",
            ["https://w3id.org/security/suites/ed25519-2020/v1"] = "ed25519-2020-v1",
        };
}
