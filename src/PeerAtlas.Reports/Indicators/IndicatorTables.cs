using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Goals;

namespace PeerAtlas.Reports.Indicators;

/// <summary>Indicators over waves as tables to draw.</summary>
internal static class IndicatorTables
{
    /// <summary>One indicator, wave by wave; with a goal, beside where the line to the target stands, and the target itself.</summary>
    public static FigureTable OverWaves(IndicatorSeries series, GoalLine? line = null)
    {
        var rows = series
            .Measured.Select(point =>
                (
                    Day: point.Wave.ClosesOn,
                    Row: new FigureRow(
                        NameOf(point.Wave),
                        line is null ? [Marked(point.Figure!)] : [Marked(point.Figure!), OnLine(point.Figure!, line.At(point.Wave.ClosesOn))]
                    )
                )
            )
            .ToList();
        if (line is not null && rows.Count > 0)
            rows.Add((line.Due, TargetRow(series.Measured.Last().Figure!, line)));
        return new()
        {
            Name = "indicator." + series.Indicator.Figure,
            Title = series.Indicator.Label,
            Columns = line is null ? ["Figure"] : ["Measured", "Line to the target"],
            Rows = [.. rows.OrderBy(row => row.Day).Select(row => row.Row)],
            Shape = FigureShape.OverWaves,
            Note = Note(series),
        };
    }

    /// <summary>A figure as an analyst sees it: what reports withhold is shown and marked.</summary>
    public static Figure Marked(Figure figure) =>
        figure.Verdict.Presentation == Presentation.Suppress
            ? figure with
            {
                Verdict = new(Presentation.ShowWithNote, $"withheld in reports, {figure.Verdict.Rule}"),
            }
            : figure;

    private static string NameOf(ReportableWave wave) => wave.IsClosed ? wave.Name : wave.Name + " (open)";

    private static Figure OnLine(Figure measured, double value) =>
        measured with
        {
            Name = measured.Name + ".line",
            Label = "Line to the target",
            Estimate = value,
            Count = null,
            Interval = null,
            Verdict = Verdict.Open,
        };

    private static FigureRow TargetRow(Figure measured, GoalLine line)
    {
        var at = OnLine(measured, line.Target) with { Source = measured.Source with { Wave = "target" } };
        // Nothing is measured there yet, and the base stays one that a reader knows.
        return new(FormattableString.Invariant($"Target {line.Due.Year}"), [at with { Name = measured.Name + ".due", Estimate = null }, at]);
    }

    private static string Note(IndicatorSeries series)
    {
        var without = series.Points.Where(point => point.Figure is null).Select(point => point.Wave.Name).ToList();
        var sampled = series.Measured.Where(point => point.Figure!.Base.Weighted is not null).Select(point => point.Wave.Name).ToList();
        return string.Join(
            ' ',
            new[]
            {
                without.Count == 0 ? "" : $"Not measured in {string.Join(", ", without)}.",
                sampled.Count == 0 ? "" : $"A sample was asked in {string.Join(", ", sampled)}: figures are weighted to all organizations of the frame.",
            }.Where(part => part.Length > 0)
        );
    }
}

/// <summary>Topics in words.</summary>
internal static class IndicatorWords
{
    public static string Words(this IndicatorTopic topic) =>
        topic switch
        {
            IndicatorTopic.Size => "Size of the workforce",
            IndicatorTopic.Agencies => "What agencies say",
            IndicatorTopic.PeerWorkers => "What peer workers say",
            _ => "Other figures that the surveys name",
        };
}
