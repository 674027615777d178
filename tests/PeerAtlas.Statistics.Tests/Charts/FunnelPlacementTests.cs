using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Statistics.Tests.Charts;

/// <summary>Where a team stands, by the exact probability of a share as far out as its own. The expected numbers are closed forms.</summary>
public class FunnelPlacementTests
{
    /// <summary>All of n have it with probability pⁿ, none with (1 − p)ⁿ.</summary>
    [Theory]
    [InlineData(3, 3, 0.9, FunnelPosition.Inside)] // 0.729
    [InlineData(35, 35, 0.9, FunnelPosition.Inside)] // 0.9^35 = 0.02503
    [InlineData(36, 36, 0.9, FunnelPosition.Outside95)] // 0.9^36 = 0.02253
    [InlineData(65, 65, 0.9, FunnelPosition.Outside95)] // 0.9^65 = 0.00106
    [InlineData(66, 66, 0.9, FunnelPosition.Outside998)] // 0.9^66 = 0.00095
    [InlineData(1, 1, 0.03, FunnelPosition.Inside)] // 0.03
    [InlineData(1, 1, 0.02, FunnelPosition.Outside95)]
    [InlineData(1, 1, 0.0009, FunnelPosition.Outside998)]
    [InlineData(0, 1, 0.97, FunnelPosition.Inside)]
    [InlineData(0, 1, 0.98, FunnelPosition.Outside95)]
    [InlineData(0, 1, 0.9991, FunnelPosition.Outside998)]
    [InlineData(5, 5, 0.5, FunnelPosition.Inside)] // 1/32
    [InlineData(6, 6, 0.5, FunnelPosition.Outside95)] // 1/64
    [InlineData(9, 9, 0.5, FunnelPosition.Outside95)] // 1/512
    [InlineData(10, 10, 0.5, FunnelPosition.Outside998)] // 1/1024
    [InlineData(8, 10, 0.5, FunnelPosition.Inside)] // 56/1024 = 0.055
    [InlineData(9, 10, 0.5, FunnelPosition.Outside95)] // 11/1024 = 0.0107
    public void A_team_stands_outside_when_its_exact_tail_is_below_the_limits(int count, int size, double share, FunnelPosition expected)
    {
        Assert.Equal(expected, FunnelPlot.Place(count, size, share).Position);
        Assert.Equal(expected, FunnelPlot.Place(size - count, size, 1 - share).Position);
    }

    [Fact]
    public void The_tail_is_the_probability_of_a_share_at_least_as_far_out()
    {
        Assert.Equal(0.729, FunnelPlot.Tail(3, 3, 0.9), 12);
        Assert.Equal(0.729, FunnelPlot.Tail(0, 3, 0.1), 12);
        Assert.Equal(11 / 1024.0, FunnelPlot.Tail(9, 10, 0.5), 12);
        Assert.Equal(56 / 1024.0, FunnelPlot.Tail(2, 10, 0.5), 12);
    }

    [Fact]
    public void A_tail_that_is_just_the_limit_is_still_inside_on_both_sides()
    {
        Assert.Equal(FunnelPosition.Inside, FunnelPlot.Place(1, 1, 0.025).Position);
        Assert.Equal(FunnelPosition.Inside, FunnelPlot.Place(0, 1, 0.975).Position);
        Assert.Equal(FunnelPosition.Outside95, FunnelPlot.Place(1, 1, 0.001).Position);
        Assert.Equal(FunnelPosition.Outside95, FunnelPlot.Place(0, 1, 0.999).Position);
    }

    [Fact]
    public void Nobody_is_expected_where_the_share_is_0_and_everybody_where_it_is_1()
    {
        Assert.Equal((FunnelPosition.Inside, 0), FunnelPlot.Place(0, 4, 0));
        Assert.Equal((FunnelPosition.Outside998, 1), FunnelPlot.Place(1, 4, 0));
        Assert.Equal((FunnelPosition.Inside, 0), FunnelPlot.Place(4, 4, 1));
        Assert.Equal((FunnelPosition.Outside998, -1), FunnelPlot.Place(3, 4, 1));
    }

