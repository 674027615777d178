namespace PeerAtlas.Census;

/// <summary>Addresses of the survey of an agency.</summary>
internal static class SurveyLinks
{
    public static string Index(string token) => $"/survey/{token}";

    public static string Colleague(string token) => $"/survey/{token}/colleague";

    public static string Refuse(string token) => $"/survey/{token}/refuse";

    public static string Receipt(string token, Guid response) => $"/survey/{token}/{response}/receipt";

    public static string Review(string token, Guid response) => $"/survey/{token}/{response}/review";

    public static string Questions(string token, Guid response, string part) => $"/survey/{token}/{response}/page/{part}";
}
