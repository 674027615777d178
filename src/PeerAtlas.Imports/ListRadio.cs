namespace PeerAtlas.Imports;

/// <summary>A question with a few answers, one of which is chosen.</summary>
/// <param name="Name">The name of the form field.</param>
/// <param name="Choices">The answers, as the form sends and as the person reads them.</param>
public sealed record ListRadio(string Name, IReadOnlyList<(string Value, string Label)> Choices)
{
    /// <summary>Which number of a day comes first.</summary>
    public static ListRadio DayOrder { get; } =
        new(
            "dayorder",
            [
                (nameof(Lists.DayOrder.MonthFirst), "The month: 10/29 is October 29"),
                (nameof(Lists.DayOrder.DayFirst), "The day: 29/10 is October 29"),
                (nameof(Lists.DayOrder.YearFirst), "The year, with two digits: 26/10/29 is October 29, 2026"),
            ]
        );

    /// <summary>What all names that are spelled nearly alike are.</summary>
    public static ListRadio AllPairs { get; } =
        new(
            "pairs",
            [
                ("each", "As I say for each below"),
                ("apart", "None of the names in this file are the same as another"),
                ("joined", "All of those below are the same"),
            ]
        );

    /// <summary>What a number without a unit counts.</summary>
    public static ListRadio DurationUnit { get; } =
        new(
            "unit",
            [
                (nameof(Lists.DurationUnit.Hours), "Hours: 1.5 is 1 hour 30 minutes"),
                (nameof(Lists.DurationUnit.HoursPointMinutes), "Hours and minutes: 1.50 is 1 hour 50 minutes"),
                (nameof(Lists.DurationUnit.Minutes), "Minutes"),
                (nameof(Lists.DurationUnit.QuarterHours), "Units of 15 minutes"),
                (nameof(Lists.DurationUnit.Days), "Parts of a day, as a spreadsheet keeps times"),
            ]
        );
}
