namespace PeerAtlas.Instruments;

/// <summary>A node of an instrument in its place, with its logic compiled. The text of an "other" is an item too.</summary>
internal sealed class Item
{
    private readonly Node _node = null!;

    public required Node Node
    {
        get => _node;
        init
        {
            _node = value;
            IsByChance = Has(value, syntax => syntax is CallSyntax { Function.IsByChance: true });
            TellsChoices = Has(value, syntax => syntax is CallSyntax { Function.Name: "jr:choice-name" });
            IsKept = IsByChance || Has(value, syntax => syntax is SelfSyntax);
        }
    }

    /// <summary>The group or repeat around it.</summary>
    public required Item? Parent { get; init; }

    /// <summary>The repeat around it, the nearest of several.</summary>
    public required Item? Repeat { get; init; }

    /// <summary>Its place in the scope that holds it.</summary>
    public required int Slot { get; init; }

    /// <summary>For a repeat, its place among the repeats of the scope that holds it.</summary>
    public int RepeatIndex { get; init; } = -1;

    /// <summary>For a repeat, what an entry has room for.</summary>
    public ScopeShape? Shape { get; init; }

    /// <summary>For a select question, the names that may be chosen, with their place in the list.</summary>
    public Dictionary<string, int>? ChoicePlaces { get; init; }

    /// <summary>The page, that is the node of the top level, on which it stands.</summary>
    public required Node Top { get; init; }

    public Evaluator? Relevant { get; set; }

    public Evaluator? Required { get; set; }

    public Evaluator? Constraint { get; set; }

    public Evaluator? Calculation { get; set; }

    public Evaluator? Default { get; set; }

    public Evaluator? Filter { get; set; }

    /// <summary>For a repeat, how often it is asked.</summary>
    public Evaluator? Count { get; set; }

    /// <summary>For a select question, the choices of its list.</summary>
    public IReadOnlyList<AnswerChoice> Offered { get; init; } = [];

    public string Name => Node.Name;

    public string Path => Parent is null ? Name : Parent.Path + "/" + Name;

    public IReadOnlyCollection<string>? Choices => ChoicePlaces?.Keys;

    /// <summary>Whether it has an answer that a respondent gives.</summary>
    public bool IsAsked => Node is Question { IsAsked: true };

    /// <summary>What must be evaluated before this item's relevance and value are: what surrounds it, and what its logic names.</summary>
    public IEnumerable<string> Needs =>
        new[] { Node.Relevant, (Node as Question)?.Calculation, (Node as Question)?.ChoiceFilter, (Node as Repeat)?.Count }
            .SelectMany(expression => expression?.References ?? [])
            .Concat(Parent is null ? [] : [Parent.Name]);

    /// <summary>Whether its value is worked out by chance, and so once.</summary>
    public bool IsByChance { get; private init; }

    /// <summary>Whether its value is in words of choices, which are others in each language.</summary>
    public bool TellsChoices { get; private init; }

    /// <summary>Whether its value is worked out from what it was before, or by chance, so that what was stored of it counts.</summary>
    public bool IsKept { get; private init; }

    private static bool Has(Node node, Func<Syntax, bool> such) => node is Question { Calculation: { } calculation } && calculation.Root.Has(such);
}
