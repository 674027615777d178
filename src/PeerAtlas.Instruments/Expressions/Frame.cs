namespace PeerAtlas.Instruments;

/// <summary>What a scope has room for: the items of the form outside repeats, or those of one repeat.</summary>
internal sealed class ScopeShape
{
    /// <summary>How many items there are.</summary>
    public int Size { get; set; }

    /// <summary>The repeats among them.</summary>
    public List<Item> Repeats { get; } = [];
}

/// <summary>The values of one set of questions: those outside repeats, or one entry of a repeat. Positions are <see cref="Item.Slot"/>s.</summary>
internal sealed class Scope
{
    public Scope(ScopeShape shape)
    {
        Given = new Value[shape.Size];
        Values = new Value[shape.Size];
        Relevant = new bool[shape.Size];
        Array.Fill(Relevant, true);
        Entries = [.. shape.Repeats.Select(_ => new List<Scope>())];
    }

    /// <summary>An entry of a repeat, behind those that it has.</summary>
    public Scope(Item repeat, Scope outer)
        : this(repeat.Shape!)
    {
        (Repeat, Outer) = (repeat, outer);
        Entry = new Entry(repeat.Name, outer.Entries[repeat.RepeatIndex].Count, outer.Entry);
        outer.Entries[repeat.RepeatIndex].Add(this);
    }

    /// <summary>The repeat whose entry it is; null outside repeats.</summary>
    public Item? Repeat { get; }

    /// <summary>What the entry stands in.</summary>
    public Scope? Outer { get; }

    public Entry? Entry { get; }

    /// <summary>The entries of each repeat that stands in it, by <see cref="Item.RepeatIndex"/>.</summary>
    public List<Scope>[] Entries { get; }

    /// <summary>Whether nothing was answered in it yet, so that defaults hold.</summary>
    public bool IsNew { get; init; }

    /// <summary>What was answered, whether asked now or not.</summary>
    public Value[] Given { get; }

    /// <summary>What counts: empty where the question is not asked.</summary>
    public Value[] Values { get; }

    /// <summary>Whether each is asked; what was not worked out yet counts as asked.</summary>
    public bool[] Relevant { get; }
}

/// <summary>What an expression is evaluated against.</summary>
internal sealed class Frame(Scope global, DateOnly today)
{
    public Scope Global { get; } = global;

    /// <summary>What is evaluated now: an entry of a repeat, or what stands in none.</summary>
    public Scope Local { get; set; } = global;

    /// <summary>The answer that a constraint is about, or what a value was before it is worked out.</summary>
    public Value Self { get; set; }

    /// <summary>The choice that a filter is about.</summary>
    public AnswerChoice? Choice { get; set; }

    /// <summary>The language in which labels of choices are told; empty for the default one.</summary>
    public string Language { get; set; } = "";

    public Value Today { get; } = Value.Date(today);

    /// <summary>All entries of a repeat, in whichever entries they stand; what stands in no repeat, when that is null.</summary>
    public IEnumerable<Scope> ScopesOf(Item? repeat) =>
        repeat is null ? [Global]
        : repeat.Repeat is null ? Global.Entries[repeat.RepeatIndex]
        : ScopesOf(repeat.Repeat).SelectMany(scope => scope.Entries[repeat.RepeatIndex]);

    /// <summary>How many entries a repeat may have in a scope.</summary>
    public int MostEntries(Item repeat, Scope scope)
    {
        if (repeat.Repeat is null)
            return Instruments.Repeat.MaxInstances;
        var elsewhere = ScopesOf(repeat).Count() - scope.Entries[repeat.RepeatIndex].Count;
        return Math.Clamp(Instruments.Repeat.MaxInnerInstances - elsewhere, 0, Instruments.Repeat.MaxInstances);
    }

    /// <summary>The scope of an entry, or what stands in no repeat; null when there is no such entry.</summary>
    public Scope? Find(Entry? entry)
    {
        if (entry is null)
            return Global;
        if (Find(entry.Around) is not { } outer)
            return null;
        var entries = Array.Find(outer.Entries, list => list is [{ Repeat.Name: var name }, ..] && name == entry.Repeat);
        return entry.Place >= 0 && entry.Place < entries?.Count ? entries[entry.Place] : null;
    }
}

/// <summary>A compiled expression; it has a result for every frame.</summary>
internal delegate Value Evaluator(Frame frame);

/// <summary>A compiled argument that may be many values: a question of a repeat, once per instance.</summary>
internal delegate IReadOnlyList<Value> SetEvaluator(Frame frame);
