using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Pages;

/// <summary>A report document as the page shows it.</summary>
/// <param name="Document">The document.</param>
public sealed record ReportView(ReportDocument Document)
{
    /// <summary>The published version; null for a preview.</summary>
    public PublishedReport? Version { get; init; }

    /// <summary>The report's place in public addresses; empty for a preview.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The files in which it can be had; null for a preview.</summary>
    public DownloadList? Downloads { get; init; }
}

/// <summary>The files of a published version.</summary>
/// <param name="Slug">The report's place in public addresses.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="HasPdf">Whether PDFs can be made here.</param>
public sealed record DownloadList(string Slug, int Number, bool HasPdf);
