namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of referrals.</summary>
internal static class ReferralLinks
{
    public const string Index = "/referrals";

    public static string Refer(Guid person) => $"/refer/{person}";

    public static string Referral(Guid referral) => $"/referrals/{referral}";

    public static string FollowUp(Guid referral) => $"/referrals/{referral}/follow-up";
}
