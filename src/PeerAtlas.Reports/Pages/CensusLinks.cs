namespace PeerAtlas.Reports;

/// <summary>Addresses of the waves to which reports lead; another module has the pages.</summary>
internal static class CensusLinks
{
    public const string Waves = "/waves";

    public static string Wave(Guid wave) => $"/waves/{wave}";
}
