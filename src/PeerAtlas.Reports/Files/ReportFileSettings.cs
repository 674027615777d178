namespace PeerAtlas.Reports.Files;

/// <summary>What files of reports may hold; configuration section "ReportFiles".</summary>
public sealed class ReportFileSettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "ReportFiles";

    /// <summary>Whether analysts may have the agencies' choices as records, without names, texts and numbers. An agency may be known by its answers.</summary>
    public bool AgencyRecords { get; set; }
}
