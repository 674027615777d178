using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Instruments.Tests;

/// <summary>Instruments of every shape, and answers of every kind.</summary>
internal static class Generators
{
    private static readonly InstrumentLanguage[] Languages = [new("English", "en"), new("Spanish", "es")];

    private static readonly Gen<string> Words = Gen.Elements(
        "Hours a week",
        "¿Cuántas horas?",
        "=1+1",
        "two\nlines",
        "a | b, \"c\"",
        "-5",
        "<b>&amp;</b>",
        "'",
        "😀"
    );

    private static readonly Gen<LocalizedText> Text = Words.Zip(Words).Select(words => new LocalizedText([new("en", words.Item1), new("es", words.Item2)]));

    private static readonly Gen<LocalizedText> Maybe = Gen.OneOf(
        Gen.Constant(LocalizedText.Empty),
        Text,
        Words.Select(words => new LocalizedText([new("es", words)]))
    );

    private static readonly Gen<Expression?> Condition = Gen.Elements<string?>(
            null,
            null,
            "${q0} > 3",
            "selected(${q1}, 'a') or ${q2} != ''",
            "not(regex(${q2}, '[a-z]+'))",
            "true()",
            "if(${q0} = '', false(), ${q0} div 2 < 5)"
        )
        .Select(text => text is null ? null : Expression.Parse(text));

    /// <summary>Three questions that conditions may name, then anything.</summary>
    public static Gen<Instrument> Instruments =>
        from nodes in Node(0).ArrayOf()
        from title in Text
        from choices in Text.ArrayOf(3)
        select Instrument.Create(
            new InstrumentDefinition
            {
                Name = "form",
                Version = "2026.1",
                Title = title,
                Languages = Languages,
                DefaultLanguage = Languages[0],
                Nodes = Numbered([Plain("q0", QuestionType.Integer), Plain("q1", QuestionType.SelectMultiple), Plain("q2", QuestionType.Text), .. nodes]),
                ChoiceLists = [new ChoiceList("list", [new("a", choices[0]), new("b", choices[1]), new("c", choices[2])])],
                Figures =
                [
                    new FigureDefinition
                    {
                        Name = "f",
                        Label = title,
                        Kind = FigureStatistic.Ratio,
                        Value = Expression.Parse("${q0}"),
                        Of = Expression.Parse("1"),
                        Note = "a note",
                    },
                ],
            }
        );

    /// <summary>What forms send, and what they never should.</summary>
    public static Gen<string> FieldValue { get; } =
        Gen.Elements(
            "",
            "a",
            "b",
            "other",
            "zz",
            "5",
            "-3",
            "1.5",
            "1,000",
            "1e9",
            "99999999999999999999",
            "2026-01-31",
            "0001-01-01",
            "\0",
            "\uD800",
            "😀",
            new string('x', 2_000)
        );

    private static Question Plain(string name, QuestionType type) =>
        new()
        {
            Name = name,
            Type = type,
            Label = new LocalizedText([new("en", name)]),
            ListName = type == QuestionType.SelectMultiple ? "list" : "",
        };

    private static Gen<Node> Node(int depth) =>
        depth >= 2 ? Question.Select(question => (Node)question) : Gen.Frequency((4, Question.Select(question => (Node)question)), (1, Container(depth)));

    private static Gen<Node> Container(int depth) =>
        from nodes in Node(depth + 1).NonEmptyListOf()
        from label in Text
        from relevant in Condition
        from repeat in Gen.Elements(true, false)
        select (Node)(
            repeat
                ? (Container)
                    new Repeat
                    {
                        Name = "x",
                        Label = label,
                        Relevant = relevant,
                        Nodes = [.. nodes],
                    }
                : new Group
                {
                    Name = "x",
                    Label = label,
                    Relevant = relevant,
                    Nodes = [.. nodes],
                }
        );

    private static Gen<Question> Question =>
        from type in Gen.Elements(Enum.GetValues<QuestionType>())
        from label in Text
        from hint in Maybe
        from relevant in Condition
        from required in Condition
        from message in Maybe
        from multiline in Gen.Elements(true, false)
        let asked = type is not (QuestionType.Note or QuestionType.Calculate)
        let listed = type is QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank
        select new Question
        {
            Name = "x",
            Type = type,
            Label = label,
            Hint = hint,
            Relevant = relevant,
            ListName = listed ? "list" : "",
            OrOther = listed && multiline,
            Required = asked ? required : null,
            RequiredMessage = asked ? message : LocalizedText.Empty,
            Constraint = asked && multiline ? Expression.Parse(". != '' and string-length(.) < 5") : null,
            ConstraintMessage = message,
            Range = type == QuestionType.Range ? new NumberRange(-1, 2, 0.5) : null,
            Calculation = type == QuestionType.Calculate ? Expression.Parse("concat(${q2}, ${q0} * 2)") : null,
            Appearance = type == QuestionType.Text && multiline ? "multiline" : "",
            Default =
                type == QuestionType.Rank
                    ? multiline
                        ? ""
                        : "c a b"
                    : listed
                        ? "b"
                        : type == QuestionType.Integer
                            ? "-5"
                            : type == QuestionType.Text
                                ? "=default"
                                : "",
        };

    /// <summary>Gives every item a name of its own.</summary>
    private static Node[] Numbered(IEnumerable<Node> nodes)
    {
        var next = 0;
        return [.. nodes.Select(Renamed)];

        Node Renamed(Node node) =>
            node switch
            {
                Container container => container with { Name = $"q{next++}", Nodes = [.. container.Nodes.Select(Renamed)] },
                _ => node with { Name = $"q{next++}" },
            };
    }
}
