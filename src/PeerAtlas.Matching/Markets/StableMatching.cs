namespace PeerAtlas.Matching.Markets;

/// <summary>
/// Weakly stable matchings by deferred acceptance (Gale and Shapley 1962) after a lot decided between those who are equally good: no opening and person
/// would both rather have each other. Among all that are stable under that lot, the side that asks has the best it can have.
/// </summary>
public static class StableMatching
{
    /// <summary>No opening.</summary>
    public const int None = -1;

    /// <summary>People ask, openings keep the best: the best stable matching for people under the lots.</summary>
    /// <returns>The opening of each person, or <see cref="None"/>.</returns>
    public static int[] ByPeople(Market market, ulong[] lotsOfOpenings, ulong[] lotsOfPeople)
    {
        var lists = market.People.Select(own => Strict(own, lotsOfOpenings)).ToList();
        var kept = market.Posts.Select(_ => new PriorityQueue<int, (int Rank, ulong Lot)>(Worst)).ToList();
        var (next, found) = (new int[lists.Count], new int[lists.Count]);
        Array.Fill(found, None);
        var asking = new Stack<int>(Enumerable.Range(0, lists.Count).Reverse());
        while (asking.TryPop(out var person))
        {
            if (next[person] == lists[person].Count)
                continue;
            var opening = lists[person][next[person]++];
            kept[opening].Enqueue(person, (market.Openings[opening].Rank(person)!.Value, lotsOfPeople[person]));
            found[person] = opening;
            if (kept[opening].Count <= market.Posts[opening])
                continue;
            var refused = kept[opening].Dequeue();
            found[refused] = None;
            asking.Push(refused);
        }

        return found;
    }

    /// <summary>Openings ask, people keep the best: the best stable matching for openings under the lots.</summary>
    /// <returns>The opening of each person, or <see cref="None"/>.</returns>
    public static int[] ByOpenings(Market market, ulong[] lotsOfOpenings, ulong[] lotsOfPeople)
    {
        var lists = market.Openings.Select(own => Strict(own, lotsOfPeople)).ToList();
        var (next, free, found) = (new int[lists.Count], market.Posts.ToArray(), new int[market.People.Count]);
        Array.Fill(found, None);
        var asking = new Stack<int>(Enumerable.Range(0, lists.Count).Reverse());
        while (asking.TryPop(out var opening))
        {
            while (free[opening] > 0 && next[opening] < lists[opening].Count)
            {
                var person = lists[opening][next[opening]++];
                if (found[person] != None && !IsBetter(market.People[person], lotsOfOpenings, opening, found[person]))
                    continue;
                free[opening]--;
                if (found[person] != None)
                {
                    free[found[person]]++;
                    asking.Push(found[person]);
                }

                found[person] = opening;
            }
        }

        return found;
    }

    /// <summary>
    /// The pairs that would both rather have each other than what they have: the person is without, or has something worse, and the opening has a post free
    /// or somebody worse. A matching without any is weakly stable.
    /// </summary>
    public static IEnumerable<(int Opening, int Person)> BlockingPairs(Market market, int[] found)
    {
        var worst = market.Posts.Select(_ => (Count: 0, Rank: -1)).ToArray();
        for (var person = 0; person < found.Length; person++)
        {
            if (found[person] is >= 0 and var opening)
                worst[opening] = (worst[opening].Count + 1, Math.Max(worst[opening].Rank, market.Openings[opening].Rank(person)!.Value));
        }

        for (var person = 0; person < found.Length; person++)
        {
            var own = found[person] == None ? int.MaxValue : market.People[person].Rank(found[person])!.Value;
            foreach (var opening in market.People[person].Groups.Take(Math.Min(own, market.People[person].Groups.Count)).SelectMany(group => group))
            {
                if (market.Posts[opening] > worst[opening].Count || market.Openings[opening].Rank(person) < worst[opening].Rank)
                    yield return (opening, person);
            }
        }
    }

    private static List<int> Strict(Preference own, ulong[] lots) => [.. own.Groups.SelectMany(group => group.OrderBy(other => lots[other]))];

    private static bool IsBetter(Preference own, ulong[] lots, int one, int other) =>
        (own.Rank(one)!.Value, lots[one]).CompareTo((own.Rank(other)!.Value, lots[other])) < 0;

    private static readonly Comparer<(int Rank, ulong Lot)> Worst = Comparer<(int Rank, ulong Lot)>.Create((one, other) => other.CompareTo(one));
}
