namespace PeerAtlas.Instruments;

/// <summary>
/// The lists of choices of a survey of LimeSurvey: its answers, the options of questions with several answers, and those that it has built in.
/// </summary>
internal sealed class LimeSurveyLists(LimeSurveyParts parts, LimeSurveyTexts texts)
{
    /// <summary>What stands above the text that goes with an answer.</summary>
    public static LocalizedText Comment { get; } = Text("Comment", "Comentario");

    private static readonly Dictionary<string, (string Name, (string Code, LocalizedText Label)[] Choices)> BuiltIn = new(StringComparer.Ordinal)
    {
        ["Y"] = ("yes_no", [("Y", Text("Yes", "Sí")), ("N", Text("No", "No"))]),
        ["G"] = ("female_male", [("F", Text("Female", "Mujer")), ("M", Text("Male", "Hombre"))]),
        ["C"] = ("yes_uncertain_no", [("Y", Text("Yes", "Sí")), ("U", Text("Uncertain", "No sé")), ("N", Text("No", "No"))]),
        ["E"] = ("increase_same_decrease", [("I", Text("Increase", "Aumentó")), ("S", Text("Same", "Igual")), ("D", Text("Decrease", "Disminuyó"))]),
        ["5"] = ("one_to_5", Numbers(5)),
        ["A"] = ("one_to_5", Numbers(5)),
        ["B"] = ("one_to_10", Numbers(10)),
    };

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public List<FormRow> Rows { get; } = [];

    /// <summary>The list of a question's choices.</summary>
    public string Of(LimeSurveyItem question, int scale = 0)
    {
        if (BuiltIn.TryGetValue(question.Row["type"], out var built))
        {
            if (_made.Add(built.Name))
                Rows.AddRange(built.Choices.Select(choice => Row(question, built.Name, choice.Code, language => choice.Label.In(language))));
            return built.Name;
        }
        // Some programs write the choices of such questions as parts of them.
        return question.Row["type"] is "M" or "P" || (question.Row["type"] is "R" or "O" && question.Answers.Count == 0)
            ? Add(question, question.Code, LimeSurveyNames.Rows(question), "question")
            : Add(question, scale == 0 ? question.Code : question.Code + "_1", question.Answers.Where(answer => answer.Scale == scale), "answer");
    }

    /// <summary>Whether a question has a list and nothing in it, so that nobody can answer it.</summary>
    public static bool AreMissing(LimeSurveyItem question) =>
        question.Row["type"] switch
        {
            "L" or "!" => question.Answers.Count == 0 && question.Row["other"] != "Y",
            "F" or "H" or "1" => question.Answers.Count == 0,
            "M" or "P" => !LimeSurveyNames.Rows(question).Any() && question.Row["other"] != "Y",
            "R" or "O" => question.Answers.Count == 0 && !LimeSurveyNames.Rows(question).Any(),
            _ => false,
        };

    /// <summary>The list of the columns of a table of boxes.</summary>
    public string OfColumns(LimeSurveyItem question) => Add(question, question.Code, LimeSurveyNames.Columns(question), "question");

    private string Add(LimeSurveyItem question, string name, IEnumerable<LimeSurveyItem> choices, string text)
    {
        name = Names.Tidy(name);
        if (_made.Add(name))
            Rows.AddRange(choices.Select(choice => Row(question, name, choice.Code, language => texts.Read(choice.Text(text, language), question))));
        return name;
    }

    private FormRow Row(LimeSurveyItem question, string list, string code, Func<string, string> label) =>
        new(question.Number, [list, code, .. parts.Languages.Select(label)]);

    private static (string, LocalizedText)[] Numbers(int last) =>
        [.. Enumerable.Range(1, last).Select(number => $"{number}").Select(number => (number, new LocalizedText([new("en", number)])))];

    private static LocalizedText Text(string english, string spanish) => new([new("en", english), new("es", spanish)]);
}
