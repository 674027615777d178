namespace PeerAtlas.Platform.Work;

/// <summary>Addresses of the pages of work under way, to which modules lead.</summary>
public static class WorkLinks
{
    public const string Index = "/works";

    public static string Work(Guid work) => $"/works/{work}";
}
