using PeerAtlas.Statistics;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Documents;

/// <summary>All figures of a report as a CSV file, one to a line.</summary>
internal static class FigureCsv
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReportDocument document)
    {
        var tables = document
            .Sections.SelectMany(section => section.Blocks)
            .OfType<TableBlock>()
            .SelectMany(block => block.Table.Figures.Select(figure => (figure.Name, block.Table.Title)))
            .DistinctBy(pair => pair.Name)
            .ToDictionary(StringComparer.Ordinal);
        using var stream = new MemoryStream();
        CsvTable.Write(stream, FigureColumns.Header, document.Figures.Select(figure => FigureColumns.Row(figure, tables.GetValueOrDefault(figure.Name, ""))));
        return stream.ToArray();
    }
}
