using System.Globalization;
using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Narratives;

/// <summary>Writes a figure in a sentence.</summary>
internal static class FigureWords
{
    /// <summary>What stands for a value that is withheld.</summary>
    public const string Withheld = "[withheld]";

    /// <summary>What stands after a value that is shown although it is too uncertain by the standards.</summary>
    public const string UnreliableMark = FigureText.UnreliableMark;

    /// <summary>What the mark means, for the end of a section that has it.</summary>
    public const string UnreliableNote =
        UnreliableMark + " Unreliable: too uncertain by the presentation standards of the National Center for Health Statistics. Do not rely on it.";

    /// <summary>The words after the bar of a reference, and what each gives.</summary>
    public static IReadOnlyDictionary<string, string> Formats { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["percent"] = "63%",
            ["count"] = "19",
            ["of"] = "19 of 30",
            ["number"] = "8.3",
            ["interval"] = "45% to 78%",
            ["base"] = "30",
        };

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The words, or null when the figure cannot be written so.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="format">One of <see cref="Formats"/>, or empty for what fits the kind of figure.</param>
    /// <param name="withheld">Whether its value must not be said.</param>
    public static string? Write(Figure figure, string format, bool withheld)
    {
        if (format == "base")
            return withheld && figure.Persons.Count > 0 ? Withheld : Whole(figure.Base.Number);
        if (withheld)
            return Withheld;
        if (figure.Estimate is not { } estimate)
            return null;
        // The mark stands where the value is, whatever the report is made into.
        return Told(figure, format, estimate) is { } text ? text + (FigureBook.IsUnreliable(figure) ? UnreliableMark : "") : null;
    }

    private static string? Told(Figure figure, string format, double estimate) =>
        format switch
        {
            "" => Value(figure, estimate),
            "percent" => figure.Kind is FigureKind.Share or FigureKind.Ratio ? Percent(figure, estimate) : null,
            "count" => figure.Count is { } count ? Whole(count)
            : figure.Kind is FigureKind.Count or FigureKind.Total ? Value(figure, estimate)
            : null,
            "of" => figure.Count is { } part ? $"{Whole(part)} of {Whole(figure.Base.Number)}" : null,
            "number" => figure.Kind is FigureKind.Share ? null : Value(figure, estimate),
            "interval" => figure.Interval is { } interval ? $"{Value(figure, interval.Low)} to {Value(figure, interval.High)}" : null,
            _ => null,
        };

    /// <summary>A value in the unit of the figure, with the decimals that tables give it.</summary>
    private static string Value(Figure figure, double value) =>
        figure.Kind switch
        {
            FigureKind.Share => Percent(figure, value),
            _ when figure.Unit.StartsWith("dollars", StringComparison.Ordinal) => "$" + Rounded(value, 2),
            FigureKind.Count or FigureKind.Total => Rounded(value, 0),
            FigureKind.Ratio => Rounded(value, 2),
            FigureKind.Median or FigureKind.Quantile when value == Math.Round(value) => Rounded(value, 0),
            _ => Rounded(value, Math.Abs(value) >= 100 ? 0 : 1),
        };

    /// <summary>A whole per cent; of a thousand or more, with one decimal. What is more than none does not become 0%, nor less than all 100%.</summary>
    private static string Percent(Figure figure, double share)
    {
        var decimals = figure.Base.Number < 1000 ? 0 : 1;
        var text = Rounded(share * 100, decimals);
        if (text == Rounded(0, decimals) && share > 0)
            return decimals == 0 ? "less than 1%" : "less than 0.1%";
        if (text == Rounded(100, decimals) && share < 1)
            return decimals == 0 ? "more than 99%" : "more than 99.9%";
        return text + "%";
    }

    /// <summary>Halves go away from zero. Quotients may miss a half in their last binary digit, so that the tenth decimal is rounded first.</summary>
    private static string Rounded(double value, int decimals) =>
        Math.Round(Math.Round(value, 9), decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), English);

    private static string Whole(int number) => number.ToString("N0", English);
}
