using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics;
using static PeerAtlas.Reports.Files.Web.Markup;

namespace PeerAtlas.Reports.Files.Web;

/// <summary>Draws charts as plain SVG: a title and description for who cannot see them, text as text, no script.</summary>
internal static class SvgChart
{
    public const double Width = 720;
    public const string Ink = "#1b1b1b";

    private const string Grid = "#dfe1e2";

    // Each at least 4.5:1 on white, as on the page.
    private static readonly string[] Colours = ["#005ea2", "#b51d09", "#216e1f", "#783cb9", "#775540", "#0f6460"];

    public static TagBuilder Draw(FigurePlot plot, string id)
    {
        var (parts, height) = plot.Shape == FigureShape.OverWaves ? SvgWaves.Draw(plot) : SvgBars.Draw(plot);
        List<object?> all =
        [
            Element("title", plot.Title).With("id", id + "-title"),
            Element("desc", plot.Description).With("id", id + "-description"),
            .. parts,
        ];
        return Element("svg", all)
            .With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", FormattableString.Invariant($"0 0 {Width:0} {height:0}"))
            .With("role", "img")
            .With("aria-labelledby", id + "-title")
            .With("aria-describedby", id + "-description")
            .With("font-family", "Public Sans, Liberation Sans, Arial, sans-serif")
            .With("font-size", 14);
    }

    public static string Colour(int series) => Colours[series % Colours.Length];

    public static TagBuilder Rectangle(double x, double y, double width, double height, string fill) =>
        Element("rect")
            .With("x", Number(x))
            .With("y", Number(y))
            .With("width", Number(Math.Max(0, width)))
            .With("height", Number(Math.Max(0, height)))
            .With("fill", fill);

    public static TagBuilder Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        Element("line")
            .With("x1", Number(x1))
            .With("y1", Number(y1))
            .With("x2", Number(x2))
            .With("y2", Number(y2))
            .With("stroke", stroke)
            .With("stroke-width", Number(width));

    public static TagBuilder Rule(double x1, double y1, double x2, double y2) => Line(x1, y1, x2, y2, Grid);

    /// <summary>Words at a point; anchor is start, middle or end.</summary>
    public static TagBuilder Words(string text, double x, double y, string anchor, bool strong = false) =>
        Element("text", text).With("x", Number(x)).With("y", Number(y)).With("text-anchor", anchor).With("fill", Ink).With("font-weight", strong ? 700 : 400);

    /// <summary>Breaks a label between words into lines of about that many letters.</summary>
    public static IReadOnlyList<string> Wrap(string text, int letters)
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

    /// <summary>The end of an axis at or beyond the largest value, and the step of its ticks: 1, 2 or 5 times a power of ten.</summary>
    public static (double End, double Step) Axis(FigurePlot plot)
    {
        if (plot.IsPercent)
            return (1, 0.25);
        var largest = plot.Largest > 0 ? plot.Largest : 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest / 4)));
        var step = new[] { 1, 2, 5, 10 }.Select(times => times * power).First(step => largest / step <= 5);
        return (Math.Ceiling(Math.Round(largest / step, 9)) * step, step);
    }

    public static string Tick(FigurePlot plot, double value) =>
        plot.IsPercent
            ? (100 * value).ToString("0", CultureInfo.InvariantCulture) + "%"
            : (plot.IsMoney ? "$" : "") + value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
