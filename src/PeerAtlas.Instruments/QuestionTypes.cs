namespace PeerAtlas.Instruments;

/// <summary>The names of question types and kinds of figure, as XLSForm and the stored form write them.</summary>
internal static class QuestionTypes
{
    private static readonly Dictionary<string, QuestionType> ByName = new(StringComparer.Ordinal)
    {
        ["note"] = QuestionType.Note,
        ["text"] = QuestionType.Text,
        ["integer"] = QuestionType.Integer,
        ["decimal"] = QuestionType.Decimal,
        ["date"] = QuestionType.Date,
        ["select_one"] = QuestionType.SelectOne,
        ["select_multiple"] = QuestionType.SelectMultiple,
        ["calculate"] = QuestionType.Calculate,
        ["time"] = QuestionType.Time,
        ["dateTime"] = QuestionType.DateTime,
        ["range"] = QuestionType.Range,
        ["rank"] = QuestionType.Rank,
        ["acknowledge"] = QuestionType.Acknowledge,
    };

    private static readonly Dictionary<QuestionType, string> ByType = ByName.ToDictionary(type => type.Value, type => type.Key);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static bool TryParse(string name, out QuestionType type) => ByName.TryGetValue(name, out type);

    public static string Name(this QuestionType type) => ByType[type];

    /// <summary>total, mean, median, share, ratio, or quantile with its level: quantile 0.25.</summary>
    public static string KindText(FigureDefinition figure) =>
        figure.Level is { } level ? $"quantile {Value.Format(level)}" : figure.Kind.ToString().ToLowerInvariant();

    public static bool TryParseKind(string text, out FigureStatistic kind, out double? level)
    {
        level = null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        kind = FigureStatistic.Total;
        if (parts.Length is 0 or > 2 || !parts[0].All(char.IsAsciiLetter) || !Enum.TryParse(parts[0], ignoreCase: true, out kind))
            return false;
        if (parts.Length == 2 && Value.TryNumber(parts[1], out var number))
            level = number;
        return parts.Length == 1 || level is not null;
    }
}
