using PeerAtlas.Linkage.Attack;

namespace PeerAtlas.Linkage;

/// <summary>The yardstick itself: who guesses stays within it, who knows anything does not.</summary>
public sealed class ChanceTests
{
    private const int Respondents = 30;

    [Fact]
    public void Whoever_guesses_by_chance_stays_within_the_bounds()
    {
        var attacker = Attack(200, 40, truth => Guess.ByChance(truth.Length));
        Assert.Empty(attacker.BeyondChance(1e-6));
        Assert.InRange(attacker.OfStrategies().Values.Average(success => success.Matches / 200.0), 0.9, 1.1);
    }

    [Fact]
    public void The_spread_of_tau_is_that_of_permutations_of_chance()
    {
        var truth = Enumerable.Range(0, Respondents).ToArray();
        var taus = Enumerable.Range(0, 20_000).Select(_ => Guess.Tau(Guess.ByChance(Respondents), truth)).ToList();
        Assert.InRange(taus.Average(), -0.01, 0.01);
        Assert.Equal(Chance.TauDeviation(Respondents), Math.Sqrt(taus.Average(tau => tau * tau)), 0.005);
        Assert.Equal(Chance.MeanAbsoluteTau(Respondents), taus.Average(Math.Abs), 0.005);
    }

    [Fact]
    public void A_strategy_that_knows_two_answers_in_five_stands_out()
    {
        var attacker = Attack(6, 1, truth =>
            Guess.ByLinks(truth.Length, Enumerable.Range(0, truth.Length / 5 * 2).Select(answer => (answer, truth[answer], 1.0)))
        );
        Assert.Single(attacker.BeyondChance(1e-6));
    }

    [Fact]
    public void An_order_that_is_kept_now_forwards_and_now_backwards_stands_out()
    {
        var backwards = false;
        var attacker = Attack(6, 1, truth => (backwards = !backwards) ? [.. truth.Select(place => truth.Length - 1 - place)] : truth);
        var success = Assert.Single(attacker.OfStrategies()).Value;
        Assert.Equal(0, success.MeanTau, 1e-9);
        Assert.Single(attacker.BeyondChance(1e-6));
    }

    [Fact]
    public void The_attacker_learns_which_of_many_strategies_tells()
    {
        var attacker = Attack(4, 40, (truth, strategy) => strategy == 7 ? truth : Guess.ByChance(truth.Length));
        Assert.Equal(4 * Respondents, attacker.Learned().Matches);
    }

    [Fact]
    public void The_attacker_who_knows_nothing_does_as_well_as_one_guess()
    {
        // Over many attackers, the mean and the spread of a hundred waves with a mean and a variance of 1 each.
        var matches = Enumerable.Range(0, 200).Select(_ => Attack(100, 20, truth => Guess.ByChance(truth.Length)).Learned().Matches).ToList();
        Assert.InRange(matches.Average(), 96, 104);
        Assert.InRange(Math.Sqrt(matches.Average(each => (each - 100.0) * (each - 100.0))), 8, 14);
    }

    private static Attacker Attack(int waves, int strategies, Func<int[], int[]> guess) => Attack(waves, strategies, (truth, _) => guess(truth));

    private static Attacker Attack(int waves, int strategies, Func<int[], int, int[]> guess)
    {
        var attacker = new Attacker();
        for (var wave = 0; wave < waves; wave++)
        {
            var truth = Guess.ByChance(Respondents);
            attacker.Add(
                Enumerable.Range(0, strategies).ToDictionary(strategy => $"strategy {strategy}", strategy => guess(truth, strategy), StringComparer.Ordinal),
                truth
            );
        }

        return attacker;
    }
}
