using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What a name in an expression of LimeSurvey stands for, in our expressions.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Shown">The words that are shown for it.</param>
/// <param name="Ticked">Of an option of several, that it is ticked; null for everything else.</param>
internal sealed record LimeSurveyName(string Value, string Shown, string? Ticked = null);

/// <summary>The names that expressions of LimeSurvey know: codes of questions and their parts, and the numbers of old files (111X22X333SQ1).</summary>
internal sealed partial class LimeSurveyNames
{
    private readonly Dictionary<string, LimeSurveyName> _names = new(StringComparer.Ordinal);

    private readonly Dictionary<string, LimeSurveyItem> _questions;

    public LimeSurveyNames(LimeSurveyParts parts)
    {
        _questions = parts.Questions.DistinctBy(question => question.Code).ToDictionary(question => question.Code, StringComparer.Ordinal);
        foreach (var question in parts.Questions)
            Add(question);
    }

    /// <summary>The names of the answers that a question of a code has; none where there is no such question.</summary>
    public IEnumerable<string> PartsOf(string code) =>
        _questions.TryGetValue(code, out var question) ? PartsOf(question).Where(part => Find(part) is not null) : [];

    /// <summary>What a name stands for; null when the survey has nothing of that name.</summary>
    public LimeSurveyName? Find(string name) => _names.GetValueOrDefault(Plain(name));

    /// <summary>The names of the parts of a question, for what works on all of them.</summary>
    public static IEnumerable<string> PartsOf(LimeSurveyItem question) =>
        question.Row["type"] switch
        {
            "1" => Rows(question).SelectMany(row => new[] { $"{question.Code}_{row.Code}_0", $"{question.Code}_{row.Code}_1" }),
            ":" or ";" => Rows(question).SelectMany(row => Columns(question).Select(column => $"{question.Code}_{row.Code}_{column.Code}")),
            _ when question.Subquestions.Count > 0 => Rows(question).Select(row => $"{question.Code}_{row.Code}"),
            _ => [question.Code],
        };

    public static IEnumerable<LimeSurveyItem> Rows(LimeSurveyItem question) => question.Subquestions.Where(part => part.Scale == 0);

    public static IEnumerable<LimeSurveyItem> Columns(LimeSurveyItem question) => question.Subquestions.Where(part => part.Scale == 1);

    private static string Plain(string name)
    {
        name = name.StartsWith("INSERTANS:", StringComparison.Ordinal) ? name[10..] : name;
        return Numbered().Match(name) is { Success: true } old ? $"{old.Groups["question"].Value} {old.Groups["rest"].Value}" : name;
    }

    private void Add(LimeSurveyItem question)
    {
        var code = Names.Tidy(question.Code);
        foreach (var row in Rows(question))
            AddRow(question, row, code);
        for (var place = 0; place < (question.Row["type"] == "R" ? question.Answers.Count : 0); place++)
            Put(question, $"_{place + 1}", $"{place + 1}", Ranked(code, place));
        // Others ask of the question itself whether anything is ticked.
        if (!Rows(question).Any() || question.Row["type"] is "M" or "P")
            Put(question, "", "", question.Row["type"] is "L" or "!" or "O" or "5" or "Y" or "G" ? List(code) : Plain(code, ""));
        Put(question, "_other", "other", Plain(code, "_other"));
        Put(question, "_comment", "comment", Plain(code, "_comment"));
    }

    private void AddRow(LimeSurveyItem question, LimeSurveyItem row, string code)
    {
        var name = $"{code}_{row.Code}";
        switch (question.Row["type"])
        {
            case "M" or "P":
                var ticked = $"selected(${{{code}}}, '{row.Code}')";
                var shown = $"if({ticked}, jr:choice-name('{row.Code}', '${{{code}}}'), '')";
                Put(question, "_" + row.Code, row.Code, new($"if({ticked}, 'Y', '')", shown, ticked));
                Put(question, $"_{row.Code}comment", row.Code + "comment", Plain(name, "comment"));
                break;
            case "1":
                Put(question, $"_{row.Code}_0", row.Code + "#0", List(name + "_0"));
                Put(question, $"_{row.Code}_1", row.Code + "#1", List(name + "_1"));
                break;
            case ":" or ";":
                foreach (var column in Columns(question))
                    Put(question, $"_{row.Code}_{column.Code}", $"{row.Code}_{column.Code}", Cell(question, name, column.Code));
                break;
            case "Q" or "K":
                Put(question, "_" + row.Code, row.Code, Plain(name, ""));
                break;
            default:
                Put(question, "_" + row.Code, row.Code, List(name));
                break;
        }
    }

    private static LimeSurveyName Cell(LimeSurveyItem question, string row, string column)
    {
        var ticked = $"selected(${{{row}}}, '{column}')";
        return question.Row["type"] == ":" && question.Attribute("multiflexible_checkbox") == "1"
            ? new($"if({ticked}, 1, '')", $"if({ticked}, 1, '')", ticked)
            : Plain(row, "_" + column);
    }

    private void Put(LimeSurveyItem question, string byCode, string byNumber, LimeSurveyName name)
    {
        _names.TryAdd(question.Code + byCode, name);
        _names.TryAdd($"{question.Row["qid"]} {byNumber}", name);
    }

    private static LimeSurveyName Plain(string code, string part) => new($"${{{code}{part}}}", $"${{{code}{part}}}");

    private static LimeSurveyName List(string code) => new($"${{{code}}}", $"jr:choice-name(${{{code}}}, '${{{code}}}')");

    private static LimeSurveyName Ranked(string code, int place)
    {
        var value = $"selected-at(${{{code}}}, {place})";
        return new(value, $"jr:choice-name({value}, '${{{code}}}')");
    }

    [GeneratedRegex(@"\A\d+X\d+X(?<question>\d+)(?<rest>.*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
