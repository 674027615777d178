using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Files;

/// <summary>A published version as files are made from it: the document and where it stands.</summary>
/// <param name="Document">What was published.</param>
/// <param name="Number">The version.</param>
/// <param name="PublishedOn">The day, where the authority is.</param>
/// <param name="Correction">What it corrects; empty for the first version.</param>
/// <param name="Address">Its stable address.</param>
public sealed record ReportEdition(ReportDocument Document, int Number, DateOnly PublishedOn, string Correction, string Address)
{
    /// <summary>When the wave was answered.</summary>
    internal string Facts =>
        $"Wave {Document.Wave}: answered from {Day(Document.OpensOn)} to {Day(Document.ClosesOn)}. "
        + (Document.PlannedUntil is { } planned ? $"It was closed early: answers were to be taken until {Day(planned)}. " : "")
        + $"Version {Number}, published {Day(PublishedOn)}.";

    /// <summary>How to cite it.</summary>
    internal string Citation => $"{Document.Publisher}. {Document.Title}. Version {Number}, {Day(PublishedOn)}. {Address}";

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-US"));
}
