namespace PeerAtlas.Census;

/// <summary>Addresses of the preview of a survey.</summary>
internal static class PreviewLinks
{
    public static string Of(string token) => $"/preview/{token}";
}
