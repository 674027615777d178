using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Certification.Checking;

namespace PeerAtlas.Certification.Tests.Checking;

public sealed class HourAssignmentTests
{
    private static readonly Gen<(HourClass[] Classes, decimal[] Needs)> Problems =
        from needs in Gen.Choose(0, 4).ArrayOf().Where(needs => needs.Length is > 0 and < 4)
        from classes in Gen.Choose(0, (1 << needs.Length) - 1).Zip(Gen.Choose(1, 4)).ArrayOf().Where(classes => classes.Length < 6)
        select (classes.Select(pair => new HourClass((ulong)pair.Item1, pair.Item2)).ToArray(), needs.Select(need => (decimal)need).ToArray());

    [Fact]
    public void An_hour_of_two_topics_goes_where_the_other_hours_cannot()
    {
        // Taken as they come, both hours of "ethics or trauma" fill ethics, and trauma stays open.
        var assignment = new HourAssignment([new(0b11, 2), new(0b01, 2)], [2, 2]);
        Assert.Equal((2m, 2m), (assignment.Filled(0), assignment.Filled(1)));
        Assert.Equal((0m, 2m), (assignment.Given(0, 0), assignment.Given(0, 1)));
    }

    [Fact]
    public void A_chain_of_topics_is_shifted_as_a_whole()
    {
        var assignment = new HourAssignment([new(0b0011, 1), new(0b0110, 1), new(0b1100, 1), new(0b0001, 1)], [1, 1, 1, 1]);
        Assert.All(Enumerable.Range(0, 4), need => Assert.Equal(1, assignment.Filled(need)));
    }

    [Fact]
    public void Fractions_of_hours_are_divided_exactly()
    {
        var assignment = new HourAssignment([new(0b11, 1.1m), new(0b01, 0.7m)], [0.9m, 0.8m]);
        Assert.Equal((0.9m, 0.8m, 0.1m), (assignment.Filled(0), assignment.Filled(1), assignment.Left(0) + assignment.Left(1)));
    }

    [Fact]
    public void As_much_is_filled_as_trying_every_way_finds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Problems.ToArbitrary(), problem =>
            {
                var assignment = new HourAssignment(problem.Classes, problem.Needs);
                Assert.Equal(Most(problem.Classes, problem.Needs), problem.Needs.Select((_, need) => assignment.Filled(need)).Sum());
                Assert.All(problem.Needs.Select((need, number) => (need, number)), pair => Assert.InRange(assignment.Filled(pair.number), 0, pair.need));
                for (var number = 0; number < problem.Classes.Length; number++)
                {
                    var given = problem.Needs.Select((_, need) => assignment.Given(number, need)).ToList();
                    Assert.Equal(problem.Classes[number].Hours, given.Sum() + assignment.Left(number));
                    Assert.All(given.Select((hours, need) => (hours, need)), pair =>
                        Assert.True(pair.hours >= 0 && (pair.hours == 0 || (problem.Classes[number].Mask >> pair.need & 1) == 1))
                    );
                }
            }));

    [Fact]
    public void More_hours_fill_no_need_less() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Problems.ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), (problem, mask) =>
            {
                var before = new HourAssignment(problem.Classes, problem.Needs);
                var bits = (ulong)mask & (1UL << problem.Needs.Length) - 1;
                var after = new HourAssignment([.. problem.Classes, new(bits, 1)], problem.Needs);
                Assert.All(problem.Needs.Select((_, need) => need), need => Assert.True(after.Filled(need) >= before.Filled(need)));
            }));

    /// <summary>Min-cut over all sets of needs: what cannot be filled is what a set asks beyond the hours that reach it.</summary>
    private static decimal Most(HourClass[] classes, decimal[] needs) =>
        Enumerable
            .Range(0, 1 << needs.Length)
            .Min(set =>
                needs.Where((_, need) => (set >> need & 1) == 0).Sum() + classes.Where(hours => (hours.Mask & (ulong)set) != 0).Sum(hours => hours.Hours)
            );
}
