namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of the use of peer support.</summary>
internal static class UseLinks
{
    public const string Index = "/use";

    public static string Team(Guid team) => $"/use/{team}";
}
