namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of a peer worker’s referrals.</summary>
internal static class InboxLinks
{
    public const string Index = "/inbox";

    public const string Introduction = "/introduction";

    public static string Referral(Guid referral) => $"/inbox/{referral}";
}
