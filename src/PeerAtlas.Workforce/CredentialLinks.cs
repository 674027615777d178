namespace PeerAtlas.Workforce;

/// <summary>Addresses of the pages of credentials.</summary>
public static class CredentialLinks
{
    /// <summary>The way to the register of one's centre.</summary>
    public const string Index = "/credentials";

    /// <summary>One's own credentials.</summary>
    public const string Own = "/account/credentials";

    /// <summary>Where one applies.</summary>
    public const string Apply = "/account/credentials/apply";

    /// <summary>What the rules ask next.</summary>
    public const string Next = "/account/credentials/next";

    /// <summary>Where one applies for this one.</summary>
    public static string ApplyFor(string rule) => $"{Apply}?Rule={rule}";

    /// <summary>One of one's own.</summary>
    public static string OwnCredential(Guid credential) => $"/account/credentials/{credential}";

    /// <summary>The register of a centre.</summary>
    public static string Register(Guid organisation) => $"/credentials/{organisation}";

    /// <summary>A credential in the register.</summary>
    public static string Credential(Guid organisation, Guid credential) => $"/credentials/{organisation}/{credential}";

    /// <summary>Where one that was issued before is entered.</summary>
    public static string Enter(Guid organisation) => $"/credentials/{organisation}/enter";

    /// <summary>Where a list of them comes in.</summary>
    public static string Import(Guid organisation) => $"/credentials/{organisation}/import";

    /// <summary>Where a list of who was at a course comes in.</summary>
    public static string Attendance(Guid organisation) => $"/credentials/{organisation}/attendance";

    /// <summary>The sessions of a centre's courses.</summary>
    public static string Sessions(Guid organisation) => $"/credentials/{organisation}/sessions";

    /// <summary>Who was at a session.</summary>
    public static string Session(Guid organisation, Guid session) => $"/credentials/{organisation}/sessions/{session}";
}
