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
        new HtmlContentBuilder([Draw(plot, id + "-wide", ChartPaper.Wide), Draw(plot, id + "-narrow", ChartPaper.Narrow)]);

    private static TagBuilder Draw(FigurePlot plot, string id, ChartPaper paper)
    {
        var (parts, height) = plot.Shape == FigureShape.OverWaves ? new WaveDrawing(plot, paper).Draw() : new BarDrawing(plot, paper).Draw();
        IHtmlContent[] words =
        [
            Html.Tag("title", "", plot.Title).With("id", id + "-title"),
            Html.Tag("desc", "", plot.Description).With("id", id + "-description"),
        ];
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

    internal static TagBuilder Dot(double x, double y, string fill) =>
        Html.Tag("circle", "").With("cx", Number(x)).With("cy", Number(y)).With("r", "5").With("fill", fill);

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
