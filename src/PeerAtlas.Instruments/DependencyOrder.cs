namespace PeerAtlas.Instruments;

/// <summary>
/// Puts items into an order in which each comes after everything that it needs, and names circles, where there is none. A group that is asked
/// by an answer within it is no circle: what decides is worked out first as if the group were there, and once more after it.
/// </summary>
internal sealed class DependencyOrder(IReadOnlyDictionary<string, Item> items, ProblemList problems)
{
    private readonly HashSet<Item> _done = [];
    private readonly List<Item> _path = [];
    private readonly List<Item> _order = [];
    private readonly HashSet<Item> _ahead = [];

    public IReadOnlyList<Item> Sort(IReadOnlyList<Item> all)
    {
        foreach (var item in all)
            Visit(item);
        // What stood before its own group is worked out again once that is known, and so is all that may rest on it; the group stays as it is.
        if (_ahead.Count > 0)
            _order.AddRange(_order.Where(item => !_ahead.Any(inner => inner.Parent == item)).ToList());
        return _order;
    }

    private void Visit(Item item)
    {
        if (_done.Contains(item))
            return;
        var begun = _path.IndexOf(item);
        if (begun >= 0)
        {
            Refuse(item, begun);
            return;
        }
        _path.Add(item);
        foreach (var need in item.Needs)
        {
            if (!items.TryGetValue(need, out var needed))
                continue;
            if (needed == item.Parent && _path.Contains(needed) && !_done.Contains(needed))
                _ahead.Add(item);
            else
                Visit(needed);
        }
        _path.RemoveAt(_path.Count - 1);
        if (_done.Add(item))
            _order.Add(item);
    }

    private void Refuse(Item item, int begun)
    {
        List<Item> circle = [.. _path.Skip(begun), item];
        // A group is needed by what stands in it without a word; who begins the circle has words.
        var (at, column) = circle
            .Zip(circle.Skip(1))
            .Select(pair => (pair.First, Column(pair.First.Node, pair.Second.Name)))
            .First(pair => pair.Item2 is not null);
        problems.Survey(at.Name, column!, $"The logic goes in a circle: {string.Join(" needs ", circle.Select(member => member.Name))}.");
    }

    private static string? Column(Node node, string need)
    {
        (string Column, Expression? Expression)[] all =
        [
            ("relevant", node.Relevant),
            ("calculation", (node as Question)?.Calculation),
            ("choice_filter", (node as Question)?.ChoiceFilter),
            ("repeat_count", (node as Repeat)?.Count),
        ];
        return all.FirstOrDefault(one => one.Expression?.References.Contains(need) == true).Column;
    }
}
