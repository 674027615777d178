namespace PeerAtlas.Instruments;

/// <summary>What changed in an item from one version to the next; several may hold.</summary>
[Flags]
public enum ItemChanges
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The item is new.</summary>
    Added = 1,

    /// <summary>The item is no longer there.</summary>
    Removed = 2,

    /// <summary>It stands in another group, or in another order among the items that both versions have.</summary>
    Moved = 4,

    /// <summary>Its label, hint or messages have other words in some language.</summary>
    Relabelled = 8,

    /// <summary>It is of another type.</summary>
    TypeChanged = 16,

    /// <summary>It has choices that it had not.</summary>
    ChoicesAdded = 32,

    /// <summary>It lacks choices that it had.</summary>
    ChoicesRemoved = 64,

    /// <summary>A choice that both versions have has another label.</summary>
    ChoicesRelabelled = 128,

    /// <summary>When it is asked, what is required, its constraint, calculation or default is another.</summary>
    LogicChanged = 256,
}

/// <summary>One item of two versions.</summary>
/// <param name="Name">The item's name, which is its identity.</param>
/// <param name="OldPath">Where it stood; null when it was added.</param>
/// <param name="NewPath">Where it stands; null when it was removed.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Choices">The names of choices that were added, removed or relabelled.</param>
public sealed record ItemComparison(string Name, string? OldPath, string? NewPath, ItemChanges Changes, IReadOnlyList<string> Choices);

/// <summary>Compares two versions of an instrument item by item, so that an analyst sees which figures can be held against earlier ones.</summary>
public static class InstrumentComparison
{
    /// <summary>Every item of either version: those of the new one in its order, then those that were removed.</summary>
    public static IReadOnlyList<ItemComparison> Compare(Instrument old, Instrument @new)
    {
        var moved = Moved(old, @new);
        var compared = new List<ItemComparison>();
        foreach (var node in Nodes(@new))
        {
            compared.Add(
                old.Find(node.Name) is { } before
                    ? Compare(old, before, @new, node, moved)
                    : new ItemComparison(node.Name, null, @new.PathOf(node.Name), ItemChanges.Added, [])
            );
        }
        compared.AddRange(
            Nodes(old)
                .Where(node => @new.Find(node.Name) is null)
                .Select(node => new ItemComparison(node.Name, old.PathOf(node.Name), null, ItemChanges.Removed, []))
        );
        return compared;
    }

    private static ItemComparison Compare(Instrument old, Node before, Instrument @new, Node after, HashSet<string> moved)
    {
        var changes = moved.Contains(after.Name) ? ItemChanges.Moved : ItemChanges.None;
        var choices = new List<string>();
        if (!before.Label.Equals(after.Label) || !before.Hint.Equals(after.Hint))
            changes |= ItemChanges.Relabelled;
        if (!Equals(before.Relevant, after.Relevant))
            changes |= ItemChanges.LogicChanged;
        if (before is Question first && after is Question second)
        {
            changes |= CompareQuestions(first, second);
            changes |= CompareChoices(old.ChoicesOf(first), @new.ChoicesOf(second), choices);
        }
        else if (before.GetType() != after.GetType())
        {
            changes |= ItemChanges.TypeChanged;
        }
        else if (!Equals((before as Repeat)?.Count, (after as Repeat)?.Count))
        {
            changes |= ItemChanges.LogicChanged;
        }
        return new ItemComparison(after.Name, old.PathOf(before.Name), @new.PathOf(after.Name), changes, choices);
    }

    private static ItemChanges CompareQuestions(Question before, Question after)
    {
        var changes = before.Type == after.Type ? ItemChanges.None : ItemChanges.TypeChanged;
        if (!before.Guidance.Equals(after.Guidance))
            changes |= ItemChanges.Relabelled;
        if (!before.RequiredMessage.Equals(after.RequiredMessage) || !before.ConstraintMessage.Equals(after.ConstraintMessage))
            changes |= ItemChanges.Relabelled;
        if (
            !Equals(before.Required, after.Required)
            || !Equals(before.Constraint, after.Constraint)
            || !Equals(before.Calculation, after.Calculation)
            || before.Default != after.Default
            || !Equals(before.DefaultCalculation, after.DefaultCalculation)
            || !Equals(before.ChoiceFilter, after.ChoiceFilter)
            || before.Range != after.Range
        )
            changes |= ItemChanges.LogicChanged;
        return changes;
    }

    private static ItemChanges CompareChoices(IReadOnlyList<AnswerChoice> before, IReadOnlyList<AnswerChoice> after, List<string> names)
    {
        var changes = ItemChanges.None;
        Note(after.Where(choice => before.All(known => known.Name != choice.Name)), ItemChanges.ChoicesAdded);
        Note(before.Where(choice => after.All(known => known.Name != choice.Name)), ItemChanges.ChoicesRemoved);
        Note(after.Where(choice => before.Any(known => known.Name == choice.Name && !known.Label.Equals(choice.Label))), ItemChanges.ChoicesRelabelled);
        var filters = before.ToDictionary(choice => choice.Name, choice => AnswerChoice.KeyOf(choice), StringComparer.Ordinal);
        Note(after.Where(choice => filters.TryGetValue(choice.Name, out var key) && key != AnswerChoice.KeyOf(choice)), ItemChanges.LogicChanged);
        return changes;

        void Note(IEnumerable<AnswerChoice> choices, ItemChanges change)
        {
            foreach (var choice in choices)
            {
                changes |= change;
                names.Add(choice.Name);
            }
        }
    }

    /// <summary>
    /// Items whose group is another, and, of those that both versions have in the same group, the fewest whose removal
    /// leaves the rest in the same order: all but a longest common subsequence.
    /// </summary>
    private static HashSet<string> Moved(Instrument old, Instrument @new)
    {
        var moved = Nodes(@new)
            .Select(node => node.Name)
            .Where(name => old.Find(name) is not null && old.PathOf(name) != @new.PathOf(name))
            .ToHashSet(StringComparer.Ordinal);
        var before = Nodes(old).Select(node => node.Name).Where(name => @new.Find(name) is not null && !moved.Contains(name)).ToList();
        var after = Nodes(@new).Select(node => node.Name).Where(name => old.Find(name) is not null && !moved.Contains(name)).ToList();
        var kept = Increasing(after.ConvertAll(name => before.IndexOf(name)));
        moved.UnionWith(after.Where((_, at) => !kept.Contains(at)));
        return moved;
    }

    /// <summary>The places of a longest increasing subsequence (patience sorting).</summary>
    private static HashSet<int> Increasing(List<int> values)
    {
        var ends = new List<int>();
        var previous = new int[values.Count];
        for (var at = 0; at < values.Count; at++)
        {
            var pile = ends.FindIndex(end => values[end] >= values[at]);
            pile = pile < 0 ? ends.Count : pile;
            previous[at] = pile == 0 ? -1 : ends[pile - 1];
            if (pile == ends.Count)
                ends.Add(at);
            else
                ends[pile] = at;
        }
        var places = new HashSet<int>();
        for (var at = ends.Count == 0 ? -1 : ends[^1]; at >= 0; at = previous[at])
            places.Add(at);
        return places;
    }

    private static IEnumerable<Node> Nodes(Instrument instrument) => instrument.Nodes.SelectMany(All);

    private static IEnumerable<Node> All(Node node) => node is Container container ? container.Nodes.SelectMany(All).Prepend(node) : [node];
}
