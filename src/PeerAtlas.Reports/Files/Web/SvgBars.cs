using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics;
using static PeerAtlas.Reports.Files.Web.SvgChart;

namespace PeerAtlas.Reports.Files.Web;

/// <summary>Bars from left to right with their labels beside them and their values at the end; bars of a distribution touch.</summary>
internal static class SvgBars
{
    private const double Left = 250;
    private const double Right = 110;
    private const double Line = 17;
    private const double Bar = 20;

    public static (IReadOnlyList<object?> Parts, double Height) Draw(FigurePlot plot)
    {
        var gap = plot.Shape == FigureShape.Distribution ? 3.0 : 12.0;
        var (end, step) = Axis(plot);
        var scale = (Width - Left - Right) / end;
        var named = plot.Series.Count > 1;
        var marks = new List<object?>();
        var y = named ? 8 + (plot.Series.Count * Line) : 8.0;
        var top = y;
        for (var row = 0; row < plot.Categories.Count; row++)
        {
            var lines = Wrap(plot.Categories[row], 34);
            var height = Math.Max(lines.Count * Line, plot.Series.Count * Bar);
            marks.AddRange(lines.Select((line, at) => Words(line, Left - 10, y + (height / 2) + ((at - ((lines.Count - 1) / 2.0)) * Line) + 5, "end")));
            for (var series = 0; series < plot.Series.Count; series++)
                marks.AddRange(Mark(plot.Series[series].Points[row], y + ((height - (plot.Series.Count * Bar)) / 2) + (series * Bar), scale, Colour(series)));
            y += height + gap;
        }

        var legend = named ? plot.Series.SelectMany((series, at) => Legend(series.Name, at)) : [];
        return ([.. legend, .. Scale(plot, end, step, scale, top, y), .. marks], y + 26);
    }

    private static IEnumerable<object?> Mark(PlotPoint point, double y, double scale, string colour)
    {
        if (point.Value is not { } value)
        {
            yield return Words(point.Text, Left + 4, y + 15, "start");
            yield break;
        }

        var end = Math.Max(0, value) * scale;
        yield return Rectangle(Left, y + 1, end, Bar - 2, colour);
        if (point is { Low: { } low, High: { } high })
        {
            // A white edge keeps the interval readable on the bar.
            yield return SvgChart.Line(Left + (Math.Max(0, low) * scale), y + (Bar / 2), Left + (high * scale), y + (Bar / 2), "#fff", 5);
            yield return SvgChart.Line(Left + (Math.Max(0, low) * scale), y + (Bar / 2), Left + (high * scale), y + (Bar / 2), Ink, 2);
            end = Math.Max(end, high * scale);
        }

        yield return Words(point.Text, Left + end + 8, y + 15, "start", strong: true);
    }

    private static IEnumerable<object?> Scale(FigurePlot plot, double end, double step, double scale, double top, double bottom)
    {
        for (var at = 0; at * step <= end * 1.0001; at++)
        {
            var x = Left + (at * step * scale);
            yield return Rule(x, top - 4, x, bottom);
            yield return Words(Tick(plot, at * step), x, bottom + 17, "middle");
        }
    }

    private static IEnumerable<object?> Legend(string name, int at)
    {
        yield return Rectangle(Left, 3 + (at * Line), 12, 12, Colour(at));
        yield return Words(name, Left + 18, 14 + (at * Line), "start");
    }
}
