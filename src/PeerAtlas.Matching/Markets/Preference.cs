namespace PeerAtlas.Matching.Markets;

/// <summary>Whom somebody would take, best first; some may be equally good. Who is not in it is not acceptable.</summary>
public sealed class Preference
{
    private readonly Dictionary<int, int> ranks = [];

    /// <summary>Makes a preference.</summary>
    /// <param name="groups">The places of the others, those that are equally good together.</param>
    /// <exception cref="ArgumentException">Somebody stands there twice.</exception>
    public Preference(IEnumerable<IReadOnlyList<int>> groups)
    {
        Groups = [.. groups.Where(group => group.Count > 0)];
        for (var rank = 0; rank < Groups.Count; rank++)
        {
            foreach (var other in Groups[rank])
            {
                if (!ranks.TryAdd(other, rank))
                    throw new ArgumentException($"{other} stands twice in a preference.", nameof(groups));
            }
        }
    }

    /// <summary>The others, best first; those of a group are equally good.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; }

    /// <summary>How good another is, from 0, the best; null when not acceptable.</summary>
    public int? Rank(int other) => ranks.TryGetValue(other, out var rank) ? rank : null;

    /// <summary>The same without some.</summary>
    public Preference Only(Func<int, bool> isKept) => new(Groups.Select(group => (IReadOnlyList<int>)[.. group.Where(isKept)]));
}
