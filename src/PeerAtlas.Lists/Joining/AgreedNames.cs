namespace PeerAtlas.Lists.Joining;

/// <summary>Names that the person said are one, also over others: where A is B and B is C, all three are called A.</summary>
public sealed class AgreedNames
{
    private readonly Dictionary<string, string> heads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Joins the names of pairs, in their order. The first name of a pair is kept, but a name that is there already, or was kept before, stays.
    /// </summary>
    /// <param name="agreed">The pairs.</param>
    /// <param name="isThere">Whether something of that name is stored.</param>
    public AgreedNames(IEnumerable<NearPair> agreed, Func<string, bool>? isThere = null)
    {
        foreach (var pair in agreed)
        {
            var (one, other) = (Of(pair.One), Of(pair.Other));
            if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
                continue;
            var (isOneThere, isOtherThere) = (isThere?.Invoke(one) == true, isThere?.Invoke(other) == true);
            var staysOther = isOneThere == isOtherThere ? heads.ContainsKey(pair.Other) : isOtherThere;
            var (head, name) = staysOther ? (other, one) : (one, other);
            heads[name] = head;
        }
    }

    /// <summary>What a name is called.</summary>
    public string Of(string name)
    {
        while (heads.TryGetValue(name, out var head))
            name = head;
        return name;
    }
}
