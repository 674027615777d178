using System.Globalization;

namespace PeerAtlas.Design.Figures.Drawing;

/// <summary>An axis from nought, and for shares to the whole, so that no difference looks larger than it is.</summary>
/// <param name="End">The end of the axis, at or beyond the largest value.</param>
/// <param name="Step">Between two ticks: a quarter of a whole, or 1, 2 or 5 times a power of ten.</param>
internal sealed record ChartScale(double End, double Step)
{
    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Floor((End / Step) + 0.0001) + 1).Select(at => at * Step);

    public static ChartScale Of(FigurePlot plot)
    {
        if (plot.IsPercent)
            return new(1, 0.25);
        var largest = plot.Largest > 0 ? plot.Largest : 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest / 4)));
        var step = new[] { 1, 2, 5, 10 }.Select(times => times * power).First(step => largest / step <= 5);
        return new(Math.Ceiling(Math.Round(largest / step, 9)) * step, step);
    }

    public static string Write(FigurePlot plot, double value) =>
        plot.IsPercent
            ? (100 * value).ToString("0", CultureInfo.InvariantCulture) + "%"
            : (plot.IsMoney ? "$" : "") + value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
