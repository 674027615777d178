using System.Globalization;
using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Referrals.Board;

/// <summary>An XmR chart; its numbers stand in a table beside it.</summary>
internal sealed class ControlChart
{
    private readonly double highest;

    public ControlChart(
        string title,
        string unit,
        IReadOnlyList<string> labels,
        IReadOnlyList<double> values,
        IReadOnlyList<int>? beginnings = null,
        bool isShare = false
    )
    {
        (Title, Unit, Labels, IsShare) = (title, unit, labels, isShare);
        Points = XmrChart.Of(values, beginnings);
        Stretches = XmrChart.Stretches(Points);
        var all = Points.SelectMany(point => new[] { point.Value, point.High }).Where(double.IsFinite);
        highest = isShare ? 1 : RoundAbove(Math.Max(1, all.DefaultIfEmpty(1).Max()));
    }

    public string Title { get; }

    public string Unit { get; }

    public bool IsShare { get; }

    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<XmrPoint> Points { get; }

    public IReadOnlyList<XmrStretch> Stretches { get; }

    /// <summary>Where the limits come from, and where they begin anew.</summary>
    public string Limits =>
        string.Join(
            " ",
            Stretches.Select(stretch =>
                $"{(Stretches.Count == 1 ? "Mean and limits" : $"From {Labels[stretch.From]}")}: "
                + $"{stretch.Words}{(stretch.From > 0 ? ", since peers were placed otherwise" : "")}."
            )
        );

    /// <summary>The chart as it is drawn.</summary>
    public PointPlot Plot =>
        new(
            Title,
            Description,
            [.. new[] { 0, highest / 2, highest }.Select(tick => (tick / highest, Write(tick)))],
            Labels[0],
            Labels[^1],
            [.. Stretches.SelectMany(Lines), Line(PlotLineKind.Run, 0, Points.Count, point => point.Value)],
            [.. Points.Select((point, at) => new PlotMark(new(Across(at), point.Value / highest), point.Signals != XmrSignals.None))]
        );

    private string Description
    {
        get
        {
            var signals = Points.Zip(Labels).Where(pair => pair.First.Signals != XmrSignals.None).Select(pair => pair.Second).ToList();
            return $"Control chart: {Title}. {Points.Count} points from {Labels[0]} to {Labels[^1]}, last {Write(Points[^1].Value)}. "
                + $"{Limits} "
                + (signals.Count == 0 ? "No signal." : $"Signals: {string.Join(", ", signals)}.")
                + " The same numbers are in the table below.";
        }
    }

    public string Write(double value) =>
        !double.IsFinite(value) ? "–"
        : IsShare ? Math.Clamp(value, 0, 1).ToString("0%", CultureInfo.InvariantCulture)
        : Math.Max(0, value).ToString("#,0.#", CultureInfo.InvariantCulture);

    private IEnumerable<PlotLine> Lines(XmrStretch stretch)
    {
        if (stretch.From > 0)
        {
            // Halfway between the last point before the change and the first after it.
            var change = (Across(stretch.From - 1) + Across(stretch.From)) / 2;
            yield return new(PlotLineKind.Change, [new(change, 0), new(change, 1)]);
        }

        yield return Line(PlotLineKind.Limit, stretch.From, stretch.Count, point => point.High);
        yield return Line(PlotLineKind.Limit, stretch.From, stretch.Count, point => Math.Max(0, point.Low));
        yield return Line(PlotLineKind.Mean, stretch.From, stretch.Count, point => point.Mean);
    }

    private PlotLine Line(PlotLineKind kind, int from, int count, Func<XmrPoint, double> value) =>
        new(
            kind,
            [
                .. Enumerable
                    .Range(from, count)
                    .Where(at => double.IsFinite(value(Points[at])))
                    .Select(at => new PlotPlace(Across(at), value(Points[at]) / highest)),
            ]
        );

    private double Across(int at) => Points.Count == 1 ? 0.5 : 0.02 + (0.96 * at / (Points.Count - 1.0));

    /// <summary>What makes a point a signal, in words.</summary>
    public static string Words(XmrSignals signals) =>
        signals == XmrSignals.None
            ? "–"
            : string.Join(
                ", ",
                new[]
                {
                    signals.HasFlag(XmrSignals.OutsideLimits) ? "outside the limits" : null,
                    signals.HasFlag(XmrSignals.Shift) ? "seven on one side" : null,
                    signals.HasFlag(XmrSignals.Trend) ? "seven up or down" : null,
                    signals.HasFlag(XmrSignals.TwoOfThree) ? "two of three near a limit" : null,
                }.OfType<string>()
            );

    /// <summary>The next number of which half is 1, 2, 2.5 or 5 times a power of ten, so that the axis has round numbers.</summary>
    private static double RoundAbove(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value / 2)));
        return 2 * power * new[] { 1, 2, 2.5, 5, 10 }.First(step => 2 * power * step >= value);
    }
}

/// <summary>Teams' shares over their sizes with the limits of chance.</summary>
internal sealed class FunnelChart(IReadOnlyList<FunnelDot> dots, double pooled)
{
    private readonly int largest = Math.Max(10, (int)(dots.Max(dot => dot.Size) * 1.05));

    /// <summary>The chart as it is drawn.</summary>
    public PointPlot Plot =>
        new(
            "Share with peer support by size of the caseload",
            $"Funnel plot: {dots.Count} teams, {dots.Count(dot => dot.IsOutside)} of them beyond the 99.8% limits. The same numbers are in the table below.",
            [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(tick => (tick, tick.ToString("0%", CultureInfo.InvariantCulture)))],
            "0",
            $"{largest} people",
            [
                .. Limits(FunnelPlot.Outer, PlotLineKind.Limit),
                .. Limits(FunnelPlot.Inner, PlotLineKind.InnerLimit),
                new(PlotLineKind.Mean, [new(0, pooled), new(1, pooled)]),
            ],
            [.. dots.Select(dot => new PlotMark(new(Across(dot.Size), dot.Share), dot.IsOutside))]
        );

    /// <summary>The lower and the upper limit over sizes.</summary>
    private IEnumerable<PlotLine> Limits(double level, PlotLineKind kind)
    {
        var limits = Enumerable
            .Range(1, 20)
            .Select(step => Math.Max(1, largest * step / 20))
            .Distinct()
            .Select(size => (X: Across(size), At: FunnelPlot.Limits(pooled, size, level)))
            .ToList();
        yield return new(kind, [.. limits.Select(limit => new PlotPlace(limit.X, limit.At.Low))]);
        yield return new(kind, [.. limits.Select(limit => new PlotPlace(limit.X, limit.At.High))]);
    }

    private double Across(int size) => (double)size / largest;
}

/// <summary>A team in a funnel plot.</summary>
internal sealed record FunnelDot(string Name, int Size, double Share, bool IsOutside);
