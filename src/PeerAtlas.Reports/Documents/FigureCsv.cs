using System.Globalization;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Documents;

/// <summary>All figures of a report as a CSV file, one to a line.</summary>
internal static class FigureCsv
{
    private static readonly string[] Header =
        ["figure", "table", "label", "kind", "estimate", "low", "high", "interval", "count", "base", "base_is", "unit", "verdict", "rule", "wave", "question", "computed"];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReportDocument document)
    {
        var tables = document.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>()
            .SelectMany(block => block.Table.Figures.Select(figure => (figure.Name, block.Table.Title)))
            .DistinctBy(pair => pair.Name).ToDictionary(StringComparer.Ordinal);
        using var stream = new MemoryStream();
        CsvTable.Write(stream, Header, document.Figures.Select(figure => Row(figure, tables.GetValueOrDefault(figure.Name, ""))));
        return stream.ToArray();
    }

    private static string?[] Row(Figure figure, string table) =>
    [
        figure.Name, table, figure.Label, figure.Kind.ToString(),
        Number(figure.Estimate), Number(figure.Interval?.Low), Number(figure.Interval?.High), figure.Interval?.Method,
        figure.Count?.ToString(CultureInfo.InvariantCulture), figure.Base.Number.ToString(CultureInfo.InvariantCulture), figure.Base.Words,
        figure.Unit, Verdict(figure), figure.Verdict.Rule, figure.Source.Wave, figure.Source.Question, figure.Source.Rule,
    ];

    private static string Verdict(Figure figure) => figure.Verdict.Presentation switch
    {
        Presentation.Suppress => "withheld",
        Presentation.Show => "",
        _ => FigureBook.IsUncertain(figure) ? "unreliable" : "with note",
    };

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
