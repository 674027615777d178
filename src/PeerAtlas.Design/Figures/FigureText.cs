using System.Globalization;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>How figures are written in words and digits, the same on every page. Nothing of a withheld figure is ever written.</summary>
public static class FigureText
{
    private const int BaseFromWhichSharesHaveADecimal = 1000;

    /// <summary>The estimate with its unit, "withheld", or why there is none.</summary>
    public static string Estimate(Figure figure, Language language)
    {
        if (figure.Verdict.Presentation == Presentation.Suppress)
            return language[FigureTableWords.Withheld];
        if (figure.Estimate is not { } estimate)
            return figure.Base.Number == 0 ? language[FigureTableWords.NoAnswers] : language[FigureTableWords.NotAvailable];
        return WithUnit(Value(figure, estimate, language), figure.Unit) + (IsUnreliable(figure) ? UnreliableMark : "");
    }

    /// <summary>What stands after a value that is shown although it is too uncertain: in cells, and so in charts, which read them.</summary>
    public const string UnreliableMark = "†";

    /// <summary>Whether a figure is shown although it is too uncertain by the standards.</summary>
    public static bool IsUnreliable(Figure figure) =>
        figure.Verdict.Presentation == Presentation.ShowWithNote && figure.Verdict.Rule.StartsWith("unreliable", StringComparison.Ordinal);

    /// <summary>The interval, "40% to 67%"; empty when there is none or the figure is withheld.</summary>
    public static string Interval(Figure figure, Language language) =>
        figure is { IsShown: true, Interval: { } interval }
            ? language[FigureTableWords.To, Value(figure, interval.Low, language), Value(figure, interval.High, language)]
            : "";

    /// <summary>How many of how many, "16 of 30", or how many the figure rests on, "30"; empty when it is withheld.</summary>
    public static string Number(Figure figure, Language language)
    {
        if (figure.Verdict.Presentation == Presentation.Suppress)
            return "";
        var all = Base(figure.Base, language);
        return figure is { Kind: FigureKind.Share, Count: { } count }
            ? language[FigureTableWords.CountOfAll, count.ToString("N0", language.Culture), all]
            : all;
    }

    /// <summary>How many a base is, and of a sample for how many it stands: "30", "30, weighted 135".</summary>
    internal static string Base(FigureBase of, Language language)
    {
        var number = of.Number.ToString("N0", language.Culture);
        return of.Weighted is { } weighted ? language[FigureTableWords.Weighted, number, weighted.ToString("N0", language.Culture)] : number;
    }

    /// <summary>What the verdict asks a reader to know; empty when nothing stands against the figure.</summary>
    public static string Verdict(Figure figure, Language language) =>
        figure.Verdict switch
        {
            { Presentation: Presentation.Show } => "",
            { Presentation: Presentation.Suppress, Rule: "" } => language[FigureTableWords.ToProtectPeopleOrBecause],
            { Presentation: Presentation.Suppress, Rule: var rule } => rule,
            { Presentation: Presentation.Review, Rule: var rule } => Because(language[FigureTableWords.NotReviewedYet], rule),
            { Rule: var rule } when IsUnreliable(figure) => rule,
            { Rule: var rule } => Because(language[FigureTableWords.UseWithCaution], rule),
        };

    private static string Because(string words, string rule) => rule.Length == 0 ? words : $"{words}: {rule}";

    /// <summary>A value of the figure, rounded as it is written.</summary>
    internal static double Rounded(Figure figure, double value)
    {
        var written = Value(figure, value, new Language());
        var digits = new string([.. written.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or '-')]);
        var number = double.Parse(digits, CultureInfo.InvariantCulture);
        return figure.Kind == FigureKind.Share ? number / 100 : number;
    }

    private static string Value(Figure figure, double value, Language language)
    {
        var culture = language.Culture;
        return figure.Kind switch
        {
            FigureKind.Share => (100 * value).ToString(figure.Base.Number < BaseFromWhichSharesHaveADecimal ? "N0" : "N1", culture) + "%",
            FigureKind.Count => value.ToString("N0", culture),
            _ when IsMoney(figure.Unit) => value.ToString("'$'#,0.00", culture),
            FigureKind.Total => value.ToString("N0", culture),
            _ => value.ToString(Math.Abs(value) >= 100 ? "N0" : "N1", culture),
        };
    }

    private static bool IsMoney(string unit) => unit.StartsWith("dollars", StringComparison.Ordinal);

    /// <summary>"$14.20 an hour", "12 people", "54%".</summary>
    private static string WithUnit(string value, string unit)
    {
        var words = IsMoney(unit) ? unit["dollars".Length..].Trim() : unit;
        return words.Length == 0 ? value : $"{value} {words}";
    }
}
