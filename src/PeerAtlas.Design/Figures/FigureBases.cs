using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>Of whom the figures of a table speak, said once where they agree. Withheld figures have no part in it.</summary>
internal sealed class FigureBases
{
    private readonly List<FigureBase> bases;

    public FigureBases(FigureTable table) =>
        bases = table.Figures.Where(figure => figure.Verdict.Presentation != Presentation.Suppress).Select(figure => figure.Base).Distinct().ToList();

    /// <summary>Whether all figures rest on the same persons or organisations.</summary>
    public bool AgreeInNumber => bases.Count == 1;

    /// <summary>Whether the same words hold for all figures.</summary>
    public bool AgreeInWords => bases.Select(one => one.Words).Distinct(StringComparer.Ordinal).Count() <= 1;

    /// <summary>The line under the table; empty when nothing is shown.</summary>
    public string Line(Language language)
    {
        if (bases.Count == 0)
            return "";
        var words = string.Join("; ", bases.Select(one => one.Words).Distinct(StringComparer.Ordinal));
        var number = AgreeInNumber ? $" (n = {FigureText.Base(bases[0], language)})" : "";
        return language[FigureTableWords.Base] + words + number;
    }
}
