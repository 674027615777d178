namespace PeerAtlas.Census;

/// <summary>Addresses of what follows on a wave; another module has the pages.</summary>
internal static class ReportingLinks
{
    public const string Reports = "/reports";

    public static string Size(Guid wave) => $"/waves/{wave}/size";
}
