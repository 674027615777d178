namespace PeerAtlas.Documents.Pdf;

/// <summary>How PDF is made; configuration section "ReportFiles", where it stood before other documents than reports were printed.</summary>
public sealed class PdfSettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "ReportFiles";

    /// <summary>Where Chromium is; looked for in the usual places when empty, and never used when it says "none".</summary>
    public string Chromium { get; set; } = "";

    /// <summary>How many seconds a PDF may take.</summary>
    public int PdfSeconds { get; set; } = 60;
}
