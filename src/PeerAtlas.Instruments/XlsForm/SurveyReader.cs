using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>Turns the rows of the survey sheet into nodes, groups within groups.</summary>
internal sealed class SurveyReader(
    SheetReader sheet,
    IEnumerable<InstrumentLanguage> languages,
    ProblemList problems,
    Dictionary<(string Sheet, string Item), int> rows
)
{
    private static readonly string[] AnswerColumns = ["required", "constraint", "calculation", "default"];

    /// <summary>The groups that are open, each with the row that opens it.</summary>
    private readonly Stack<(Container? Container, List<Node> Nodes, int Row)> _open = new();

    public IReadOnlyList<Node> Read()
    {
        _open.Push((null, [], 0));
        foreach (var row in sheet.Rows)
            ReadRow(row, string.Join(' ', sheet.Text(row, "type").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        while (_open.Count > 1)
        {
            var (container, _, opened) = _open.Pop();
            sheet.Refuse(opened, "type", "The group is begun here and never ended.", container!.Name);
        }
        return _open.Pop().Nodes;
    }

    private void ReadRow(TableRow row, string type)
    {
        switch (type.Replace(' ', '_'))
        {
            case "begin_group":
                Begin(row, new Group { Name = NameOf(row) });
                break;
            case "begin_repeat":
                Begin(row, new Repeat { Name = NameOf(row) });
                break;
            case "end_group":
                End<Group>(row, "group");
                break;
            case "end_repeat":
                End<Repeat>(row, "repeat");
                break;
            default:
                ReadQuestion(row, type);
                break;
        }
    }

    private void Begin(TableRow row, Container container)
    {
        foreach (var column in AnswerColumns.Where(column => sheet.Text(row, column).Length > 0))
            sheet.Refuse(row.Number, column, "A group is not answered, so this column stays empty.", container.Name);
        _open.Push(
            (
                container with
                {
                    Label = Texts(row, "label"),
                    Hint = Texts(row, "hint"),
                    Relevant = sheet.Expression(row, "relevant", container.Name),
                    Appearance = sheet.Text(row, "appearance"),
                },
                [],
                row.Number
            )
        );
    }

    private void End<T>(TableRow row, string what)
        where T : Container
    {
        if (_open.Peek().Container is not T container)
        {
            sheet.Refuse(row.Number, "type", $"A {what} is ended here, but the one that is open is not a {what}.");
            return;
        }
        var (_, nodes, _) = _open.Pop();
        _open.Peek().Nodes.Add(container with { Nodes = nodes });
    }

    private void ReadQuestion(TableRow row, string text)
    {
        var words = text.Split(' ');
        var name = NameOf(row);
        if (!QuestionTypes.TryParse(words[0], out var type))
        {
            sheet.Refuse(
                row.Number,
                "type",
                text.Length == 0
                    ? "The row has no type."
                    : $"The type \"{text}\" is not supported. Supported are: "
                        + $"{string.Join(", ", QuestionTypes.All)}, begin_group, end_group, begin_repeat, end_repeat.",
                name
            );
            return;
        }
        var select = type is QuestionType.SelectOne or QuestionType.SelectMultiple;
        var orOther = select && words.Length == 3 && words[2] == "or_other";
        if (
            words.Length
            != (
                orOther ? 3
                : select ? 2
                : 1
            )
        )
            sheet.Refuse(
                row.Number,
                "type",
                select ? $"Write {words[0]}, the name of the list, and if wanted or_other." : $"\"{text}\" is not a type; write {words[0]} alone.",
                name
            );
        _open.Peek().Nodes.Add(QuestionOf(row, name, type, select && words.Length > 1 ? words[1] : "", orOther));
    }

    private Question QuestionOf(TableRow row, string name, QuestionType type, string listName, bool orOther) =>
        new()
        {
            Name = name,
            Type = type,
            ListName = listName,
            OrOther = orOther,
            Label = Texts(row, "label"),
            Hint = Texts(row, "hint"),
            Relevant = sheet.Expression(row, "relevant", name),
            Required = Required(row, name),
            RequiredMessage = Texts(row, "required_message"),
            Constraint = sheet.Expression(row, "constraint", name),
            ConstraintMessage = Texts(row, "constraint_message"),
            Calculation = sheet.Expression(row, "calculation", name),
            Default = sheet.Text(row, "default"),
            Appearance = sheet.Text(row, "appearance"),
        };

    private Expression? Required(TableRow row, string name) =>
        sheet.Text(row, "required").ToLowerInvariant() switch
        {
            "yes" or "true" or "true()" => Expression.Parse("true()"),
            "no" or "false" or "false()" => null,
            _ => sheet.Expression(row, "required", name),
        };

    private LocalizedText Texts(TableRow row, string column) => sheet.Texts(row, column, languages);

    private string NameOf(TableRow row)
    {
        var name = sheet.Text(row, "name");
        if (name.Length == 0)
            problems.Add(new InstrumentProblem("survey", row.Number, "name", null, null, "The row has no name."));
        rows[("survey", name)] = row.Number;
        return name;
    }
}
