namespace PeerAtlas.Instruments;

/// <summary>What was given for an item, in an instance of its repeat; for a repeat, something when the instance is there.</summary>
internal delegate IReadOnlyList<string?> Source(Item item, int instance);

/// <summary>Answers as they were given, read into values.</summary>
internal sealed class AnswerInput
{
    /// <summary>What says of an instance that it was just added; anything else says that it is there.</summary>
    public const string New = "new";

    private static readonly IReadOnlyList<string?> There = ["1"];

    private AnswerInput(Frame frame) => Frame = frame;

    public Frame Frame { get; }

    /// <summary>What could not be read, and why.</summary>
    public Dictionary<(Item, int), (AnswerErrorKind Kind, IReadOnlyList<string?> Given)> Unread { get; } = [];

    public static AnswerInput Of(Plan plan, Source source, DateOnly today, bool isNew = false)
    {
        var repeats = new List<Scope>[plan.Repeats.Count];
        for (var at = 0; at < repeats.Length; at++)
            repeats[at] = Instances(plan, plan.Repeats[at], source);
        var input = new AnswerInput(new Frame(new Scope(plan.GlobalSize) { IsNew = isNew }, repeats, today));
        if (isNew)
            SetDefaults(plan, repeat: null, input.Frame.Global);
        foreach (var item in plan.Items)
        {
            if (item.IsAsked || item.IsKept)
                input.Read(item, source);
        }
        return input;
    }

    /// <summary>An empty response: each repeat has one entry.</summary>
    public static IReadOnlyList<string?> Nothing(Item item, int instance) => item.Node is Repeat && instance == 0 ? [New] : [];

    /// <summary>An entry of a repeat that nobody has answered yet, with its defaults.</summary>
    public static Scope NewInstance(Plan plan, Item repeat)
    {
        var scope = new Scope(repeat.InstanceSize) { IsNew = true };
        SetDefaults(plan, repeat, scope);
        return scope;
    }

    private static void SetDefaults(Plan plan, Item? repeat, Scope scope)
    {
        foreach (var item in plan.Items.Where(item => item.Repeat == repeat))
        {
            if (item.Node is Question { Default.Length: > 0 } question)
                scope.Given[item.Slot] = AnswerParser.Conform(question, item.ChoicePlaces, Value.Text(question.Default));
        }
    }

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

    private static List<Scope> Instances(Plan plan, Item repeat, Source source)
    {
        var instances = new List<Scope>();
        while (instances.Count < Repeat.MaxInstances && source(repeat, instances.Count) is { Count: > 0 } there && !string.IsNullOrEmpty(there[0]))
            instances.Add(there[0] == New ? NewInstance(plan, repeat) : new Scope(repeat.InstanceSize));
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
        var (value, error) = item.IsKept ? (AnswerParser.Kept(given), null) : AnswerParser.Parse((Question)item.Node, item.ChoicePlaces, given);
        scope.Given[item.Slot] = value;
        if (error is { } kind)
            Unread[(item, instance)] = (kind, given);
    }
}
