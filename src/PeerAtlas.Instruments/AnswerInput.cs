namespace PeerAtlas.Instruments;

/// <summary>What was given for an item, in an instance of its repeat; for a repeat, something when the instance is there.</summary>
internal delegate IReadOnlyList<string?> Source(Item item, int instance);

/// <summary>Answers as they were given, read into values.</summary>
internal sealed class AnswerInput
{
    private static readonly IReadOnlyList<string?> There = ["1"];

    private AnswerInput(Frame frame) => Frame = frame;

    public Frame Frame { get; }

    /// <summary>What could not be read, and why.</summary>
    public Dictionary<(Item, int), (AnswerErrorKind Kind, IReadOnlyList<string?> Given)> Unread { get; } = [];

    public static AnswerInput Of(Plan plan, Source source, DateOnly today)
    {
        var repeats = new List<Scope>[plan.Repeats.Count];
        for (var at = 0; at < repeats.Length; at++)
            repeats[at] = Instances(plan.Repeats[at], source);
        var input = new AnswerInput(new Frame(new Scope(plan.GlobalSize), repeats, today));
        foreach (var item in plan.Items)
        {
            if (item.IsAsked)
                input.Read(item, source);
        }
        return input;
    }

    public static IReadOnlyList<string?> Defaults(Item item, int instance) =>
        item.Node switch
        {
            Question { Default.Length: > 0 } question => question.IsSelect
                ? question.Default.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                : [question.Default],
            Repeat when instance == 0 => There,
            _ => [],
        };

    public static Source Stored(Answers answers) =>
        (item, instance) =>
        {
            if (item.Node is Repeat)
                return instance < answers.Instances(item.Name).Count ? There : [];
            var scope = answers;
            if (item.Repeat is { } repeat)
            {
                var instances = answers.Instances(repeat.Name);
                if (instance >= instances.Count)
                    return [];
                scope = instances[instance];
            }
            if (item.Choices is not null)
                return scope.Choices(item.Name);
            return scope.Text(item.Name) is { Length: > 0 } text ? [text] : [];
        };

    public static Source Sent(FormInput form) =>
        (item, instance) =>
        {
            if (item.Node is Repeat)
                return form(FormattableString.Invariant($"{item.Name}[{instance}]"));
            return form(item.Repeat is { } repeat ? AnswerSheet.FieldName(repeat.Name, instance, item.Name) : item.Name);
        };

    private static List<Scope> Instances(Item repeat, Source source)
    {
        var instances = new List<Scope>();
        while (instances.Count < Repeat.MaxInstances && source(repeat, instances.Count) is { Count: > 0 } there && !string.IsNullOrEmpty(there[0]))
            instances.Add(new Scope(repeat.InstanceSize));
        return instances;
    }

    private void Read(Item item, Source source)
    {
        if (item.Repeat is null)
        {
            Read(item, 0, Frame.Global, source);
            return;
        }
        var instances = Frame.Repeats[item.Repeat.RepeatIndex];
        for (var at = 0; at < instances.Count; at++)
            Read(item, at, instances[at], source);
    }

    private void Read(Item item, int instance, Scope scope, Source source)
    {
        var given = source(item, instance);
        if (given.Count == 0)
            return;
        var (value, error) = AnswerParser.Parse((Question)item.Node, item.ChoicePlaces, given);
        scope.Given[item.Slot] = value;
        if (error is { } kind)
            Unread[(item, instance)] = (kind, given);
    }
}
