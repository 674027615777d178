namespace PeerAtlas.Instruments;

/// <summary>Collects values into answers to store, in the order of the form.</summary>
internal static class AnswerOutput
{
    public static Answers Collect(Plan plan, Frame frame, bool onlyRelevant) => Collect(plan, frame.Global, onlyRelevant);

    private static Answers Collect(Plan plan, Scope scope, bool onlyRelevant)
    {
        var answers = new List<KeyValuePair<string, object>>();
        foreach (var item in plan.Items)
        {
            if (item.Repeat != scope.Repeat)
                continue;
            if (item.Node is Repeat)
                AddEntries(answers, plan, item, scope, onlyRelevant);
            else
                Add(answers, item, scope, onlyRelevant);
        }
        return new Answers(answers);
    }

    private static void AddEntries(List<KeyValuePair<string, object>> answers, Plan plan, Item repeat, Scope scope, bool onlyRelevant)
    {
        if (onlyRelevant && !scope.Relevant[repeat.Slot])
            return;
        Answers[] entries = [.. scope.Entries[repeat.RepeatIndex].Select(entry => Collect(plan, entry, onlyRelevant))];
        if (entries.Length > 0)
            answers.Add(new(repeat.Name, entries));
    }

    private static void Add(List<KeyValuePair<string, object>> answers, Item item, Scope scope, bool onlyRelevant)
    {
        if (item.Node is not Question question)
            return;
        var value = (item.IsAsked && !onlyRelevant ? scope.Given : scope.Values)[item.Slot];
        if (!value.IsEmpty)
            answers.Add(new(item.Name, Stored(question, value)));
    }

    private static object Stored(Question question, Value value) =>
        value.Kind switch
        {
            ValueKind.Number => value.ToNumber(),
            ValueKind.Text when question.HasManyChoices => value.ToText().Split(' '),
            _ => value.ToText(),
        };
}
