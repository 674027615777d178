namespace PeerAtlas.Referrals;

/// <summary>Addresses of the page of supervision.</summary>
internal static class SupervisionLinks
{
    public const string Index = "/supervision";
}
