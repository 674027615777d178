using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerAtlas.Reports.Files;

/// <summary>All figures of a report as JSON, with what they are figures of.</summary>
internal static class FigureJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReportEdition edition) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            edition.Document.Title,
            edition.Document.Publisher,
            edition.Document.Wave,
            edition.Document.OpensOn,
            edition.Document.ClosesOn,
            Version = edition.Number,
            edition.PublishedOn,
            edition.Address,
            edition.Document.Figures,
        },
        Options);
}
