namespace PeerAtlas.Instruments;

/// <summary>The values of one set of questions: those outside repeats, or one instance of a repeat. Positions are <see cref="Item.Slot"/>s.</summary>
internal sealed class Scope(int size)
{
    /// <summary>Whether nothing was answered in it yet, so that defaults hold.</summary>
    public bool IsNew { get; init; }

    /// <summary>What was answered, whether asked now or not.</summary>
    public Value[] Given { get; } = new Value[size];

    /// <summary>What counts: empty where the question is not asked.</summary>
    public Value[] Values { get; } = new Value[size];

    /// <summary>Whether each is asked; what was not worked out yet counts as asked.</summary>
    public bool[] Relevant { get; } = Enumerable.Repeat(true, size).ToArray();
}

/// <summary>What an expression is evaluated against.</summary>
internal sealed class Frame(Scope global, List<Scope>[] repeats, DateOnly today)
{
    public Scope Global { get; } = global;

    /// <summary>The instances of each repeat.</summary>
    public List<Scope>[] Repeats { get; } = repeats;

    /// <summary>The instance that is evaluated now, within a repeat.</summary>
    public Scope? Local { get; set; }

    /// <summary>The answer that a constraint is about, or what a value was before it is worked out.</summary>
    public Value Self { get; set; }

    /// <summary>The choice that a filter is about.</summary>
    public AnswerChoice? Choice { get; set; }

    public Value Today { get; } = Value.Date(today);
}

/// <summary>A compiled expression; it has a result for every frame.</summary>
internal delegate Value Evaluator(Frame frame);

/// <summary>A compiled argument that may be many values: a question of a repeat, once per instance.</summary>
internal delegate IReadOnlyList<Value> SetEvaluator(Frame frame);
