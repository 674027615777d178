namespace PeerAtlas.Platform.Access;

/// <summary>Addresses of the pages of members, to which modules lead.</summary>
public static class MemberLinks
{
    public const string Index = "/members";

    public static string Organisation(Guid organisation) => $"/members/{organisation}";

    public static string Member(Guid organisation, Guid membership) => $"/members/{organisation}/{membership}";
}
