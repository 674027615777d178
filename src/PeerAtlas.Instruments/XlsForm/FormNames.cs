namespace PeerAtlas.Instruments;

/// <summary>A row of the survey in its place, under the name that it has here.</summary>
internal sealed class SurveyEntry
{
    public required FormRow Row { get; init; }

    public required TypeName Type { get; init; }

    /// <summary>The name as it is typed, which expressions and paths use.</summary>
    public required string TypedName { get; init; }

    /// <summary>The name that it has here; empty for what has none.</summary>
    public required string Name { get; init; }

    /// <summary>The group or repeat around it.</summary>
    public required SurveyEntry? Parent { get; init; }

    /// <summary>Why it is left out; null when it is taken.</summary>
    public string? LeftOut { get; set; }

    public List<SurveyEntry> Children { get; } = [];

    public bool IsContainer => Type.Kind is RowKind.BeginGroup or RowKind.BeginRepeat;

    /// <summary>The nearest repeat around it.</summary>
    public SurveyEntry? Repeat => Parent is null || Parent.Type.Kind == RowKind.BeginRepeat ? Parent : Parent.Repeat;
}

/// <summary>The names of a survey: each item gets one of its own in the whole form, and what is typed leads to it.</summary>
internal sealed class FormNames
{
    private readonly Dictionary<string, List<SurveyEntry>> _byTyped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SurveyEntry> _byOwn = new(StringComparer.Ordinal);

    // Other tools keep this name for themselves.
    private readonly HashSet<string> _taken = new(["meta"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The items of the top level.</summary>
    public List<SurveyEntry> Roots { get; } = [];

    /// <summary>All items, in order.</summary>
    public List<SurveyEntry> All { get; } = [];

    /// <summary>A name of its own for an item: what is typed if it can be, else the name of its group before it, or a number behind it.</summary>
    public string Own(string typed, SurveyEntry? parent, bool orOther)
    {
        var plain = Names.Tidy(typed);
        var grouped = parent is { Name.Length: > 0 } ? Names.Tidy(parent.Name + "_" + plain) : plain;
        var name = new[] { plain, grouped }.FirstOrDefault(IsFree);
        for (var number = 2; name is null; number++)
            name = IsFree(Names.Tidy(plain, number)) ? Names.Tidy(plain, number) : null;
        _taken.Add(name);
        if (orOther)
            _taken.Add(name + "_other");
        return name;

        bool IsFree(string free) => !_taken.Contains(free) && !(orOther && _taken.Contains(free + "_other"));
    }

    public void Add(SurveyEntry entry)
    {
        All.Add(entry);
        _byOwn.TryAdd(entry.Name, entry);
        (entry.Parent?.Children ?? Roots).Add(entry);
        if (!_byTyped.TryGetValue(entry.TypedName, out var same))
            _byTyped.Add(entry.TypedName, same = []);
        same.Add(entry);
    }

    /// <summary>What <c>${name}</c> means for an item: of several others of that name the first of those that share the most groups with it.</summary>
    /// <returns>The item, null when there is none, and whether another could be meant as well.</returns>
    public (SurveyEntry? Item, bool IsUnsure) Find(string typed, SurveyEntry from)
    {
        if (!_byTyped.TryGetValue(typed, out var same))
            return (null, false);
        if (same.Count == 1)
            return (same[0], false);
        var around = Around(from).ToHashSet();
        var others = same.Where(entry => entry != from).Select(entry => (Entry: entry, Shared: Around(entry).Count(around.Contains))).ToList();
        var nearest = others.MaxBy(other => other.Shared);
        return (nearest.Entry, others.Count(other => other.Shared == nearest.Shared) > 1);
    }

    /// <summary>The item that has a name here.</summary>
    public SurveyEntry? OfName(string name) => _byOwn.GetValueOrDefault(name);

    /// <summary>What a path of names leads to, from an item down, or from the form itself when that is null.</summary>
    public SurveyEntry? Follow(SurveyEntry? from, IEnumerable<string> path)
    {
        var at = from;
        foreach (var name in path)
        {
            at = (at?.Children ?? Roots).Find(child => child.TypedName == name);
            if (at is null)
                return null;
        }
        return at;
    }

    private static IEnumerable<SurveyEntry> Around(SurveyEntry entry) => entry.Parent is { } parent ? Around(parent).Prepend(parent) : [];
}
