using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What stands in the column default: a fixed value, or an expression.</summary>
internal static partial class Defaults
{
    /// <summary>Whether a default is worked out: it names an answer or calls a function, or reckons where no date or time could.</summary>
    public static bool IsWorkedOut(string typed, QuestionType type) =>
        Call().Matches(typed).Any(call => Functions.All.ContainsKey(call.Groups["name"].Value))
        || typed.Contains("${", StringComparison.Ordinal)
        || (type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Calculate && Reckoning().IsMatch(typed));

    /// <summary>Whether a fixed default is an answer to the question.</summary>
    public static bool IsAnswer(string value, QuestionType type, IReadOnlyCollection<string> choices, NumberRange? range)
    {
        var places = choices.Distinct().Select((name, at) => (name, at));
        var question = new Question
        {
            Name = "q",
            Type = type,
            Appearance = "multiline",
            Range = range,
        };
        var given = question.HasManyChoices ? value.Split(' ') : [value];
        if (type == QuestionType.Rank && given.Length < places.Count())
            return false;
        return AnswerParser.Parse(question, places.ToDictionary(place => place.name, place => place.at, StringComparer.Ordinal), given).Error is null;
    }

    /// <summary>A fixed default as a workbook has it: other programs know times with seconds only.</summary>
    public static string Written(Question question) =>
        question.Type == QuestionType.Time && WholeMinute().IsMatch(question.Default) ? question.Default + Seconds : question.Default;

    /// <summary>A fixed default as it is kept.</summary>
    public static string Kept(string typed, QuestionType type) =>
        type == QuestionType.Date && AnswerParser.Parse(new Question { Name = "q", Type = type }, null, [typed]) is (var day, null) ? day.ToText()
        : type == QuestionType.Time && typed.EndsWith(Seconds, StringComparison.Ordinal) && WholeMinute().IsMatch(typed[..^Seconds.Length])
            ? typed[..^Seconds.Length]
        : typed;

    private const string Seconds = ":00";

    [GeneratedRegex(@"^[0-9]{2}:[0-9]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex WholeMinute();

    [GeneratedRegex(@"(?<name>[a-z][a-z0-9:-]*)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"\d\s*([+*]|div|mod|\s-\s)\s*\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reckoning();
}
