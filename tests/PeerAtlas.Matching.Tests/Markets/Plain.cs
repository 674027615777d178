using PeerAtlas.Matching.Markets;

namespace PeerAtlas.Matching.Tests.Markets;

/// <summary>The definition of a blocking pair, word by word, over all pairs.</summary>
internal static class Plain
{
    public static IEnumerable<(int Opening, int Person)> BlockingPairs(Market market, int[] found)
    {
        for (var opening = 0; opening < market.Posts.Count; opening++)
        {
            var inside = Enumerable.Range(0, found.Length).Where(person => found[person] == opening).ToList();
            Assert.True(inside.Count <= market.Posts[opening], "More people than posts.");
            for (var person = 0; person < found.Length; person++)
            {
                if (found[person] == opening)
                    Assert.True(market.People[person].Rank(opening) is not null && market.Openings[opening].Rank(person) is not null, "Not acceptable.");
                else if (
                    market.People[person].Rank(opening) is { } own
                    && market.Openings[opening].Rank(person) is { } theirs
                    && (found[person] < 0 || own < market.People[person].Rank(found[person]))
                    && (inside.Count < market.Posts[opening] || inside.Exists(other => theirs < market.Openings[opening].Rank(other)))
                )
                    yield return (opening, person);
            }
        }
    }
}

/// <summary>Every weakly stable matching of a small market.</summary>
internal static class Exhaustive
{
    public static IEnumerable<int[]> Stable(Market market) =>
        All(market, new int[market.People.Count], 0, [.. market.Posts]).Where(found => !Plain.BlockingPairs(market, found).Any());

    private static IEnumerable<int[]> All(Market market, int[] found, int person, int[] free)
    {
        if (person == found.Length)
        {
            yield return [.. found];
            yield break;
        }

        foreach (var opening in market.People[person].Groups.SelectMany(group => group).Append(-1))
        {
            if (opening >= 0 && free[opening] == 0)
                continue;
            found[person] = opening;
            if (opening >= 0)
                free[opening]--;
            foreach (var one in All(market, found, person + 1, free))
                yield return one;
            if (opening >= 0)
                free[opening]++;
        }
    }
}

/// <summary>A market as a textbook writes it: "A:C,D=E B:C".</summary>
internal sealed record Written(Market Market, string[] People, string[] Openings)
{
    public ulong[] OpeningLots => Lot.Draw("a word", Openings);

    public ulong[] PeopleLots => Lot.Draw("a word", People);

    public static Written As(string people, string openings, int posts = 1)
    {
        var (persons, jobs) = (Names(people), Names(openings));
        return new(new Market([.. jobs.Select(_ => posts)], [.. Lists(openings, persons)], [.. Lists(people, jobs)]), persons, jobs);
    }

    public string Shown(int[] found) =>
        string.Join(
            ' ',
            found
                .Select((opening, person) => (opening, person))
                .Where(pair => pair.opening >= 0)
                .Select(pair => $"{People[pair.person]}-{Openings[pair.opening]}")
                .Order(StringComparer.Ordinal)
        );

    private static string[] Names(string text) => [.. text.Split(' ').Select(one => one.Split(':')[0])];

    private static IEnumerable<Preference> Lists(string text, string[] others) =>
        text.Split(' ')
            .Select(one => one.Split(':')[1])
            .Select(list => new Preference(
                list.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(group => (IReadOnlyList<int>)[.. group.Split('=').Select(name => Array.IndexOf(others, name))])
            ));
}
