using PeerAtlas.Matching.Markets;

namespace PeerAtlas.Matching.Needs;

/// <summary>Two who come together, and why.</summary>
public sealed record MatchedPair(Opening Opening, Seeker Person, IReadOnlyList<string> Reasons);

/// <summary>Two who cannot, and why not.</summary>
public sealed record BlockedPair(Opening Opening, Seeker Person, IReadOnlyList<string> Why);

/// <summary>Who comes together with whom.</summary>
/// <param name="Pairs">The pairs; no opening and person would both rather have each other.</param>
/// <param name="Unmatched">People without a post.</param>
/// <param name="Blocked">Pairs that a hard rule keeps apart.</param>
/// <param name="ByLot">How many pairs the lot alone would have made.</param>
/// <param name="HasOthers">Whether other matchings are stable too, as far as was looked: by the lot, and best for openings.</param>
/// <param name="HasTies">Whether somebody was equally good to somebody.</param>
/// <param name="AtMost">The most pairs that any stable matching can have, as far as is known: without ties as many, else half as many again.</param>
public sealed record MatchAnswer(
    IReadOnlyList<MatchedPair> Pairs,
    IReadOnlyList<Seeker> Unmatched,
    IReadOnlyList<BlockedPair> Blocked,
    int ByLot,
    bool HasOthers,
    bool HasTies,
    int AtMost
);

/// <summary>Brings openings and people together: hard rules first, then what both prefer.</summary>
public static class Matchmaking
{
    /// <summary>Finds who comes together.</summary>
    /// <param name="openings">The openings, each with an id of its own.</param>
    /// <param name="people">The people, likewise.</param>
    /// <param name="lot">The word from which lots are drawn between those who are equally good; it is published with the result.</param>
    public static MatchAnswer Of(IReadOnlyList<Opening> openings, IReadOnlyList<Seeker> people, string lot)
    {
        var (market, blocked) = MarketOf(openings, people);
        var lotsOfOpenings = Lot.Draw(lot, [.. openings.Select(opening => $"opening {opening.Id}")]);
        var lotsOfPeople = Lot.Draw(lot, [.. people.Select(person => $"person {person.Id}")]);
        var byLot = StableMatching.ByPeople(market, lotsOfOpenings, lotsOfPeople);
        var larger = LargerMatching.Of(market, lotsOfOpenings);
        // Where the lot brings as many together, each person has the best that the lot allows.
        var found = Size(larger) > Size(byLot) ? larger : byLot;
        var hasOthers = !found.SequenceEqual(byLot) || !found.SequenceEqual(StableMatching.ByOpenings(market, lotsOfOpenings, lotsOfPeople));
        var hasTies = market.Openings.Concat(market.People).Any(own => own.Groups.Any(group => group.Count > 1));
        var most = Math.Min(people.Count, openings.Sum(opening => (long)opening.Posts));
        return new(
            [
                .. found
                    .Select((opening, person) => (opening, person))
                    .Where(pair => pair.opening != StableMatching.None)
                    .OrderBy(pair => pair.opening)
                    .Select(pair => new MatchedPair(openings[pair.opening], people[pair.person], Fit.Why(openings[pair.opening], people[pair.person]))),
            ],
            [.. people.Where((_, at) => found[at] == StableMatching.None)],
            blocked,
            Size(byLot),
            hasOthers,
            hasTies,
            hasTies ? (int)Math.Min(Size(larger) * 3 / 2, most) : Size(found)
        );
    }

    /// <summary>Who may come together and whom each prefers, and the pairs that a hard rule keeps apart.</summary>
    private static (Market Market, List<BlockedPair> Blocked) MarketOf(IReadOnlyList<Opening> openings, IReadOnlyList<Seeker> people)
    {
        var blocked = new List<BlockedPair>();
        var mayPair = new bool[openings.Count, people.Count];
        for (var opening = 0; opening < openings.Count; opening++)
        {
            for (var person = 0; person < people.Count; person++)
            {
                var why = Fit.WhyNot(openings[opening], people[person]);
                mayPair[opening, person] = why.Count == 0;
                if (why.Count > 0)
                    blocked.Add(new(openings[opening], people[person], why));
            }
        }

        var (placesOfOpenings, placesOfPeople) = (Places(openings.Select(opening => opening.Id)), Places(people.Select(person => person.Id)));
        var market = new Market(
            [.. openings.Select(opening => opening.Posts)],
            [
                .. openings.Select(
                    (opening, at) =>
                        opening.Prefers is { } told
                            ? Told(told, placesOfPeople, person => mayPair[at, person])
                            : Ordered(people.Count, person => mayPair[at, person], person => Fit.OrderForOpening(opening, people[person]))
                ),
            ],
            [
                .. people.Select(
                    (person, at) =>
                        person.Prefers is { } told
                            ? Told(told, placesOfOpenings, opening => mayPair[opening, at])
                            : Ordered(openings.Count, opening => mayPair[opening, at], opening => Fit.OrderForPerson(openings[opening], person))
                ),
            ]
        );
        return (market, blocked);
    }

    private static Dictionary<string, int> Places(IEnumerable<string> ids) =>
        ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at, StringComparer.Ordinal);

    private static int Size(int[] found) => found.Count(opening => opening != StableMatching.None);

    private static Preference Ordered<T>(int count, Func<int, bool> may, Func<int, T> order) =>
        new(Enumerable.Range(0, count).Where(may).GroupBy(order).OrderBy(same => same.Key).Select(same => (IReadOnlyList<int>)[.. same]));

    private static Preference Told(IReadOnlyList<IReadOnlyList<string>> told, Dictionary<string, int> places, Func<int, bool> may) =>
        new(told.Select(group => (IReadOnlyList<int>)[.. group.Where(places.ContainsKey).Select(id => places[id]).Where(may)]));
}
