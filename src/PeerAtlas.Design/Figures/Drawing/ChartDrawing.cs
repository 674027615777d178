using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>
/// Draws a table of figures as plain SVG, for pages, files and print alike: a title and description for who cannot see it, text as text, no script.
/// A picture that is made smaller would have letters that nobody can read, so that a narrow screen has a drawing of its own.
/// </summary>
public static class ChartDrawing
{
    internal const string Ink = "#1b1b1b";

    private const string Grid = "#dfe1e2";

    // Each at least 4.5:1 on white.
    private static readonly string[] Colours = ["#005ea2", "#b51d09", "#216e1f", "#783cb9", "#775540", "#0f6460"];

    /// <summary>Both drawings, of which a style sheet shows one: <c>pa-chart--wide</c> and <c>pa-chart--narrow</c>.</summary>
    /// <param name="plot">What to draw.</param>
    /// <param name="id">An id that no other element has; those of titles and descriptions begin with it.</param>
    public static IHtmlContent Draw(FigurePlot plot, string id) =>
        Draw(id, plot.Title, plot.Description, paper =>
            plot.Shape == FigureShape.OverWaves ? new WaveDrawing(plot, paper).Draw() : new BarDrawing(plot, paper).Draw()
        );

    /// <inheritdoc cref="Draw(FigurePlot, string)"/>
    public static IHtmlContent Draw(PointPlot plot, string id) => Draw(id, plot.Title, plot.Description, paper => new PointDrawing(plot, paper).Draw());

    private static HtmlContentBuilder Draw(string id, string title, string description, Func<ChartPaper, (IReadOnlyList<IHtmlContent>, double)> draw) =>
        new([Draw(id + "-wide", title, description, ChartPaper.Wide, draw), Draw(id + "-narrow", title, description, ChartPaper.Narrow, draw)]);

    private static TagBuilder Draw(
        string id,
        string title,
        string description,
        ChartPaper paper,
        Func<ChartPaper, (IReadOnlyList<IHtmlContent> Parts, double Height)> draw
    )
    {
        var (parts, height) = draw(paper);
        IHtmlContent[] words = [Html.Tag("title", "", title).With("id", id + "-title"), Html.Tag("desc", "", description).With("id", id + "-description")];
        return Html.Tag("svg", "pa-chart " + paper.CssClass, [.. words, .. parts])
            .With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", FormattableString.Invariant($"0 0 {paper.Width:0} {height:0}"))
            .With("role", "img")
            .With("aria-labelledby", id + "-title")
            .With("aria-describedby", id + "-description");
    }

    internal static string Colour(int series) => Colours[series % Colours.Length];

    internal static TagBuilder Rectangle(double x, double y, double width, double height, string fill) =>
        Html.Tag("rect", "")
            .With("x", Number(x))
            .With("y", Number(y))
            .With("width", Number(Math.Max(0, width)))
            .With("height", Number(Math.Max(0, height)))
            .With("fill", fill);

    internal static TagBuilder Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        Html.Tag("line", "")
            .With("x1", Number(x1))
            .With("y1", Number(y1))
            .With("x2", Number(x2))
            .With("y2", Number(y2))
            .With("stroke", stroke)
            .With("stroke-width", Number(width));

    internal static TagBuilder Rule(double x1, double y1, double x2, double y2) => Line(x1, y1, x2, y2, Grid);

    /// <summary>A line through several points.</summary>
    internal static TagBuilder Lines(IEnumerable<(double X, double Y)> points, string stroke, double width) =>
        Html.Tag("polyline", "")
            .With("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}")))
            .With("fill", "none")
            .With("stroke", stroke)
            .With("stroke-width", Number(width));

    internal static TagBuilder Dot(double x, double y, string fill, double radius = 5) =>
        Html.Tag("circle", "").With("cx", Number(x)).With("cy", Number(y)).With("r", Number(radius)).With("fill", fill);

    /// <summary>Words at a point; anchor is start, middle or end.</summary>
    internal static TagBuilder Words(string text, double x, double y, string anchor, bool strong = false) =>
        Html.Tag("text", "", text)
            .With("x", Number(x))
            .With("y", Number(y))
            .With("text-anchor", anchor)
            .With("fill", Ink)
            .With("font-weight", strong ? "700" : "400");

    /// <summary>Words that rise to the point where they end.</summary>
    internal static TagBuilder Rising(string text, double x, double y) => Words(text, x, y, "end").With("transform", $"rotate(-45 {Number(x)} {Number(y)})");

    /// <summary>Breaks a label between words into lines of about that many letters.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int letters)
    {
        List<string> lines = [""];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= letters)
                lines.Add(word);
            else
                lines[^1] = lines[^1].Length > 0 ? $"{lines[^1]} {word}" : word;
        }

        return lines;
    }

    private static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
