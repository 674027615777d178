using System.Globalization;

namespace PeerAtlas.Statistics;

/// <summary>A figure as a row of a table file: the same columns wherever figures are downloaded.</summary>
public static class FigureColumns
{
    /// <summary>The columns' names.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "figure",
        "table",
        "label",
        "kind",
        "estimate",
        "low",
        "high",
        "interval",
        "level",
        "count",
        "base",
        "base_is",
        "unit",
        "verdict",
        "rule",
        "wave",
        "question",
        "computed",
        "base_weighted",
    ];

    /// <summary>The cells of one figure. A figure that has no estimate, or one that is withheld, has empty cells for it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="table">The caption of its table; empty when it stands in none.</param>
    public static IReadOnlyList<string?> Row(Figure figure, string table)
    {
        var interval = figure.Interval;
        return
        [
            figure.Name,
            table,
            figure.Label,
            figure.Kind.ToString(),
            Number(figure.Estimate),
            Number(interval?.Low),
            Number(interval?.High),
            interval?.Method,
            Number(interval?.Level),
            figure.Count?.ToString(CultureInfo.InvariantCulture),
            Base(figure),
            figure.Base.Words,
            figure.Unit,
            figure.Verdict.Presentation.ToString(),
            figure.Verdict.Rule,
            figure.Source.Wave,
            figure.Source.Question,
            figure.Source.Rule,
            figure.BaseTold is null ? null : Number(figure.Base.Weighted),
        ];
    }

    // A withheld figure may not even tell of how many it speaks.
    private static string? Base(Figure figure) => figure.BaseTold?.ToString(CultureInfo.InvariantCulture);

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
