using System.Globalization;
using System.Text;

namespace PeerAtlas.Instruments;

/// <summary>Reads what a form sends for one question.</summary>
internal static class AnswerParser
{
    /// <summary>What is stored of a box that was ticked, as other tools write it.</summary>
    public const string Acknowledged = "OK";

    private const int MaxDigits = 15;
    private const int MaxLength = 24;
    private static readonly string[] TimeFormats = ["HH:mm", "H:mm", "HH:mm:ss", "h:mm tt"];
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "M/d/yyyy"];

    /// <summary>The value, or why there is none. Nothing given is the empty value and no error.</summary>
    /// <param name="question">The question.</param>
    /// <param name="choices">For a select question, its choices with their places.</param>
    /// <param name="given">What was sent; hostile.</param>
    public static (Value Value, AnswerErrorKind? Error) Parse(Question question, Dictionary<string, int>? choices, IReadOnlyList<string?> given)
    {
        if (question.Type == QuestionType.SelectMultiple)
            return Many(choices!, given);
        if (question.Type == QuestionType.Rank)
            return InOrder(choices!, given);
        var raw = given.Count > 0 ? given[0] ?? "" : "";
        if (raw.Length > 2 * Question.MaxTextLength)
            return (Value.Empty, AnswerErrorKind.TooLong);
        if (question.Type == QuestionType.Text)
            return Text(raw, question.MaxLength);
        raw = raw.Trim();
        if (raw.Length == 0)
            return (Value.Empty, null);
        return question.Type switch
        {
            QuestionType.Integer => Number(raw, whole: true),
            QuestionType.Decimal => Number(raw, whole: false),
            QuestionType.Date => Date(raw),
            QuestionType.Time => Time(raw),
            QuestionType.DateTime => Moment(raw),
            QuestionType.Range => Number(raw, whole: false) is (var number, null) && question.Range is { } range
                ? (range.Has(number.ToNumber()) ? (number, null) : (Value.Empty, AnswerErrorKind.NotOffered))
                : (Value.Empty, AnswerErrorKind.NotANumber),
            QuestionType.Acknowledge => (Value.Text(Acknowledged), null),
            QuestionType.SelectOne when given.Count > 1 => (Value.Empty, AnswerErrorKind.TooManyChoices),
            QuestionType.SelectOne => choices!.ContainsKey(raw) ? (Value.Text(raw), null) : (Value.Empty, AnswerErrorKind.UnknownChoice),
            _ => (Value.Empty, null),
        };
    }

    /// <summary>A value as an answer to a question; empty when it cannot be one.</summary>
    public static Value Conform(Question question, Dictionary<string, int>? choices, Value value)
    {
        var text = question.Type switch
        {
            QuestionType.Date when value.ToDate() is { IsEmpty: false } day => day.ToText(),
            // A day is its beginning.
            QuestionType.DateTime when value.ToMoment() is { IsEmpty: false } moment => Value.Moment(moment.ToNumber()).ToText(),
            _ => value.ToText(),
        };
        var (answer, error) = Parse(question, choices, question.HasManyChoices ? text.Split(' ') : [text]);
        return error is null ? answer : Value.Empty;
    }

    /// <summary>A stored value that was worked out.</summary>
    public static Value Kept(IReadOnlyList<string?> given)
    {
        var text = given.Count > 0 ? given[0] ?? "" : "";
        return Value.TryNumber(text, out var number) && Value.Format(number) == text ? Value.Number(number)
            : Value.TryDate(text, out var date) ? Value.Date(date)
            : Value.Text(text);
    }

    /// <summary>Choices in the order in which they are given; whether they are all that is offered is seen when that is known.</summary>
    private static (Value, AnswerErrorKind?) InOrder(Dictionary<string, int> choices, IReadOnlyList<string?> given)
    {
        var order = given.Where(name => !string.IsNullOrEmpty(name)).ToList();
        if (order.Exists(name => !choices.ContainsKey(name!)))
            return (Value.Empty, AnswerErrorKind.UnknownChoice);
        return order.Distinct(StringComparer.Ordinal).Count() < order.Count
            ? (Value.Empty, AnswerErrorKind.NotAllInOrder)
            : (Value.Text(string.Join(' ', order)), null);
    }

    private static (Value, AnswerErrorKind?) Many(Dictionary<string, int> choices, IReadOnlyList<string?> given)
    {
        var chosen = new SortedSet<string>(Comparer<string>.Create((left, right) => choices[left].CompareTo(choices[right])));
        for (var at = 0; at < given.Count; at++)
        {
            if (string.IsNullOrEmpty(given[at]))
                continue;
            if (!choices.ContainsKey(given[at]!))
                return (Value.Empty, AnswerErrorKind.UnknownChoice);
            chosen.Add(given[at]!);
        }
        return (Value.Text(string.Join(' ', chosen)), null);
    }

    /// <summary>Lines end with LF; characters that are no text are left out.</summary>
    private static (Value, AnswerErrorKind?) Text(string raw, int longest)
    {
        var text = raw.ReplaceLineEndings("\n").Trim();
        if (text.Any(next => char.IsControl(next) || char.IsSurrogate(next)))
            text = Clean(text);
        return text.Length > longest ? (Value.Empty, AnswerErrorKind.TooLong) : (Value.Text(text), null);
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                clean.Append(rune);
        }
        return clean.ToString().Trim();
    }

    /// <summary>Digits with a point before decimals; commas may part thousands. No exponents, no currency.</summary>
    private static (Value, AnswerErrorKind?) Number(string raw, bool whole)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var plain = HasThousands(raw) ? raw.Replace(",", "", StringComparison.Ordinal) : raw;
        if (!double.TryParse(plain, Style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || !plain.Any(char.IsAsciiDigit))
            return (Value.Empty, AnswerErrorKind.NotANumber);
        if (whole && Math.Floor(number) != number)
            return (Value.Empty, AnswerErrorKind.NotWhole);
        var digits = plain.TrimStart('+', '-', '0', '.').Count(char.IsAsciiDigit);
        return digits > MaxDigits || plain.Length > MaxLength ? (Value.Empty, AnswerErrorKind.OutOfRange) : (Value.Number(number), null);
    }

    private static bool HasThousands(string raw)
    {
        if (!raw.Contains(',', StringComparison.Ordinal))
            return false;
        var groups = raw.TrimStart('+', '-').Split('.')[0].Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }

    private static (Value, AnswerErrorKind?) Time(string raw) =>
        TimeOnly.TryParseExact(raw.Split('.')[0], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (Value.Text(time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)), null)
            : (Value.Empty, AnswerErrorKind.NotATime);

    private static (Value, AnswerErrorKind?) Moment(string raw) =>
        Value.TryMoment(raw.Replace(' ', 'T'), out var moment) && moment.ToDateTime().Year is >= 1900 and < 2200
            ? (moment, null)
            : (Value.Empty, AnswerErrorKind.NotATime);

    private static (Value, AnswerErrorKind?) Date(string raw) =>
        DateOnly.TryParseExact(raw, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200
            ? (Value.Date(date), null)
            : (Value.Empty, AnswerErrorKind.NotADate);
}
