namespace PeerAtlas.Workforce;

/// <summary>Addresses of the pages of badges.</summary>
public static class BadgeLinks
{
    /// <summary>Where anybody verifies a badge.</summary>
    public const string Verify = "/badges/verify";

    /// <summary>A badge that its holder shows.</summary>
    public static string Badge(string token) => $"/badges/shown/{token}";

    /// <summary>The badge as a file.</summary>
    public static string File(string token) => $"/badges/shown/{token}?handler=File";

    /// <summary>The badge as an image.</summary>
    public static string Image(string token) => $"/badges/shown/{token}?handler=Image";

    /// <summary>The badge to print, as PDF.</summary>
    public static string Pdf(string token) => $"/badges/shown/{token}/pdf";

    /// <summary>The list of withdrawn badges of a centre.</summary>
    public static string Withdrawn(Guid centre) => $"/badges/withdrawn/{centre}";
}
