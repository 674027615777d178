namespace PeerAtlas.Workforce;

/// <summary>Address of the page that says what a wage does to benefits.</summary>
public static class WageLinks
{
    /// <summary>The page.</summary>
    public const string Index = "/benefits";
}
