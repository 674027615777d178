namespace PeerAtlas.Census;

/// <summary>Addresses of the survey of peer workers.</summary>
public static class PeerLinks
{
    public const string Index = "/peer";

    public const string Receipt = "/peer/receipt";
}
