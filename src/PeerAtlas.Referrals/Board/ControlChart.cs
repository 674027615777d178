using System.Globalization;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Referrals.Board;

/// <summary>An XmR chart as lines in a picture of 360 by 200, drawn by the server so that it needs no script; its numbers stand in a table beside it.</summary>
internal sealed class ControlChart
{
    public const int Width = 360,
        Height = 200;

    private const int Left = 40,
        Right = 352,
        Top = 10,
        Bottom = 172;

    private readonly double lowest;
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
        (lowest, highest) = (0, isShare ? 1 : RoundAbove(Math.Max(1, all.DefaultIfEmpty(1).Max())));
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

    public IEnumerable<double> Ticks => [lowest, (lowest + highest) / 2, highest];

    /// <summary>The picture in words, for who does not see it.</summary>
    public string Description
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

    public string X(int at) => Number(Place(at));

    public string Y(double value) => Number(Bottom - (Bottom - Top) * (Math.Clamp(value, lowest, highest) - lowest) / (highest - lowest));

    /// <summary>Where the line of a change stands: halfway between the last point before it and the first after.</summary>
    public string ChangeX(XmrStretch stretch) => Number((Place(stretch.From - 1) + Place(stretch.From)) / 2);

    /// <summary>A line through all points.</summary>
    public string Line(Func<XmrPoint, double> value) => Line(0, Points.Count, value);

    /// <summary>A line through the points of a stretch.</summary>
    public string Line(XmrStretch stretch, Func<XmrPoint, double> value) => Line(stretch.From, stretch.Count, value);

    private string Line(int from, int count, Func<XmrPoint, double> value) =>
        string.Join(
            ' ',
            Enumerable
                .Range(from, count)
                .Select(at => (X: X(at), Value: value(Points[at])))
                .Where(point => double.IsFinite(point.Value))
                .Select(point => $"{point.X},{Y(point.Value)}")
        );

    private double Place(int at) => Points.Count == 1 ? (Left + Right) / 2.0 : Left + 6 + (Right - Left - 12) * at / (Points.Count - 1.0);

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

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Teams' shares over their sizes with the limits of chance, drawn likewise.</summary>
internal sealed class FunnelChart
{
    private const int Left = 40,
        Right = 352,
        Top = 10,
        Bottom = 172;

    private readonly int largest;

    public FunnelChart(IReadOnlyList<FunnelDot> dots, double pooled)
    {
        (Dots, Pooled) = (dots, pooled);
        largest = Math.Max(10, (int)(dots.Max(dot => dot.Size) * 1.05));
    }

    public IReadOnlyList<FunnelDot> Dots { get; }

    public double Pooled { get; }

    public int Largest => largest;

    public string X(int size) => Number(Left + (Right - Left) * (double)size / largest);

    public static string Y(double share) => Number(Bottom - (Bottom - Top) * Math.Clamp(share, 0, 1));

    /// <summary>The lower and the upper limit over sizes, as points.</summary>
    public (string Low, string High) Limits(double level)
    {
        var limits = Enumerable
            .Range(1, 20)
            .Select(step => Math.Max(1, largest * step / 20))
            .Distinct()
            .Select(size => (X: X(size), At: FunnelPlot.Limits(Pooled, size, level)))
            .ToList();
        return (
            string.Join(' ', limits.Select(limit => $"{limit.X},{Y(limit.At.Low)}")),
            string.Join(' ', limits.Select(limit => $"{limit.X},{Y(limit.At.High)}"))
        );
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A team in a funnel plot.</summary>
internal sealed record FunnelDot(string Name, int Size, double Share, bool IsOutside);
