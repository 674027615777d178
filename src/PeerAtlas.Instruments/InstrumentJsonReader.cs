using System.Text.Json;

namespace PeerAtlas.Instruments;

/// <summary>Reads the parts of an instrument from its stored form; what is missing or of another kind throws.</summary>
internal static class InstrumentJsonReader
{
    public static InstrumentDefinition Read(JsonElement root) =>
        new()
        {
            Name = Text(root, "name"),
            Version = Text(root, "version"),
            Title = Localized(root, "title"),
            Languages = [.. root.GetProperty("languages").EnumerateArray().Select(language => LanguageOf(language.GetString()))],
            DefaultLanguage = LanguageOf(Text(root, "default_language")),
            Nodes = Nodes(root),
            ChoiceLists = [.. root.GetProperty("choices").EnumerateArray().Select(List)],
            Figures = [.. root.GetProperty("figures").EnumerateArray().Select(Figure)],
        };

    private static InstrumentLanguage LanguageOf(string? text) =>
        InstrumentLanguage.Parse(text ?? "") ?? throw new FormatException($"\"{text}\" is not a language.");

    private static List<Node> Nodes(JsonElement parent) => [.. parent.GetProperty("nodes").EnumerateArray().Select(Node)];

    private static Node Node(JsonElement element)
    {
        Node node = Text(element, "type") switch
        {
            "group" => new Group { Name = Text(element, "name"), Nodes = Nodes(element) },
            "repeat" => new Repeat
            {
                Name = Text(element, "name"),
                Nodes = Nodes(element),
                Count = Formula(element, "count"),
            },
            var type => Question(element, type),
        };
        return node with
        {
            Label = Localized(element, "label"),
            Hint = Localized(element, "hint"),
            Relevant = Formula(element, "relevant"),
            Appearance = Text(element, "appearance"),
        };
    }

    private static Question Question(JsonElement element, string type) =>
        new()
        {
            Name = Text(element, "name"),
            Type = QuestionTypes.TryParse(type, out var known) ? known : throw new FormatException($"\"{type}\" is not a type."),
            ListName = Text(element, "list"),
            OrOther = element.TryGetProperty("or_other", out var other) && other.GetBoolean(),
            Required = Formula(element, "required"),
            RequiredMessage = Localized(element, "required_message"),
            Constraint = Formula(element, "constraint"),
            ConstraintMessage = Localized(element, "constraint_message"),
            Calculation = Formula(element, "calculation"),
            Default = Text(element, "default"),
            DefaultCalculation = Formula(element, "default_calculation"),
            ChoiceFilter = Text(element, "choice_filter") is { Length: > 0 } filter ? Expression.ParseFilter(filter) : null,
            Guidance = Localized(element, "guidance"),
            Range = element.TryGetProperty("range", out var range)
                ? new NumberRange(range.GetProperty("start").GetDouble(), range.GetProperty("end").GetDouble(), range.GetProperty("step").GetDouble())
                : null,
        };

    private static ChoiceList List(JsonElement element) =>
        new(
            Text(element, "name"),
            [
                .. element
                    .GetProperty("choices")
                    .EnumerateArray()
                    .Select(choice => new AnswerChoice(Text(choice, "name"), Localized(choice, "label")) { Columns = Columns(choice) }),
            ]
        );

    private static Dictionary<string, string> Columns(JsonElement choice) =>
        choice.TryGetProperty("columns", out var columns)
            ? columns.EnumerateObject().ToDictionary(column => column.Name, column => column.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];

    private static FigureDefinition Figure(JsonElement element) =>
        new()
        {
            Name = Text(element, "name"),
            Label = Localized(element, "label"),
            Kind = QuestionTypes.TryParseKind(Text(element, "kind"), out var kind, out var level) ? kind : throw new FormatException("A figure has no kind."),
            Level = level,
            Value = Formula(element, "value") ?? throw new FormatException("A figure has no value."),
            Of = Formula(element, "of"),
            Where = Formula(element, "where"),
            Note = Text(element, "note"),
        };

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static Expression? Formula(JsonElement element, string name) => Text(element, name) is { Length: > 0 } text ? Expression.Parse(text) : null;

    private static LocalizedText Localized(JsonElement element, string name) =>
        element.TryGetProperty(name, out var texts)
            ? new LocalizedText(texts.EnumerateObject().Select(text => new KeyValuePair<string, string>(text.Name, text.Value.GetString() ?? "")))
            : LocalizedText.Empty;
}
