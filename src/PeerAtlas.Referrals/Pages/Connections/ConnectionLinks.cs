namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of connections.</summary>
internal static class ConnectionLinks
{
    public const string Index = "/connections";

    public static string Tokens(Guid organisation) => $"/connections/{organisation}";
}
