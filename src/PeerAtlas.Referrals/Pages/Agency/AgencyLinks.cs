namespace PeerAtlas.Referrals;

/// <summary>Addresses of what an agency chose and who read its records.</summary>
internal static class AgencyLinks
{
    public static string Choices(Guid organisation) => $"/teams/{organisation}/choices";

    public static string Record(Guid organisation) => $"/teams/{organisation}/record";
}
