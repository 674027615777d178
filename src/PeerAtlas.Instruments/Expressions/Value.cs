using System.Globalization;

namespace PeerAtlas.Instruments;

internal enum ValueKind
{
    Empty,
    Boolean,
    Number,
    Text,
    Date,
    Moment,
}

/// <summary>
/// A value of the expression language. A number that is none (not-a-number, infinite) and a text without characters are
/// both the empty value, so that every operation on any values has a result.
/// </summary>
internal readonly struct Value
{
    /// <summary>Longer texts are cut, so that no expression can fill the memory.</summary>
    public const int MaxText = 32_767;

    private const double SecondsPerDay = 86_400;
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff"];
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly double _number;
    private readonly string? _text;

    private Value(ValueKind kind, double number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    public static Value Empty => default;

    public ValueKind Kind { get; }

    public bool IsEmpty => Kind == ValueKind.Empty;

    public static Value Boolean(bool truth) => new(ValueKind.Boolean, truth ? 1 : 0, null);

    public static Value Number(double number) => double.IsFinite(number) ? new(ValueKind.Number, number, null) : Empty;

    public static Value Text(string text) => text.Length == 0 ? Empty : new(ValueKind.Text, double.NaN, text.Length > MaxText ? text[..MaxText] : text);

    public static Value Date(DateOnly date) => new(ValueKind.Date, date.DayNumber - Epoch.DayNumber, null);

    /// <summary>A time on a day, by the days since 1970-01-01 with their part, to the second; empty where the calendar has none.</summary>
    public static Value Moment(double days) =>
        DateFromDays(days).IsEmpty ? Empty : new(ValueKind.Moment, Math.Floor((days * SecondsPerDay) + 0.5) / SecondsPerDay, null);

    /// <summary>The day that lies so many days after 1970-01-01; empty where the calendar has none.</summary>
    public static Value DateFromDays(double days)
    {
        var number = Math.Floor(days) + Epoch.DayNumber;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? Date(DateOnly.FromDayNumber((int)number)) : Empty;
    }

    public bool ToBoolean() =>
        Kind switch
        {
            ValueKind.Empty => false,
            ValueKind.Text => true,
            ValueKind.Date or ValueKind.Moment => true,
            _ => _number != 0,
        };

    /// <summary>As a number; not-a-number when it is none. A date, in quotation marks too, is the days since 1970-01-01.</summary>
    public double ToNumber() =>
        Kind switch
        {
            ValueKind.Empty => double.NaN,
            ValueKind.Text when TryNumber(_text!, out var number) => number,
            ValueKind.Text => ToMoment() is { IsEmpty: false } moment ? moment._number : double.NaN,
            _ => _number,
        };

    public string ToText() =>
        Kind switch
        {
            ValueKind.Empty => "",
            ValueKind.Text => _text!,
            ValueKind.Boolean => _number != 0 ? "true" : "false",
            ValueKind.Date => DateOnly.FromDayNumber((int)_number + Epoch.DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Moment => ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Format(_number),
        };

    /// <summary>As a day: a date is itself, an ISO text the day that it names, anything else empty.</summary>
    public Value ToDate() =>
        Kind switch
        {
            ValueKind.Date => this,
            ValueKind.Moment => DateFromDays(_number),
            ValueKind.Text when TryDate(_text!, out var date) => Date(date),
            ValueKind.Text => TryMoment(_text!, out var moment) ? DateFromDays(moment._number) : Empty,
            ValueKind.Number => DateFromDays(_number),
            _ => Empty,
        };

    /// <summary>As a day or a time on a day; a day is its beginning.</summary>
    public Value ToMoment() =>
        Kind switch
        {
            ValueKind.Date or ValueKind.Moment => this,
            ValueKind.Text when !TryDate(_text!, out _) => TryMoment(_text!, out var moment) ? moment : Empty,
            _ => ToDate(),
        };

    /// <summary>A day or moment as the calendar has it.</summary>
    public DateTime ToDateTime() => DateTime.UnixEpoch.AddSeconds(Math.Round(_number * SecondsPerDay));

    /// <summary>Equality as in XPath, but that empty equals empty alone.</summary>
    public static bool AreEqual(Value left, Value right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty && right.IsEmpty;
        if (left.Kind == ValueKind.Boolean || right.Kind == ValueKind.Boolean)
            return left.ToBoolean() == right.ToBoolean();
        if (left.Kind == ValueKind.Text && right.Kind == ValueKind.Text)
            return string.Equals(left._text, right._text, StringComparison.Ordinal);
        var (first, second) = Comparable(left, right);
        return first == second;
    }

    /// <summary>
    /// Whether the left is less than the right: as dates when one is a date or both are ISO dates, otherwise as numbers; false when one is
    /// empty.
    /// </summary>
    public static bool IsLess(Value left, Value right, bool orEqual)
    {
        var (first, second) = Comparable(left, right);
        return orEqual ? first <= second : first < second;
    }

    private static (double Left, double Right) Comparable(Value left, Value right)
    {
        var asDates = left.IsDay || right.IsDay || (left.Kind == ValueKind.Text && right.Kind == ValueKind.Text);
        return asDates && left.ToMoment() is { IsEmpty: false } first && right.ToMoment() is { IsEmpty: false } second
            ? (first._number, second._number)
            : (left.ToNumber(), right.ToNumber());
    }

    private bool IsDay => Kind is ValueKind.Date or ValueKind.Moment;

    /// <summary>Reads 2026-03-31T14:30, with seconds and a zone or without; the zone is left out, since everybody answers in their own.</summary>
    public static bool TryMoment(string text, out Value moment)
    {
        moment = Empty;
        var zone = text.Length > 16 ? text.IndexOfAny(['Z', '+', '-'], 16) : -1;
        if (!DateTime.TryParseExact(zone < 0 ? text : text[..zone], Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        moment = Moment((read - DateTime.UnixEpoch).TotalDays);
        return true;
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Without exponent, to fifteen significant digits; what a respondent may enter is read back from it unchanged.</summary>
    public static string Format(double number) =>
        Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
