namespace PeerAtlas.Matching.Markets;

/// <summary>
/// A weakly stable matching with at least two thirds of the pairs that the largest one has; to find the largest one itself is NP-hard. After Z. Király, Linear
/// time local approximation algorithm for maximum stable marriage, 2013, with each post of an opening as a partner of its own.
/// </summary>
public sealed class LargerMatching
{
    private readonly Market market;
    private readonly ulong[] lots;
    private readonly int[] found;
    private readonly List<int>[] held;
    private readonly HashSet<int>[] refusedBy;
    private readonly bool[] isSecondTry;
    private readonly Stack<int> asking;

    private LargerMatching(Market market, ulong[] lotsOfOpenings)
    {
        (this.market, lots) = (market, lotsOfOpenings);
        found = new int[market.People.Count];
        Array.Fill(found, StableMatching.None);
        held = [.. market.Posts.Select(_ => new List<int>())];
        refusedBy = [.. market.People.Select(_ => new HashSet<int>())];
        isSecondTry = new bool[market.People.Count];
        asking = new(Enumerable.Range(0, market.People.Count).Reverse());
    }

    /// <summary>Finds it.</summary>
    /// <param name="market">The market.</param>
    /// <param name="lotsOfOpenings">Which of equally good openings somebody asks first.</param>
    /// <returns>The opening of each person, or <see cref="StableMatching.None"/>.</returns>
    public static int[] Of(Market market, ulong[] lotsOfOpenings)
    {
        var larger = new LargerMatching(market, lotsOfOpenings);
        while (larger.asking.TryPop(out var person))
            larger.Ask(person);
        return larger.found;
    }

    /// <summary>Somebody asks the best opening that did not refuse them, of equals one with a free post; who was refused by all tries once more.</summary>
    private void Ask(int person)
    {
        var group = market.People[person].Groups.FirstOrDefault(group => group.Any(opening => !refusedBy[person].Contains(opening)));
        if (group is null)
        {
            if (isSecondTry[person] || market.People[person].Groups.Count == 0)
                return;
            isSecondTry[person] = true;
            refusedBy[person].Clear();
            asking.Push(person);
            return;
        }

        var opening = group.Where(one => !refusedBy[person].Contains(one)).OrderBy(one => HasFreePost(one) ? 0 : 1).ThenBy(one => lots[one]).First();
        if (HasFreePost(opening))
            Take(opening, person);
        else if (held[opening].FindIndex(other => MayMove(other, opening)) is >= 0 and var moving)
            Replace(opening, moving, person, isRefused: false);
        else if (WorstOf(opening) is >= 0 and var worst && IsBetter(opening, person, held[opening][worst]))
            Replace(opening, worst, person, isRefused: true);
        else
        {
            refusedBy[person].Add(opening);
            asking.Push(person);
        }
    }

    private bool HasFreePost(int opening) => held[opening].Count < market.Posts[opening];

    /// <summary>Whether somebody could as well have an equally good opening with a free post.</summary>
    private bool MayMove(int person, int opening) =>
        market
            .People[person]
            .Groups[market.People[person].Rank(opening)!.Value]
            .Any(other => other != opening && HasFreePost(other) && !refusedBy[person].Contains(other));

    private int WorstOf(int opening) =>
        held[opening].Count == 0
            ? -1
            : Enumerable.Range(0, held[opening].Count).MaxBy(at => (market.Openings[opening].Rank(held[opening][at]), isSecondTry[held[opening][at]] ? 0 : 1));

    /// <summary>Whether an opening rather has one than another: of two equally good, who was refused by all before is preferred.</summary>
    private bool IsBetter(int opening, int one, int other) =>
        (market.Openings[opening].Rank(one), market.Openings[opening].Rank(other)) is var (first, second)
        && (first < second || (first == second && isSecondTry[one] && !isSecondTry[other]));

    private void Take(int opening, int person)
    {
        held[opening].Add(person);
        found[person] = opening;
    }

    private void Replace(int opening, int at, int person, bool isRefused)
    {
        var other = held[opening][at];
        held[opening].RemoveAt(at);
        found[other] = StableMatching.None;
        if (isRefused)
            refusedBy[other].Add(opening);
        asking.Push(other);
        Take(opening, person);
    }
}
