namespace PeerAtlas.Instruments;

/// <summary>What was given for an item, in an entry of its repeat; for a repeat, something when the entry is there.</summary>
internal delegate IReadOnlyList<string?> Source(Item item, Entry? entry);

/// <summary>Answers as they were given, read into values.</summary>
internal sealed class AnswerInput
{
    /// <summary>What says of an entry that it was just added; anything else says that it is there.</summary>
    public const string New = "new";

    private static readonly IReadOnlyList<string?> There = ["1"];

    private AnswerInput(Frame frame) => Frame = frame;

    public Frame Frame { get; }

    /// <summary>What could not be read, and why.</summary>
    public Dictionary<(Item, Scope), (AnswerErrorKind Kind, IReadOnlyList<string?> Given)> Unread { get; } = [];

    public static AnswerInput Of(Plan plan, Source source, DateOnly today, bool isNew = false)
    {
        var input = new AnswerInput(new Frame(new Scope(plan.Shape) { IsNew = isNew }, today));
        if (isNew)
            SetDefaults(plan, input.Frame.Global);
        input.AddEntries(plan, plan.Shape, input.Frame.Global, source);
        foreach (var item in plan.Items)
        {
            if (item.IsAsked || item.IsKept)
                input.Read(item, source);
        }
        return input;
    }

    /// <summary>An empty response: each repeat has one entry.</summary>
    public static IReadOnlyList<string?> Nothing(Item item, Entry? entry) => item.Node is Repeat && entry!.Place == 0 ? [New] : [];

    /// <summary>Adds an entry of a repeat that nobody has answered yet, with its defaults and one entry of each repeat in it.</summary>
    public static void AddNew(Plan plan, Frame frame, Item repeat, Scope outer)
    {
        var scope = new Scope(repeat, outer) { IsNew = true };
        SetDefaults(plan, scope);
        foreach (var inner in repeat.Shape!.Repeats.Where(inner => frame.MostEntries(inner, scope) > 0))
            AddNew(plan, frame, inner, scope);
    }

    private static void SetDefaults(Plan plan, Scope scope)
    {
        foreach (var item in plan.Items.Where(item => item.Repeat == scope.Repeat))
        {
            if (item.Node is Question { Default.Length: > 0 } question)
                scope.Given[item.Slot] = AnswerParser.Conform(question, item.ChoicePlaces, Value.Text(question.Default));
        }
    }

    public static Source Stored(Answers answers) =>
        (item, entry) =>
        {
            if (item.Node is Repeat)
                return answers.At(entry) is null ? [] : There;
            if (answers.At(entry) is not { } scope)
                return [];
            if (item.Choices is not null)
                return scope.Choices(item.Name);
            return scope.Text(item.Name) is { Length: > 0 } text ? [text] : [];
        };

    public static Source Sent(FormInput form) => (item, entry) => form(item.Node is Repeat ? entry!.Field : Entry.FieldOf(entry, item.Name));

    private void AddEntries(Plan plan, ScopeShape shape, Scope outer, Source source)
    {
        foreach (var repeat in shape.Repeats)
        {
            var entries = outer.Entries[repeat.RepeatIndex];
            var most = Frame.MostEntries(repeat, outer);
            while (
                entries.Count < most
                && source(repeat, new Entry(repeat.Name, entries.Count, outer.Entry)) is { Count: > 0 } there
                && !string.IsNullOrEmpty(there[0])
            )
            {
                if (there[0] == New)
                    AddNew(plan, Frame, repeat, outer);
                else
                    AddEntries(plan, repeat.Shape!, new Scope(repeat, outer), source);
            }
        }
    }

    private void Read(Item item, Source source)
    {
        foreach (var scope in Frame.ScopesOf(item.Repeat))
            Read(item, scope, source);
    }

    private void Read(Item item, Scope scope, Source source)
    {
        var given = source(item, scope.Entry);
        if (given.Count == 0)
            return;
        var (value, error) = item.IsKept ? (AnswerParser.Kept(given), null) : AnswerParser.Parse((Question)item.Node, item.ChoicePlaces, given);
        scope.Given[item.Slot] = value;
        if (error is { } kind)
            Unread[(item, scope)] = (kind, given);
    }
}
