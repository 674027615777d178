namespace PeerAtlas.Instruments;

/// <summary>Puts items into an order in which each comes after everything that it needs, and names circles, where there is none.</summary>
internal sealed class DependencyOrder(IReadOnlyDictionary<string, Item> items, ProblemList problems)
{
    private readonly HashSet<Item> _done = [];
    private readonly List<Item> _path = [];
    private readonly List<Item> _order = [];

    public IReadOnlyList<Item> Sort(IReadOnlyList<Item> all)
    {
        foreach (var item in all)
            Visit(item);
        return _order;
    }

    private void Visit(Item item)
    {
        if (_done.Contains(item))
            return;
        var begun = _path.IndexOf(item);
        if (begun >= 0)
        {
            var circle = _path.Skip(begun).Append(item).Select(member => member.Name);
            problems.Survey(
                item.Name,
                item.Node is Question { Type: QuestionType.Calculate } ? "calculation" : "relevant",
                $"The logic goes in a circle: {string.Join(" needs ", circle)}."
            );
            return;
        }
        _path.Add(item);
        foreach (var need in item.Needs)
        {
            if (items.TryGetValue(need, out var needed))
                Visit(needed);
        }
        _path.RemoveAt(_path.Count - 1);
        if (_done.Add(item))
            _order.Add(item);
    }
}
