namespace PeerAtlas.Instruments;

/// <summary>Collects values into answers to store, in the order of the form.</summary>
internal static class AnswerOutput
{
    public static Answers Collect(Plan plan, Frame frame, bool onlyRelevant)
    {
        var answers = new List<KeyValuePair<string, object>>(plan.Items.Count);
        foreach (var item in plan.Items)
        {
            if (item.Repeat is not null)
                continue;
            if (item.Node is Repeat)
                AddInstances(answers, plan, item, frame, onlyRelevant);
            else
                Add(answers, item, frame.Global, onlyRelevant);
        }
        return new Answers(answers);
    }

    private static void AddInstances(List<KeyValuePair<string, object>> answers, Plan plan, Item repeat, Frame frame, bool onlyRelevant)
    {
        if (onlyRelevant && !frame.Global.Relevant[repeat.Slot])
            return;
        var inside = plan.Items.Where(item => item.Repeat == repeat).ToList();
        var instances = new List<Answers>();
        foreach (var scope in frame.Repeats[repeat.RepeatIndex])
        {
            var values = new List<KeyValuePair<string, object>>(inside.Count);
            foreach (var item in inside)
                Add(values, item, scope, onlyRelevant);
            instances.Add(new Answers(values));
        }
        if (instances.Count > 0)
            answers.Add(new(repeat.Name, instances.ToArray()));
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
