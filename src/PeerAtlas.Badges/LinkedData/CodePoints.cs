namespace PeerAtlas.Badges.LinkedData;

/// <summary>The order of texts by code points, which is that of their bytes in UTF-8 and not always that of UTF-16.</summary>
internal static class CodePoints
{
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
            return one.Length.CompareTo(other.Length);
        var (a, b) = (one[same], other[same]);
        // Halves of characters beyond the first 65,536 come after all others.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
            : char.IsSurrogate(a) ? 1
            : -1;
    }
}

/// <summary>The orders in which a few things can stand.</summary>
internal static class Permutations
{
    public static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyList<string> items)
    {
        var order = Enumerable.Range(0, items.Count).ToArray();
        do
        {
            yield return [.. order.Select(place => items[place])];
        } while (Next(order));
    }

    private static bool Next(int[] order)
    {
        var fall = order.Length - 2;
        while (fall >= 0 && order[fall] > order[fall + 1])
            fall--;
        if (fall < 0)
            return false;
        var higher = order.Length - 1;
        while (order[higher] < order[fall])
            higher--;
        (order[fall], order[higher]) = (order[higher], order[fall]);
        Array.Reverse(order, fall + 1, order.Length - fall - 1);
        return true;
    }
}
