using System.Globalization;

namespace PeerAtlas.Census.Tabulation;

/// <summary>A band of numbers: from its lower limit up to the next band's.</summary>
/// <param name="Key">As it stands in names: "10_to_19".</param>
/// <param name="Label">In words: "10 to 19".</param>
/// <param name="Low">The lower limit, included.</param>
internal sealed record Band(string Key, string Label, double Low);

/// <summary>Cuts numbers into bands that a reader can remember: each value alone where there are few, else steps of 1, 2 or 5 times a power of ten.</summary>
internal static class Bands
{
    private const int FewValues = 12;
    private const int Wanted = 8;

    /// <summary>The bands from the lowest to the highest value; the last one is open above when few values lie far out.</summary>
    public static IReadOnlyList<Band> Of(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        if (sorted.Count == 0)
            return [];
        var distinct = sorted.Distinct().Take(FewValues + 1).ToList();
        var whole = sorted.TrueForAll(value => value == Math.Floor(value));
        if (whole && distinct.Count <= FewValues)
            return [.. distinct.Select(value => new Band(Key(value), Text(value), value))];
        return Steps(sorted, whole);
    }

    /// <summary>The place of the band in which a value lies; -1 for what is no number.</summary>
    public static int PlaceOf(IReadOnlyList<Band> bands, double value)
    {
        if (double.IsNaN(value))
            return -1;
        var place = bands.Count - 1;
        while (place > 0 && value < bands[place].Low)
            place--;
        return place;
    }

    private static List<Band> Steps(List<double> sorted, bool whole)
    {
        // The top twentieth does not stretch the bands: it lies in the last one.
        var top = sorted[(int)Math.Ceiling(0.95 * sorted.Count) - 1];
        var step = Step((top - sorted[0]) / Wanted, whole);
        var first = Math.Floor(sorted[0] / step);
        var last = Math.Floor(top / step);
        var bands = new List<Band>();
        for (var at = first; at <= last; at++)
        {
            var low = Exact(at * step);
            var next = Exact((at + 1) * step);
            var open = at == last && sorted[^1] >= next;
            bands.Add(
                open
                    ? new(Key(low) + "_or_more", Text(low) + " or more", low)
                    : new($"{Key(low)}_to_{Key(whole ? next - 1 : next)}", whole ? Range(low, next - 1) : $"{Text(low)} to under {Text(next)}", low)
            );
        }

        return bands;
    }

    private static double Step(double least, bool whole)
    {
        if (least <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = new[] { 1, 2, 5, 10 }.Select(times => times * power).First(size => size >= least * (1 - 1e-9));
        return whole ? Math.Max(1, Exact(step)) : Exact(step);
    }

    /// <summary>Without the rounding error of the multiplication: 0.3, not 0.30000000000000004.</summary>
    private static double Exact(double value) => Math.Round(value, 9);

    private static string Range(double low, double high) => low == high ? Text(low) : $"{Text(low)} to {Text(high)}";

    private static string Text(double value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);

    private static string Key(double value) =>
        value.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', '_').Replace("-", "minus_", StringComparison.Ordinal);
}
