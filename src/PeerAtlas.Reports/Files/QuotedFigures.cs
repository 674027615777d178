using PeerAtlas.Design.Figures;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Files;

/// <summary>The figures that sentences state, by name, so that their verdicts come along.</summary>
internal sealed class QuotedFigures(ReportDocument document)
{
    private readonly Dictionary<string, Figure> figures = document.Figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);

    /// <summary>
    /// The mark to stand after a run; empty for words, for a figure that nothing stands against, and where the text was published with a
    /// mark of its own.
    /// </summary>
    public string MarkOf(TextRun run, FigureNotes notes) =>
        run.Figure is { } name && !run.Text.EndsWith('†') && figures.TryGetValue(name, out var figure) ? notes.MarkOf(figure) : "";
}
