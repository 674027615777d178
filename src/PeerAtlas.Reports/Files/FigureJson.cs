using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PeerAtlas.Statistics;

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
    public static byte[] Write(ReportEdition edition) =>
        JsonSerializer.SerializeToUtf8Bytes(
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
                Figures = edition.Document.Figures.Select(Figure),
            },
            Options
        );

    /// <summary>A figure; the number of its base is null where that is withheld as well, and never a 0 that means something else.</summary>
    private static JsonNode Figure(Figure figure)
    {
        var node = JsonSerializer.SerializeToNode(figure, Options)!;
        node["base"]!["number"] = figure.BaseTold;
        return node;
    }
}
