using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Statistics.Goals;
using Interval = PeerAtlas.Statistics.Intervals.Interval;

namespace PeerAtlas.Statistics.Tests.Goals;

public class GoalLineTests
{
    private static readonly DateOnly Start = new(2010, 1, 1);
    private static readonly DateOnly End = new(2020, 1, 1);
    private static readonly DateOnly Middle = new(2015, 1, 1);

    private static readonly GoalLine Up = new(0.4, Start, 0.6, End, GoalDirection.AtLeast);
    private static readonly GoalLine Down = new(0.6, Start, 0.4, End, GoalDirection.AtMost);

    [Fact]
    public void The_line_is_straight_between_baseline_and_target_and_level_outside()
    {
        // 1,826 of 3,652 days.
        Assert.Equal(0.5, Up.At(Middle), 12);
        Assert.Equal(0.4 + 0.2 * 365 / 3652, Up.At(new(2011, 1, 1)), 12);
        Assert.Equal(0.4, Up.At(Start.AddDays(-100)), 12);
        Assert.Equal(0.6, Up.At(End), 12);
        Assert.Equal(0.6, Up.At(End.AddDays(1)), 12);
    }

    [Theory]
    [InlineData(0.6, 0.7, GoalStatus.Reached)]
    [InlineData(0.59, 0.7, GoalStatus.OnCourse)]
    [InlineData(0.5, 0.55, GoalStatus.OnCourse)]
    [InlineData(0.49, 0.51, GoalStatus.CannotBeTold)]
    [InlineData(0.3, 0.9, GoalStatus.CannotBeTold)]
    [InlineData(0.3, 0.5, GoalStatus.CannotBeTold)]
    [InlineData(0.3, 0.499, GoalStatus.OffCourse)]
    public void The_whole_interval_decides(double low, double high, GoalStatus expected)
    {
        Assert.Equal(expected, Up.Judge(Middle, new Interval(low, high)));
        // Seen in the mirror, downward is the same.
        Assert.Equal(expected, Down.Judge(Middle, new Interval(1 - high, 1 - low)));
    }

    [Fact]
    public void After_the_date_only_the_target_counts()
    {
        Assert.Equal(GoalStatus.OffCourse, Up.Judge(End, new Interval(0.5, 0.59)));
        Assert.Equal(GoalStatus.CannotBeTold, Up.Judge(End.AddDays(900), new Interval(0.55, 0.65)));
    }

    [Fact]
    public void Without_an_interval_or_a_baseline_nothing_can_be_told()
    {
        Assert.Equal(GoalStatus.CannotBeTold, Up.Judge(Middle, Interval.Unknown));
        Assert.Equal(GoalStatus.CannotBeTold, Up.Judge(Middle, new Interval(double.NaN, 0.9)));
        Assert.Equal(GoalStatus.CannotBeTold, (Up with { Baseline = double.NaN }).Judge(End, new Interval(0.8, 0.9)));
    }

    [Fact]
    public void A_baseline_beyond_the_target_makes_a_goal_to_stay_there()
    {
        var stay = new GoalLine(0.9, Start, 0.8, End, GoalDirection.AtLeast);
        Assert.Equal(0.8, stay.At(Start), 12);
        Assert.Equal(0.8, stay.At(Middle), 12);
        Assert.Equal(GoalStatus.Reached, stay.Judge(Middle, new Interval(0.8, 0.88)));
        Assert.Equal(GoalStatus.OffCourse, stay.Judge(Middle, new Interval(0.7, 0.79)));
        Assert.Equal(0.2, new GoalLine(0.1, Start, 0.2, End, GoalDirection.AtMost).At(Middle), 12);
    }

    [Fact]
    public void A_wider_interval_never_says_more()
    {
        Prop.ForAll(Cases(), sample =>
            {
                var (line, day, low, high, wider) = sample;
                var narrow = line.Judge(day, new Interval(low, high));
                var wide = line.Judge(day, new Interval(low - wider, high + wider));
                return wide == narrow || wide == GoalStatus.CannotBeTold || (narrow == GoalStatus.Reached && wide == GoalStatus.OnCourse);
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_interval_of_one_point_always_decides_and_time_never_helps()
    {
        Prop.ForAll(Cases(), sample =>
            {
                var (line, day, low, _, later) = sample;
                var now = line.Judge(day, new Interval(low, low));
                var then = line.Judge(day.AddDays((int)(10_000 * later)), new Interval(low, low));
                // The line only rises towards the target: what was off course stays so, what is on course then was so before.
                return now != GoalStatus.CannotBeTold
                    && (now != GoalStatus.OffCourse || then == GoalStatus.OffCourse)
                    && (now != GoalStatus.Reached || then == GoalStatus.Reached);
            })
            .QuickCheckThrowOnFailure();
    }

    private static Arbitrary<(GoalLine Line, DateOnly Day, double Low, double High, double Wider)> Cases() =>
        (
            from baseline in Gen.Choose(0, 100)
            from target in Gen.Choose(0, 100)
            from days in Gen.Choose(1, 5000)
            from day in Gen.Choose(-100, 6000)
            from low in Gen.Choose(0, 100)
            from width in Gen.Choose(0, 50)
            from wider in Gen.Choose(0, 50)
            from direction in Gen.Elements(GoalDirection.AtLeast, GoalDirection.AtMost)
            select (
                new GoalLine(baseline / 100.0, Start, target / 100.0, Start.AddDays(days), direction),
                Start.AddDays(day),
                low / 100.0,
                (low + width) / 100.0,
                wider / 100.0
            )
        ).ToArbitrary();
}
