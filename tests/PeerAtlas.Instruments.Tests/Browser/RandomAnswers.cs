namespace PeerAtlas.Instruments.Tests.Browser;

/// <summary>Answers that people give, and some that only machines would, to any form.</summary>
internal static class RandomAnswers
{
    private static readonly string[] Others =
    [
        "",
        "0",
        "1",
        "2",
        "4",
        "5",
        "12",
        "-3",
        "1.5",
        "1,000",
        "seis",
        "a",
        "b",
        "abc",
        "zz",
        "2026-01-31",
        "😀",
        " x ",
        "a\r\nb",
    ];

    /// <summary>The fields of all pages.</summary>
    /// <param name="form">The form.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="shown">How often each repeat stands on the page that was shown; as it comes when null.</param>
    public static ILookup<string, string> Draw(Instrument form, Random random, AnswerSheet? shown = null)
    {
        var fields = new List<(string Name, string Value)>();
        AddAll(form.Nodes, null);
        return fields.ToLookup(field => field.Name, field => field.Value, StringComparer.Ordinal);

        void AddAll(IReadOnlyList<Node> nodes, Entry? entry)
        {
            foreach (var node in nodes)
                Add(node, entry);
        }

        void Add(Node node, Entry? entry)
        {
            if (node is Repeat repeat)
            {
                var count = shown?.Entries(repeat.Name, entry).Count ?? random.Next(3);
                for (var at = 0; at < count; at++)
                {
                    var inner = new Entry(repeat.Name, at, entry);
                    fields.Add((inner.Field, "1"));
                    AddAll(repeat.Nodes, inner);
                }
            }
            else if (node is Container group)
            {
                AddAll(group.Nodes, entry);
            }
            else if (node is Question { IsAsked: true } question)
            {
                AddAnswer(question, entry);
            }
        }

        void AddAnswer(Question question, Entry? entry)
        {
            var choices = form.ChoicesOf(question).Select(choice => choice.Name).Append("").ToArray();
            for (
                var times =
                    question.Type == QuestionType.SelectMultiple ? random.Next(4)
                    : random.Next(5) == 0 ? 0
                    : 1;
                times > 0;
                times--
            )
                fields.Add((Entry.FieldOf(entry, question.Name), question.IsSelect && random.Next(20) > 0 ? One(choices) : One(Others)));
            if (question.OrOther && random.Next(2) == 0)
                fields.Add((Entry.FieldOf(entry, question.OtherName), One("", "", "Something else", " ")));
        }

        string One(params string[] values) => values[random.Next(values.Length)];
    }

    /// <summary>Those of the fields that stand on a page.</summary>
    public static FormInput Input(ILookup<string, string> fields) => name => [.. fields[name]];
}
