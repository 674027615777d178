using PeerAtlas.Matching.Markets;

namespace PeerAtlas.Matching.Tests.Markets;

public sealed class StableMatchingTests
{
    [Fact]
    public void Residents_and_hospitals_with_two_posts_each()
    {
        var example = Written.As("A:C S:C,M D:C,M,G J:C,G,M L:M,C,G", "M:D,L,S,J C:D,A,S,L,J G:D,J,L", posts: 2);

        Assert.Equal("A-C D-C J-G L-M S-M", example.Shown(StableMatching.ByPeople(example.Market, example.OpeningLots, example.PeopleLots)));
    }

    [Fact]
    public void Three_and_three_without_ties()
    {
        var example = Written.As("A:D,E,F B:D,F,E C:F,D,E", "D:B,C,A E:A,C,B F:C,B,A");

        Assert.Equal("A-E B-D C-F", example.Shown(StableMatching.ByPeople(example.Market, example.OpeningLots, example.PeopleLots)));
        Assert.Equal("A-E B-D C-F", example.Shown(StableMatching.ByOpenings(example.Market, example.OpeningLots, example.PeopleLots)));
    }

    [Fact]
    public void With_a_tie_stable_matchings_have_one_pair_or_two_and_the_larger_one_is_found()
    {
        var example = Written.As("r1:h1,h2 r2:h1", "h1:r1=r2 h2:r1");

        Assert.Equal(["r1-h1", "r1-h2 r2-h1"], Exhaustive.Stable(example.Market).Select(example.Shown).Order(StringComparer.Ordinal));
        Assert.Equal("r1-h2 r2-h1", example.Shown(LargerMatching.Of(example.Market, example.OpeningLots)));
    }

    [Fact]
    public void Who_takes_whom_only_on_one_side_never_comes_together()
    {
        var example = Written.As("A:D,E", "D: E:A");

        Assert.Equal("A-E", example.Shown(StableMatching.ByPeople(example.Market, example.OpeningLots, example.PeopleLots)));
    }

    [Fact]
    public void A_pair_that_would_both_rather_have_each_other_is_found()
    {
        var example = Written.As("A:D,E B:D,E", "D:A,B E:A,B");

        Assert.Equal([(0, 0)], StableMatching.BlockingPairs(example.Market, [1, 0]));
        Assert.Empty(StableMatching.BlockingPairs(example.Market, [0, 1]));
        Assert.Equal([(0, 0), (1, 0), (0, 1)], StableMatching.BlockingPairs(example.Market, [-1, 1]));
    }

    [Fact]
    public void Nothing_blocks_in_ten_thousand_random_markets_with_ties()
    {
        for (var seed = 0; seed < 10_000; seed++)
        {
            var (market, openings, people) = Random(seed, most: 12);
            Assert.Empty(Plain.BlockingPairs(market, StableMatching.ByPeople(market, openings, people)));
            Assert.Empty(Plain.BlockingPairs(market, StableMatching.ByOpenings(market, openings, people)));
            Assert.Empty(Plain.BlockingPairs(market, LargerMatching.Of(market, openings)));
        }
    }

    [Fact]
    public void Small_markets_have_the_sizes_that_exhaustive_search_finds()
    {
        var larger = 0;
        for (var seed = 0; seed < 1_500; seed++)
        {
            var (market, openings, people) = Random(seed, most: 4);
            var sizes = Exhaustive.Stable(market).Select(Size).ToList();
            var lot = Size(StableMatching.ByPeople(market, openings, people));
            var found = Size(LargerMatching.Of(market, openings));

            Assert.InRange(lot, sizes.Min(), sizes.Max());
            Assert.InRange(found, Math.Ceiling(sizes.Max() * 2 / 3.0), sizes.Max());
            larger += found > lot ? 1 : 0;
        }

        Assert.True(larger > 20, $"{larger} of them were larger than by lot");
    }

    [Fact]
    public void Without_ties_every_stable_matching_has_the_same_people_in_posts()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var (market, openings, people) = Random(seed, most: 5, ties: false);
            var byPeople = StableMatching.ByPeople(market, openings, people);
            var byOpenings = StableMatching.ByOpenings(market, openings, people);

            Assert.Equal(byPeople.Select(found => found >= 0), byOpenings.Select(found => found >= 0));
            Assert.Equal(Size(byPeople), Size(LargerMatching.Of(market, openings)));
        }
    }

    [Fact]
    public void A_lot_is_drawn_again_from_its_word()
    {
        Assert.Equal(Lot.Draw("17 October", ["a", "b"]), Lot.Draw("17 October", ["a", "b"]));
        Assert.NotEqual(Lot.Draw("17 October", ["a", "b"]), Lot.Draw("18 October", ["a", "b"]));
        // Neither their order nor their names decide: over many words either of two comes first about as often.
        var first = Enumerable.Range(0, 2000).Count(at => Lot.Draw($"word {at}", ["a", "z"]) is [var one, var other] && one < other);
        Assert.InRange(first, 900, 1100);
    }

    private static int Size(int[] found) => found.Count(opening => opening >= 0);

    private static (Market Market, ulong[] Openings, ulong[] People) Random(int seed, int most, bool ties = true)
    {
        var random = new Random(seed);
        var (openings, people) = (random.Next(1, most + 1), random.Next(1, most + 1));
        Preference Any(int others)
        {
            var order = Enumerable.Range(0, others).OrderBy(_ => random.Next()).Where(_ => random.Next(4) > 0).ToList();
            var groups = new List<List<int>>();
            foreach (var other in order)
            {
                if (groups.Count == 0 || !ties || random.Next(2) == 0)
                    groups.Add([]);
                groups[^1].Add(other);
            }

            return new(groups);
        }

        var market = new Market(
            [.. Enumerable.Range(0, openings).Select(_ => random.Next(0, 3))],
            [.. Enumerable.Range(0, openings).Select(_ => Any(people))],
            [.. Enumerable.Range(0, people).Select(_ => Any(openings))]
        );
        return (market, Lots(random, openings), Lots(random, people));
    }

    private static ulong[] Lots(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64())];
}
