namespace PeerAtlas.Reports.Files;

/// <summary>The files in which a published report can be had.</summary>
public enum ReportFormat
{
    /// <summary>Word, with charts that can be edited.</summary>
    Docx,

    /// <summary>One web page that needs nothing else.</summary>
    Html,

    /// <summary>A tagged PDF.</summary>
    Pdf,

    /// <summary>All figures as CSV.</summary>
    Csv,

    /// <summary>All figures as JSON.</summary>
    Json,

    /// <summary>What was asked and what may be told of the answers, as a DDI codebook.</summary>
    Ddi,
}

/// <summary>A file that was made.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Name">What to save it as.</param>
public sealed record ReportFile(byte[] Content, string ContentType, string Name);

/// <summary>Names of formats in addresses and commands.</summary>
internal static class ReportFormats
{
    private static readonly (ReportFormat Format, string File, string ContentType)[] All =
    [
        (ReportFormat.Docx, "report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ReportFormat.Html, "report.html", "text/html; charset=utf-8"),
        (ReportFormat.Pdf, "report.pdf", "application/pdf"),
        (ReportFormat.Csv, "figures.csv", "text/csv; charset=utf-8"),
        (ReportFormat.Json, "figures.json", "application/json; charset=utf-8"),
        (ReportFormat.Ddi, "codebook.xml", "application/xml; charset=utf-8"),
    ];

    /// <summary>The last part of the public address: report.docx.</summary>
    public static string FileName(this ReportFormat format) => All.First(known => known.Format == format).File;

    public static string ContentType(this ReportFormat format) => All.First(known => known.Format == format).ContentType;

    /// <summary>The format of that file name; null when there is none.</summary>
    public static ReportFormat? Find(string file) => All.Where(known => known.File == file).Select(known => (ReportFormat?)known.Format).FirstOrDefault();
}
