namespace PeerAtlas.Lists.Joining;

/// <summary>How many letters must change to make one word of another.</summary>
internal static class EditDistance
{
    private const int Longest = 200;

    /// <summary>Whether at most so many letters are added, left out, changed or swapped with their neighbour.</summary>
    public static bool Within(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Length > Longest || other.Length > Longest)
            return false;
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> now = stackalloc int[Longest + 1];
        for (var at = 0; at <= other.Length; at++)
            last[at] = at;
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            var least = row;
            for (var at = 1; at <= other.Length; at++)
            {
                var cost = one[row - 1] == other[at - 1] ? 0 : 1;
                now[at] = Math.Min(Math.Min(now[at - 1], last[at]) + 1, last[at - 1] + cost);
                if (row > 1 && at > 1 && one[row - 1] == other[at - 2] && one[row - 2] == other[at - 1])
                    now[at] = Math.Min(now[at], before[at - 2] + 1);
                least = Math.Min(least, now[at]);
            }

            if (least > most)
                return false;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[other.Length] <= most;
    }
}
