using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static PeerAtlas.Design.Figures.Drawing.ChartDrawing;

namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>A field of points with lines of limits.</summary>
internal sealed class PointDrawing(PointPlot plot, ChartPaper paper)
{
    private const double Top = 14;
    private const double Right = 14;
    private const double Fine = 1.5;

    private readonly double left = 16 + (plot.Ticks.Max(tick => tick.Words.Length) * ChartPaper.Letter);
    private readonly double height = paper.IsNarrow ? 200 : 260;

    public (IReadOnlyList<IHtmlContent> Parts, double Height) Draw()
    {
        var (foot, end) = (Top + height, paper.Width - Right);
        IHtmlContent[] parts =
        [
            .. plot.Ticks.SelectMany(tick => new[] { Rule(left, Y(tick.Up), end, Y(tick.Up)), Words(tick.Words, left - 10, Y(tick.Up) + 5, "end") }),
            Words(plot.From, left, foot + 22, "start"),
            Words(plot.To, end, foot + 22, "end"),
            .. plot.Lines.Select(Line),
            .. plot.Marks.Select(Mark),
        ];
        return (parts, foot + 32);
    }

    private TagBuilder Line(PlotLine line)
    {
        (string Class, string Stroke, double Width, string? Dashes) drawn = line.Kind switch
        {
            PlotLineKind.Run => ("pa-chart__run", Colour(0), Fine, null),
            PlotLineKind.Mean => ("pa-chart__mean", Ink, Fine, null),
            PlotLineKind.Limit => ("pa-chart__limit", "#565c65", 1, "6 4"),
            PlotLineKind.InnerLimit => ("pa-chart__inner", "#71767a", 1, "2 4"),
            PlotLineKind.Change => ("pa-chart__change", Ink, 1, "2 3"),
            _ => throw new ArgumentOutOfRangeException(nameof(line)),
        };
        return Lines(line.Places.Select(place => (X(place.Across), Y(place.Up))), drawn.Stroke, drawn.Width)
            .With("class", drawn.Class)
            .With("stroke-dasharray", drawn.Dashes);
    }

    // A signal is told by its size too, for whoever does not tell the colours apart.
    private TagBuilder Mark(PlotMark mark) =>
        mark.IsSignal
            ? Dot(X(mark.Place.Across), Y(mark.Place.Up), Colour(1), 7).With("class", "pa-chart__signal").With("stroke", "#fff")
            : Dot(X(mark.Place.Across), Y(mark.Place.Up), Colour(0), 4);

    private double X(double across) => left + (across * (paper.Width - Right - left));

    private double Y(double up) => Top + (height * (1 - Math.Clamp(up, 0, 1)));
}
