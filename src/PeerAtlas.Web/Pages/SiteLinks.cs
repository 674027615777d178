namespace PeerAtlas.Web;

/// <summary>Addresses of the pages of the site itself.</summary>
internal static class SiteLinks
{
    public const string Index = "/";

    public const string Audit = "/audit";

    public const string Demonstration = "/demonstration";

    public const string FirstRun = "/first-run";

    public static string Error(int? code = null) => code is null ? "/error" : FormattableString.Invariant($"/error/{code}");
}
