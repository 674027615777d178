namespace PeerAtlas.Workforce;

/// <summary>Addresses of the pages of the rules of certification.</summary>
public static class CertificationLinks
{
    /// <summary>All rules.</summary>
    public const string Index = "/certification";

    /// <summary>Rules side by side.</summary>
    public const string Compare = "/certification/compare";

    /// <summary>What is missing here for somebody who is certified there.</summary>
    public const string Moving = "/certification/moving";

    /// <summary>How many people are certified.</summary>
    public const string Figures = "/certification/figures";

    /// <summary>Where the authority brings in a rule.</summary>
    public const string Upload = "/certification/upload";

    /// <summary>Who certifies in every state.</summary>
    public const string Bodies = "/certification/bodies";

    /// <summary>Where a list of them comes in.</summary>
    public const string BodiesImport = "/certification/bodies/import";

    /// <summary>Where one of them is changed, or added.</summary>
    public static string Body(Guid? body = null) => body is null ? "/certification/bodies/edit" : $"/certification/bodies/edit/{body}";

    /// <summary>One rule.</summary>
    public static string Rule(string rule) => $"/certification/rules/{rule}";
}
