using System.Globalization;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>What a chart draws of a figure; empty for one that is withheld or has no value.</summary>
/// <param name="Value">The value, rounded as the table writes it, so that chart and table cannot disagree.</param>
/// <param name="Low">The lower limit of its interval; null when there is none.</param>
/// <param name="High">The upper limit.</param>
/// <param name="Text">The value as the table writes it.</param>
public sealed record PlotPoint(double? Value, double? Low, double? High, string Text);

/// <summary>Points under one name, one for each category.</summary>
/// <param name="Name">What stands in the legend.</param>
/// <param name="Points">In the order of the categories.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<PlotPoint> Points);

/// <summary>A table of figures as charts draw it, whatever draws them.</summary>
public sealed class FigurePlot
{
    private FigurePlot(FigureTable table, Language language)
    {
        Title = table.Title;
        Shape = table.Shape;
        IsPercent = table.Figures.All(figure => figure.Kind == FigureKind.Share);
        IsMoney = table.Figures.All(figure => figure.Unit.StartsWith("dollars", StringComparison.Ordinal));
        var wavesAreColumns = table.Shape == FigureShape.OverWaves && FigureTableWriter.WavesAreColumns(table);
        var rows = table.Rows.Select(row => row.Label).ToList();
        Categories = wavesAreColumns ? table.Columns : rows;
        Series = wavesAreColumns
            ? [.. table.Rows.Select(row => new PlotSeries(row.Label, [.. row.Cells.Select(figure => Point(figure, language))]))]
            : [.. table.Columns.Select((name, column) => new PlotSeries(name, [.. table.Rows.Select(row => Point(row.Cells[column], language))]))];
        ValueTitle =
            IsPercent ? language[FigureTableWords.Percent]
            : table.Figures.Select(figure => figure.Unit).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } unit] ? unit
            : Series.Count == 1 && Series[0].Name.Length > 0 ? Series[0].Name
            : language[FigureTableWords.Value];
        CategoryTitle = table.Shape == FigureShape.OverWaves ? language[FigureTableWords.Wave] : language[FigureTableWords.Answer];
        Description = Describe(language);
    }

    /// <summary>The table's caption.</summary>
    public string Title { get; }

    /// <summary>How it is drawn.</summary>
    public FigureShape Shape { get; }

    /// <summary>The labels along the chart.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>What is drawn for each of them.</summary>
    public IReadOnlyList<PlotSeries> Series { get; }

    /// <summary>Whether every value is a share.</summary>
    public bool IsPercent { get; }

    /// <summary>Whether every value is an amount of dollars.</summary>
    public bool IsMoney { get; }

    /// <summary>What the values are, for the axis.</summary>
    public string ValueTitle { get; }

    /// <summary>What the categories are, for the axis.</summary>
    public string CategoryTitle { get; }

    /// <summary>The alternative text: what is drawn, and its values where they are few.</summary>
    public string Description { get; }

    /// <summary>Whether any value has an interval.</summary>
    public bool HasIntervals => Series.Any(series => series.Points.Any(point => point.Low is not null));

    /// <summary>The largest value or limit; the end of the axis is here or beyond.</summary>
    public double Largest => IsPercent ? 1 : Series.SelectMany(series => series.Points).Max(point => Math.Max(point.Value ?? 0, point.High ?? 0));

    /// <summary>The smallest value or limit below nought, or nought.</summary>
    public double Smallest => Series.SelectMany(series => series.Points).Min(point => Math.Min(0, Math.Min(point.Value ?? 0, point.Low ?? 0)));

    /// <summary>The chart of a table; null for single numbers and where nothing may be shown.</summary>
    public static FigurePlot? Of(FigureTable table, Language language) =>
        table.Shape != FigureShape.Numbers && table.Figures.Any(figure => figure.IsShown) ? new(table, language) : null;

    private static PlotPoint Point(Figure figure, Language language)
    {
        if (!figure.IsShown)
            return new(null, null, null, FigureText.Estimate(figure, language));
        var value = FigureText.Rounded(figure, figure.Estimate!.Value);
        // A rounded value may lie a hair outside of its interval.
        return new(
            value,
            figure.Interval is { Low: var low } ? Math.Min(low, value) : null,
            figure.Interval is { High: var high } ? Math.Max(high, value) : null,
            FigureText.Estimate(figure, language)
        );
    }

    private string Describe(Language language)
    {
        const int Few = 12;
        var kind = Shape == FigureShape.OverWaves ? language[FigureTableWords.LineChart] : language[FigureTableWords.BarChart];
        var values =
            from series in Series
            from pair in Categories.Zip(series.Points)
            let name = Series.Count > 1 ? $"{series.Name}, {pair.First}" : pair.First
            select $"{name}: {pair.Second.Text}";
        var all = values.ToList();
        var said = all.Count <= Few ? string.Join("; ", all) : language[FigureTableWords.Values, all.Count.ToString(CultureInfo.InvariantCulture)];
        return language[FigureTableWords.TheSameFigures, kind, Title, said];
    }
}
