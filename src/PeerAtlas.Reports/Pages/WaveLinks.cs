namespace PeerAtlas.Reports;

/// <summary>Addresses of the pages of waves to which reports lead; the census has them.</summary>
internal static class WaveLinks
{
    public const string Index = "/waves";

    public static string Overview(Guid wave) => $"/waves/{wave}";
}
