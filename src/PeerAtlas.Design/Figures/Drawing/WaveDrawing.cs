using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static PeerAtlas.Design.Figures.Drawing.ChartDrawing;

namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>Points with their intervals over waves, a line and a name for each series: at its end, and on narrow paper above.</summary>
internal sealed class WaveDrawing
{
    private const double Left = 70;
    private const double PlotHeight = 280;
    private const double LineHeight = 18;

    private readonly FigurePlot plot;
    private readonly ChartPaper paper;
    private readonly ChartScale axis;
    private readonly bool namesStandAbove;
    private readonly double top;
    private readonly double right;

    public WaveDrawing(FigurePlot plot, ChartPaper paper)
    {
        (this.plot, this.paper, axis) = (plot, paper, ChartScale.Of(plot));
        var named = plot.Series.Count > 1;
        namesStandAbove = named && paper.IsNarrow;
        top = 20 + (namesStandAbove ? plot.Series.Count * LineHeight : 0);
        right = named && !paper.IsNarrow ? 190 : 60;
    }

    private double Step => (paper.Width - Left - right) / plot.Categories.Count;

    public (IReadOnlyList<IHtmlContent> Parts, double Height) Draw()
    {
        var parts = new List<IHtmlContent>();
        foreach (var tick in axis.Ticks)
        {
            parts.Add(Rule(Left, Y(tick), paper.Width - right, Y(tick)));
            parts.Add(Words(ChartScale.Write(plot, tick), Left - 10, Y(tick) + 5, "end"));
        }

        // Names of waves that do not fit beside one another rise.
        var longest = plot.Categories.Max(wave => wave.Length) * ChartPaper.Letter;
        var rise = longest + 8 > Step;
        var foot = top + PlotHeight;
        parts.AddRange(plot.Categories.Select((wave, at) => rise ? Rising(wave, X(at) + 5, foot + 18) : Words(wave, X(at), foot + 22, "middle")));
        for (var series = 0; series < plot.Series.Count; series++)
            parts.AddRange(Points(series));
        parts.AddRange(namesStandAbove ? plot.Series.Select((one, at) => Name(one.Name, Left, 14 + (at * LineHeight), at)) : NamesAtTheEnds());
        return (parts, foot + (rise ? 24 + (longest * 0.72) : 34));
    }

    private double Y(double value) => top + (PlotHeight * (1 - (value / axis.End)));

    private double X(int wave) => Left + (Step * (wave + 0.5));

    private IEnumerable<IHtmlContent> Points(int series)
    {
        // Series stand a little beside each other, so that intervals do not hide one another.
        var shift = (series - ((plot.Series.Count - 1) / 2.0)) * Math.Min(10, Step / (plot.Series.Count + 1));
        var colour = Colour(series);
        (double X, double Y)? before = null;
        for (var at = 0; at < plot.Categories.Count; at++)
        {
            if (plot.Series[series].Points[at] is not { Value: { } value } point)
                continue;
            var (x, y) = (X(at) + shift, Y(value));
            if (before is { } from)
                yield return Line(from.X, from.Y, x, y, colour, 1.5);
            if (point is { Low: { } low, High: { } high })
                yield return Line(x, Y(Math.Max(0, low)), x, Y(Math.Min(axis.End, high)), colour, 2);
            yield return Dot(x, y, colour);
            if (plot.Series.Count == 1)
                yield return Words(point.Text, x + 10, y + 5, "start", strong: true);
            before = (x, y);
        }
    }

    /// <summary>The names beside the ends of the lines, moved down where they would stand on each other.</summary>
    private IEnumerable<IHtmlContent> NamesAtTheEnds()
    {
        if (plot.Series.Count == 1)
            yield break;
        var ends = plot.Series.Select((one, at) => (Series: at, Last: one.Points.LastOrDefault(point => point.Value is not null)?.Value));
        var lowest = double.NegativeInfinity;
        foreach (var (series, last) in ends.Where(end => end.Last is not null).OrderByDescending(end => end.Last))
        {
            lowest = Math.Max(Y(last!.Value) + 5, lowest + LineHeight);
            yield return Name(plot.Series[series].Name, paper.Width - right + 14, lowest, series);
        }
    }

    private static TagBuilder Name(string name, double x, double y, int series) => Words(name, x, y, "start", strong: true).With("fill", Colour(series));
}
