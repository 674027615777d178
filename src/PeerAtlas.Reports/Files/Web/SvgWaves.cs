using PeerAtlas.Design.Figures;
using static PeerAtlas.Reports.Files.Web.Markup;
using static PeerAtlas.Reports.Files.Web.SvgChart;

namespace PeerAtlas.Reports.Files.Web;

/// <summary>Points with their intervals over waves, a line and a name for each series.</summary>
internal static class SvgWaves
{
    private const double Left = 70;
    private const double Right = 190;
    private const double Top = 20;
    private const double Height = 280;

    public static (IReadOnlyList<object?> Parts, double Height) Draw(FigurePlot plot)
    {
        var (end, step) = Axis(plot);
        var frame = new Frame(end, plot.Categories.Count);
        var parts = new List<object?>();
        for (var at = 0; at * step <= end * 1.0001; at++)
        {
            parts.Add(Rule(Left, frame.Y(at * step), Width - Right, frame.Y(at * step)));
            parts.Add(Words(Tick(plot, at * step), Left - 10, frame.Y(at * step) + 5, "end"));
        }

        parts.AddRange(plot.Categories.Select((wave, at) => Words(wave, frame.X(at), Top + Height + 22, "middle")));
        var names = new List<(double Y, string Name, string Colour)>();
        for (var series = 0; series < plot.Series.Count; series++)
        {
            // Series stand a little beside each other, so that intervals do not hide one another.
            var shift = (series - ((plot.Series.Count - 1) / 2.0)) * 10;
            parts.AddRange(Points(frame, plot.Series[series], shift, Colour(series), plot.Series.Count == 1));
            if (plot.Series.Count > 1 && plot.Series[series].Points.LastOrDefault(point => point.Value is not null)?.Value is { } last)
                names.Add((frame.Y(last), plot.Series[series].Name, Colour(series)));
        }

        parts.AddRange(Names(names));
        return (parts, Top + Height + 34);
    }

    private static IEnumerable<object?> Points(Frame frame, PlotSeries series, double shift, string colour, bool withValues)
    {
        (double X, double Y)? before = null;
        for (var at = 0; at < series.Points.Count; at++)
        {
            if (series.Points[at] is not { Value: { } value } point)
                continue;
            var (x, y) = (frame.X(at) + shift, frame.Y(value));
            if (before is { } from)
                yield return Line(from.X, from.Y, x, y, colour, 1.5);
            if (point is { Low: { } low, High: { } high })
                yield return Line(x, frame.Y(Math.Max(0, low)), x, frame.Y(Math.Min(frame.End, high)), colour, 2);
            yield return Element("circle").With("cx", Math.Round(x, 2)).With("cy", Math.Round(y, 2)).With("r", 5).With("fill", colour);
            if (withValues)
                yield return Words(point.Text, x + 10, y + 5, "start", strong: true);
            before = (x, y);
        }
    }

    /// <summary>The names beside the ends of the lines, moved down where they would stand on each other.</summary>
    private static IEnumerable<object?> Names(IEnumerable<(double Y, string Name, string Colour)> names)
    {
        var lowest = double.NegativeInfinity;
        foreach (var (y, name, colour) in names.OrderBy(name => name.Y))
        {
            lowest = Math.Max(y + 5, lowest + 18);
            yield return Words(name, Width - Right + 14, lowest, "start", strong: true).With("fill", colour);
        }
    }

    /// <summary>Where values and waves stand.</summary>
    private readonly record struct Frame(double End, int Waves)
    {
        public double Y(double value) => Top + (Height * (1 - (value / End)));

        public double X(int wave) => Left + ((Width - Left - Right) * (wave + 0.5) / Waves);
    }
}
