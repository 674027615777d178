using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>How much of what stands in a column is of a kind.</summary>
internal sealed partial class ContentShare
{
    private const int MostLooked = 400;

    private readonly List<string> values;
    private readonly int rows;

    public ContentShare(SheetSample sample, int column)
    {
        values = [.. sample.Values(column).Take(MostLooked)];
        rows = Math.Min(MostLooked, sample.Body.Count);
        Distinct = values.Count == 0 ? 0 : (double)values.Distinct(StringComparer.OrdinalIgnoreCase).Count() / values.Count;
        Filled = rows == 0 ? 0 : (double)values.Count / rows;
    }

    /// <summary>The share of filled cells that differ.</summary>
    public double Distinct { get; }

    /// <summary>The share of rows that fill the column.</summary>
    public double Filled { get; }

    public bool IsEmpty => values.Count == 0;

    /// <summary>The share of cells that are numbers.</summary>
    public double Numbers => Share(value => NumberText.TryRead(value, hasDecimalComma: false, out _));

    /// <summary>The share of cells that hold a phone number, of whatever country.</summary>
    public double Phones => Share(value => ContactText.AnyPhones(value) is { Length: > 0 } && !HasClock().IsMatch(value), CleanText.IsNoValue);

    /// <summary>The share of cells that hold addresses of mail and nothing else.</summary>
    public double MailsAlone => Share(ContactText.IsMailsAlone, CleanText.IsNoValue);

    /// <summary>The share of cells that begin with a house number.</summary>
    public double Streets => Share(value => char.IsAsciiDigit(value[0]) && value.Any(char.IsLetter) && value.Contains(' ', StringComparison.Ordinal));

    /// <summary>The share of cells that are weekdays.</summary>
    public double Weekdays => Share(value => DayText.Weekday(value) is not null);

    /// <summary>The share of cells that are numbers from 1 to 31.</summary>
    public double DaysOfMonth => Share(value => AcrossRows.NumberOfDay(value) is not null);

    /// <summary>Whether many cells all say the same.</summary>
    public bool IsConstant => values.Count > 4 && values.TrueForAll(value => value == values[0]);

    /// <summary>The share of cells that say yes or no.</summary>
    public double YesNo => Share(value => value.Any(char.IsLetter) && YesNoText.Read(value) is not null);

    /// <summary>The share of cells that are rather sentences than words.</summary>
    public double Sentences => Share(value => value.Length > 40 || value.Count(next => next == ' ') >= 4);

    /// <summary>The share of cells that are times of day without a mark between, as 0952; no duration begins with zero so.</summary>
    public double Clock => Share(value => value.Length == 4 && value[0] == '0' && value.All(char.IsAsciiDigit));

    /// <summary>How long the cells are in the middle.</summary>
    public int Lengths => values.Count == 0 ? 0 : values.Select(value => value.Length).Order().ElementAt(values.Count / 2);

    /// <summary>Whether the cells count the rows: 1, 2, 3 tell nothing apart in another list.</summary>
    public bool IsCounting =>
        values.Count > 2
        && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && first < 2
        && values.Select((value, at) => value == (first + at).ToString(CultureInfo.InvariantCulture)).All(isNext => isNext);

    /// <summary>Whether there are more cells than a person would want to be asked about.</summary>
    public bool Many => values.Count > 20;

    /// <summary>Whether no more than two cells are filled.</summary>
    public bool Few => values.Count <= 2;

    /// <summary>The share of cells that hold a moment as a program counts it.</summary>
    public double CountedSeconds => Share(value => TimeText.CountedSeconds(value) is not null);

    /// <summary>From 0 to 1; null for kinds of which any text is.</summary>
    public double? Of(ListField field) =>
        field.Kind switch
        {
            FieldKind.Email => Share(value => ContactText.Mails(value) is { Length: > 0 }, CleanText.IsNoValue),
            FieldKind.Phone => Share(
                value => ContactText.Phones(value) is { Length: > 0 } && value.Any(char.IsAsciiDigit) && !HasClock().IsMatch(value),
                CleanText.IsNoValue
            ),
            FieldKind.Zip => Share(value => value.Length <= 12 && PlaceText.Zip(value) is not null, CleanText.IsNoValue),
            FieldKind.Day => Share(value => IsDay(value) && TimeText.CountedSeconds(value) is null),
            FieldKind.TimeOfDay => Share(value =>
                TimeText.TryRead(value, out _) && (value.Contains(':', StringComparison.Ordinal) || value.Length is <= 8 or 10 or 13)
            ),
            FieldKind.Duration => Share(value => DurationText.Read(value, DurationUnit.Hours, hasDecimalComma: false, out _) is null),
            FieldKind.Number => Share(value => NumberText.TryRead(value, hasDecimalComma: false, out _)),
            FieldKind.YesNo => Share(value => YesNoText.Read(value) is not null),
            FieldKind.Name or FieldKind.PersonName or FieldKind.Address => Share(IsWords),
            _ => null,
        };

    /// <summary>The share of cells whose word is known.</summary>
    public double Known(ListField field)
    {
        var known = field.Known.SelectMany(word => word.Synonyms.Append(word.Key).Append(word.Label)).Select(CleanText.Words).ToHashSet(StringComparer.Ordinal);
        return known.Count == 0 ? 0 : Share(value => known.Contains(CleanText.Words(value)));
    }

    /// <summary>How much the column looks like names: words, mostly different ones, of some length.</summary>
    public double Names()
    {
        if (values.Count == 0)
            return 0;
        var length = values.Average(value => Math.Min(value.Length, 120));
        var several = Share(value => value.Contains(' ', StringComparison.Ordinal));
        var words = Share(IsWords);
        var addresses = Share(value => char.IsAsciiDigit(value[0]));
        return words
            * Math.Min(1, Distinct + 0.3)
            * Math.Min(1, Filled + 0.1)
            * (length is >= 5 and <= 70 ? 1 : 0.4)
            * (0.4 + (0.6 * several))
            * (1 - (0.8 * addresses));
    }

    // Opening hours have as many figures as a phone.
    [GeneratedRegex(@"[0-9]{1,2}:[0-9]{2}\b|[0-9] ?[ap]\.?m\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex HasClock();

    private double Share(Func<string, bool> isOf, Func<string, bool>? isPassedOver = null)
    {
        var (of, all) = (0, 0);
        foreach (var value in values)
        {
            var isIt = isOf(value);
            if (!isIt && isPassedOver?.Invoke(value) == true)
                continue;
            all++;
            of += isIt ? 1 : 0;
        }

        return all == 0 ? 0 : (double)of / all;
    }

    private static bool IsDay(string value) =>
        DayText.Read(value, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(value, DayOrder.DayFirst, 2000, out _) is null;

    private static bool IsWords(string value)
    {
        if (
            value.Contains('@', StringComparison.Ordinal)
            || value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return value.Count(char.IsLetter) * 2 > value.Length;
    }
}
