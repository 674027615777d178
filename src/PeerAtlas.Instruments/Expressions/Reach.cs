namespace PeerAtlas.Instruments;

/// <summary>The way from where an expression stands to another item: up to the entry that holds both, and down through repeats to it.</summary>
internal sealed class Reach
{
    private readonly int _up;
    private readonly Item[] _down;

    /// <param name="from">The repeat in which the expression stands; null outside repeats.</param>
    /// <param name="to">The repeat in which the item stands; null outside repeats.</param>
    public Reach(Item? from, Item? to)
    {
        var (begin, end) = (Around(from).ToList(), Around(to).ToList());
        var shared = begin.Zip(end).TakeWhile(pair => pair.First == pair.Second).Count();
        _up = begin.Count - shared;
        _down = [.. end.Skip(shared)];
    }

    /// <summary>Whether it leads to one value: that of the same entry, of one around it, or outside repeats.</summary>
    public bool IsSingle => _down.Length == 0;

    /// <summary>How many entries it goes up.</summary>
    public int Up => _up;

    /// <summary>The repeats through whose entries it goes down.</summary>
    public IReadOnlyList<Item> Down => _down;

    /// <summary>Where it leads to; of several places XPath takes the first.</summary>
    public Scope? First(Scope from) => IsSingle ? Top(from) : All(from).FirstOrDefault();

    /// <summary>All places where it leads to, but for entries of repeats that are not asked.</summary>
    public IEnumerable<Scope> All(Scope from) =>
        _down.Aggregate<Item, IEnumerable<Scope>>([Top(from)], (scopes, repeat) =>
            scopes.SelectMany(scope => scope.Relevant[repeat.Slot] ? scope.Entries[repeat.RepeatIndex] : [])
        );

    /// <summary>A repeat and those around it, from the outermost on.</summary>
    public static IEnumerable<Item> Around(Item? repeat) => repeat is null ? [] : Around(repeat.Repeat).Append(repeat);

    private Scope Top(Scope from)
    {
        for (var step = 0; step < _up; step++)
            from = from.Outer!;
        return from;
    }
}