    [Fact]
    public void Teams_that_are_all_equal_stand_on_the_common_share()
    {
        Prop.ForAll(Teams().ToArbitrary(), team =>
                Enumerable
                    .Range(1, 9)
                    .All(times => FunnelPlot.Place(team.Count * times, team.Size * times, team.Count / (double)team.Size) == (FunnelPosition.Inside, 0))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Counting_those_without_instead_of_those_with_mirrors_the_position_the_limits_and_the_tail()
    {
        Prop.ForAll(Teams().SelectMany(team => Share().Select(share => (team.Count, team.Size, Share: share))).ToArbitrary(), team =>
            {
                var (with, side) = FunnelPlot.Place(team.Count, team.Size, team.Share);
                var (without, other) = FunnelPlot.Place(team.Size - team.Count, team.Size, 1 - team.Share);
                var (limits, mirrored) = (FunnelPlot.Limits(team.Share, team.Size, 0.95), FunnelPlot.Limits(1 - team.Share, team.Size, 0.95));
                return with == without
                    && side == -other
                    && Math.Abs(FunnelPlot.Tail(team.Count, team.Size, team.Share) - FunnelPlot.Tail(team.Size - team.Count, team.Size, 1 - team.Share)) < 1e-9
                    && Math.Abs(limits.Low - (1 - mirrored.High)) < 1e-9
                    && Math.Abs(limits.High - (1 - mirrored.Low)) < 1e-9;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_team_is_inside_just_when_it_lies_between_the_lines_that_are_drawn()
    {
        // Away from the limits themselves, where rounding decides.
        Prop.ForAll(Teams().SelectMany(team => Share().Select(share => (team.Count, team.Size, Share: share))).ToArbitrary(), team =>
            {
                var own = team.Count / (double)team.Size;
                var (inner, outer) = (FunnelPlot.Limits(team.Share, team.Size, FunnelPlot.Inner), FunnelPlot.Limits(team.Share, team.Size, FunnelPlot.Outer));
                if (new[] { inner.Low, inner.High, outer.Low, outer.High }.Any(limit => limit is > 0 and < 1 && Math.Abs(limit - own) < 1e-9))
                    return true;
                var drawn =
                    !outer.Contains(own) ? FunnelPosition.Outside998
                    : !inner.Contains(own) ? FunnelPosition.Outside95
                    : FunnelPosition.Inside;
                return drawn == FunnelPlot.Place(team.Count, team.Size, team.Share).Position;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Tails_agree_with_a_sum_over_whole_numbers()
    {
        // With a share of a/b, b to the power of n times the tail is a whole number.
        foreach (var (a, b, size) in new[] { (1, 2, 40), (3, 10, 25), (9, 10, 60), (1, 100, 30) })
        {
            for (var count = 0; count <= size; count++)
            {
                var above = count * b > a * size;
                if (count * b == a * size)
                    continue;
                var chosen = above ? Enumerable.Range(count, size - count + 1) : Enumerable.Range(0, count + 1);
                var sum = chosen.Aggregate(System.Numerics.BigInteger.Zero, (total, k) =>
                    total + Choose(size, k) * System.Numerics.BigInteger.Pow(a, k) * System.Numerics.BigInteger.Pow(b - a, size - k)
                );
                var exact = Math.Exp(System.Numerics.BigInteger.Log(sum) - size * Math.Log(b));
                Assert.Equal(1, FunnelPlot.Tail(count, size, a / (double)b) / exact, 9);
            }
        }
    }

    private static System.Numerics.BigInteger Choose(int size, int count) =>
        Enumerable.Range(1, count).Aggregate(System.Numerics.BigInteger.One, (product, k) => product * (size - count + k) / k);

    private static Gen<Tally> Teams() =>
        Gen.Frequency(
            (3, Gen.Choose(1, 12).SelectMany(size => Gen.Choose(0, size).Select(count => new Tally(count, size)))),
            (2, Gen.Choose(1, 400).SelectMany(size => Gen.Choose(0, size).Select(count => new Tally(count, size)))),
            (1, Gen.Choose(1, 400).Select(size => new Tally(size, size)))
        );

    private static Gen<double> Share() => Gen.OneOf(Gen.Choose(0, 1000).Select(at => at / 1000.0), Gen.Choose(1, 999_999).Select(at => at / 1_000_000.0));
}
