using Microsoft.AspNetCore.Html;
using PeerAtlas.Statistics;
using static PeerAtlas.Design.Figures.Drawing.ChartDrawing;

namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>
/// Bars from left to right with their values at the end; bars of a distribution touch. Labels stand beside them, and on narrow paper above them, where long
/// answers have the whole width.
/// </summary>
internal sealed class BarDrawing(FigurePlot plot, ChartPaper paper)
{
    private const double LineHeight = 17;
    private const double Bar = 20;

    private readonly double left = paper.IsNarrow ? 2 : 250;
    private readonly double right = paper.IsNarrow ? 76 : 110;
    private readonly ChartScale axis = ChartScale.Of(plot);
    private readonly double gap = plot.Shape == FigureShape.Distribution && !paper.IsNarrow ? 3 : 12;

    private double Scale => (paper.Width - left - right) / axis.End;

    public (IReadOnlyList<IHtmlContent> Parts, double Height) Draw()
    {
        var named = plot.Series.Count > 1;
        var marks = new List<IHtmlContent>();
        var y = named ? 8 + (plot.Series.Count * LineHeight) : 8.0;
        var top = y;
        for (var row = 0; row < plot.Categories.Count; row++)
        {
            var (label, height) = Label(plot.Categories[row], y);
            marks.AddRange(label);
            var bars = paper.IsNarrow ? y + height - (plot.Series.Count * Bar) : y + ((height - (plot.Series.Count * Bar)) / 2);
            for (var series = 0; series < plot.Series.Count; series++)
                marks.AddRange(Mark(plot.Series[series].Points[row], bars + (series * Bar), Colour(series)));
            y += height + gap;
        }

        var legend = named ? plot.Series.SelectMany((series, at) => Legend(series.Name, at)) : [];
        return ([.. legend, .. Axis(top, y), .. marks], y + 26);
    }

    private (IEnumerable<IHtmlContent> Lines, double Height) Label(string label, double y)
    {
        var lines = Wrap(label, (int)((paper.IsNarrow ? paper.Width : left - 10) / ChartPaper.Letter) + (paper.IsNarrow ? 0 : 2));
        var bars = plot.Series.Count * Bar;
        if (paper.IsNarrow)
            return (lines.Select((line, at) => Words(line, left, y + (at * LineHeight) + 12, "start")), (lines.Count * LineHeight) + bars);
        var height = Math.Max(lines.Count * LineHeight, bars);
        return (lines.Select((line, at) => Words(line, left - 10, y + (height / 2) + ((at - ((lines.Count - 1) / 2.0)) * LineHeight) + 5, "end")), height);
    }

    private IEnumerable<IHtmlContent> Mark(PlotPoint point, double y, string colour)
    {
        if (point.Value is not { } value)
        {
            yield return Words(point.Text, left + 4, y + 15, "start");
            yield break;
        }

        var end = Math.Max(0, value) * Scale;
        yield return Rectangle(left, y + 1, end, Bar - 2, colour);
        if (point is { Low: { } low, High: { } high })
        {
            // A white edge keeps the interval readable on the bar.
            yield return Line(left + (Math.Max(0, low) * Scale), y + (Bar / 2), left + (high * Scale), y + (Bar / 2), "#fff", 5);
            yield return Line(left + (Math.Max(0, low) * Scale), y + (Bar / 2), left + (high * Scale), y + (Bar / 2), Ink, 2);
            end = Math.Max(end, high * Scale);
        }

        yield return Words(point.Text, left + end + 8, y + 15, "start", strong: true);
    }

    private IEnumerable<IHtmlContent> Axis(double top, double bottom)
    {
        foreach (var tick in axis.Ticks)
        {
            var x = left + (tick * Scale);
            yield return Rule(x, top - 4, x, bottom);
            yield return Words(ChartScale.Write(plot, tick), x, bottom + 17, tick == 0 && paper.IsNarrow ? "start" : "middle");
        }
    }

    private IEnumerable<IHtmlContent> Legend(string name, int at)
    {
        yield return Rectangle(left, 3 + (at * LineHeight), 12, 12, Colour(at));
        yield return Words(name, left + 18, 14 + (at * LineHeight), "start");
    }
}
