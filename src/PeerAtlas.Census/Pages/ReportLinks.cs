namespace PeerAtlas.Census;

/// <summary>Addresses of the page of reports to which a wave leads; another module has it.</summary>
internal static class ReportLinks
{
    public const string Index = "/reports";
}
