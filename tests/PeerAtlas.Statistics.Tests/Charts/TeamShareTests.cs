using MathNet.Numerics;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Tests.Reference;

namespace PeerAtlas.Statistics.Tests.Charts;

public class TeamShareTests
{
    private static readonly Tally[][] Teams =
    [
        [new(0, 3), new(0, 5), new(1, 4), new(0, 9), new(7, 8), new(0, 30)],
        [new(1, 1000), new(3, 900), new(0, 800), new(25, 1100), new(2, 700)],
        [new(990, 1000), new(870, 900), new(799, 800), new(1000, 1100)],
        [new(0, 2), new(2, 2), new(1, 60), new(59, 60), new(30, 61)],
        [new(0, 10), new(10, 10), new(5, 10), new(0, 1), new(1, 1)],
        [new(12, 40), new(9, 41), new(22, 60), new(5, 33), new(19, 44), new(8, 52)],
        [new(500, 1000), new(560, 1000), new(480, 1000), new(531, 1000)],
        [new(0, 200), new(0, 200), new(1, 200), new(190, 200)],
    ];

    public static TheoryData<int> Fits => [.. Enumerable.Range(0, Teams.Length)];

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(-2, -1)]
    public void A_count_that_is_not_within_its_size_is_refused_wherever_it_stands(int count, int size)
    {
        Tally good = new(1, 2),
            bad = new(count, size);
        foreach (var tallies in new[] { [bad], [bad, good], new[] { good, bad } })
            Assert.Contains("from 0 to its size", Assert.Throws<ArgumentException>(() => BetaBinomial.Fit(tallies)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_level_outside_0_to_1_is_refused_whether_teams_differ_or_not(double level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaBinomial.Fit([new(5, 10), new(10, 20)]).Shrink(new(1, 2), level));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaBinomial.Fit([new(0, 10), new(10, 10), new(5, 10)]).Shrink(new(1, 2), level));
    }

    [Fact]
    public void Teams_of_one_person_tell_nothing_of_how_teams_differ()
    {
        for (var teams = 1; teams <= 40; teams++)
        {
            for (var with = 0; with <= teams; with++)
            {
                var fit = BetaBinomial.Fit([.. Enumerable.Range(0, teams).Select(team => new Tally(team < with ? 1 : 0, 1))]);
                Assert.False(fit.TeamsDiffer);
                Assert.Equal((with / (double)teams, with / (double)teams), (fit.Pooled, fit.PosteriorMean(new(1, 1))));
            }
        }
    }

    [Fact]
    public void Nobody_anywhere_and_everybody_everywhere_are_no_difference()
    {
        Assert.Equal((false, 0), (BetaBinomial.Fit([new(0, 3), new(0, 40)]).TeamsDiffer, BetaBinomial.Fit([new(0, 3), new(0, 40)]).Pooled));
        Assert.Equal((false, 1), (BetaBinomial.Fit([new(3, 3), new(40, 40)]).TeamsDiffer, BetaBinomial.Fit([new(3, 3), new(40, 40)]).Pooled));
    }

    [Theory]
    [InlineData(4, 3, 1, false)]
    [InlineData(10, 6, 4, false)]
    [InlineData(10, 7, 3, true)]
    [InlineData(16, 10, 6, false)]
    [InlineData(16, 11, 5, true)]
    [InlineData(100, 55, 45, false)]
    [InlineData(100, 56, 44, true)]
    [InlineData(10, 1, 1, false)]
    [InlineData(10, 3, 0, true)]
    [InlineData(10, 2, 0, true)]
    [InlineData(10, 1, 0, false)]
    public void Two_teams_of_a_size_differ_when_their_squared_distance_is_above_what_chance_gives(int size, int one, int other, bool differ)
    {
        // Two counts around their mean: (one − other)² ÷ 2, against 2 · size · p · (1 − p).
        var p = (one + other) / (2.0 * size);
        Assert.Equal(differ, (one - other) * (one - other) / 2.0 > 2 * size * p * (1 - p) + 1e-9);
        Assert.Equal(differ, BetaBinomial.Fit([new(one, size), new(other, size)]).TeamsDiffer);
    }

    [Theory]
    [InlineData(3, 2, 3)]
    [InlineData(10, 5, 2)]
    [InlineData(9, 5, 1)]
    [InlineData(26, 47, 27)]
    [InlineData(100, 198, 102)]
    [InlineData(1000, 30, 4)]
    [InlineData(1, 1, 200)]
    [InlineData(2000, 1, 1)]
    [InlineData(50, 1, 50)]
    [InlineData(1, 300, 500)]
    public void For_pairs_of_persons_the_shapes_have_their_closed_form(int none, int one, int both)
    {
        // With size 2 two shapes fit the three frequencies exactly: p = α ÷ (α + β) and P(one of two) = 2p(1 − p) · (α + β) ÷ (α + β + 1).
        double teams = none + one + both;
        var (p, mixed) = ((one + 2 * both) / (2 * teams), one / teams);
        var chance = 2 * p * (1 - p);
        var fit = BetaBinomial.Fit([
            .. Enumerable.Repeat(new Tally(0, 2), none),
            .. Enumerable.Repeat(new Tally(1, 2), one),
            .. Enumerable.Repeat(new Tally(2, 2), both),
        ]);
        Assert.Equal(chance > mixed, fit.TeamsDiffer);
        if (!fit.TeamsDiffer)
            return;
        var sum = mixed / (chance - mixed);
        ReferenceFile.AssertRelative(p * sum, fit.Alpha, 1e-6);
        ReferenceFile.AssertRelative((1 - p) * sum, fit.Beta, 1e-6);
    }

    [Theory, MemberData(nameof(Fits))]
    public void Every_fit_is_where_the_likelihood_is_level(int at)
    {
        var tallies = Teams[at];
        // By the digamma function: Σ ψ(α + y) − ψ(α) = Σ ψ(α + β + n) − ψ(α + β), and the like for β.
        var fit = BetaBinomial.Fit(tallies);
        Assert.True(fit.TeamsDiffer);
        var (a, b) = (fit.Alpha, fit.Beta);
        var all = tallies.Sum(t => SpecialFunctions.DiGamma(a + b + t.Size) - SpecialFunctions.DiGamma(a + b));
        Assert.Equal(0, a * (tallies.Sum(t => SpecialFunctions.DiGamma(a + t.Count) - SpecialFunctions.DiGamma(a)) - all), 6);
        Assert.Equal(0, b * (tallies.Sum(t => SpecialFunctions.DiGamma(b + t.Size - t.Count) - SpecialFunctions.DiGamma(b)) - all), 6);
        foreach (var (x, y) in new[] { (1.1, 1), (0.9, 1), (1, 1.1), (1, 0.9), (1.5, 1.5), (0.6, 0.6) })
            Assert.True(LogLikelihood(tallies, x * a, y * b) < LogLikelihood(tallies, a, b));
    }

    [Theory]
    [InlineData(10, 10, 20, 5, 8)]
    [InlineData(5, 5)]
    [InlineData(1, 30)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(50, 3, 1, 1)]
    public void Where_each_team_is_of_one_mind_its_own_share_stands(params int[] sizes)
    {
        Tally[] tallies = [.. sizes.Select((size, team) => new Tally(team % 2 == 0 ? size : 0, size))];
        var fit = BetaBinomial.Fit(tallies);
        Assert.True(fit.TeamsDiffer);
        foreach (var tally in tallies)
        {
            var (own, (estimate, interval)) = (tally.Count / (double)tally.Size, fit.Shrink(tally));
            Assert.Equal(own, estimate, 6);
            Assert.Equal((own, own), (Math.Round(interval.Low, 6), Math.Round(interval.High, 6)));
        }
    }

    [Fact]
    public void A_higher_level_makes_a_wider_interval_and_its_ends_leave_the_tails_of_the_posterior()
    {
        var fit = BetaBinomial.Fit([new(3, 20), new(18, 33), new(9, 30), new(25, 60), new(1, 9), new(40, 44), new(12, 80)]);
        foreach (var level in new[] { 0.5, 0.8, 0.99 })
        {
            var interval = fit.Shrink(new(7, 19), level).Interval;
            var posterior = new MathNet.Numerics.Distributions.Beta(fit.Alpha + 7, fit.Beta + 12);
            Assert.Equal((1 - level) / 2, posterior.CumulativeDistribution(interval.Low), 8);
            Assert.Equal((1 + level) / 2, posterior.CumulativeDistribution(interval.High), 8);
        }
    }

    private static double LogLikelihood(IEnumerable<Tally> tallies, double alpha, double beta) =>
        tallies.Sum(tally => SpecialFunctions.BetaLn(alpha + tally.Count, beta + tally.Size - tally.Count) - SpecialFunctions.BetaLn(alpha, beta));
}
