using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Goals;

/// <summary>On which side of its target a figure should be.</summary>
public enum GoalDirection
{
    /// <summary>The target or more.</summary>
    AtLeast,

    /// <summary>The target or less.</summary>
    AtMost,
}

/// <summary>How a figure stands to its goal.</summary>
public enum GoalStatus
{
    /// <summary>The whole interval is at the target or beyond.</summary>
    Reached,

    /// <summary>The whole interval is at the line to the target or beyond, and not all of it at the target.</summary>
    OnCourse,

    /// <summary>The whole interval is on the wrong side of the line to the target.</summary>
    OffCourse,

    /// <summary>The interval lies on both sides of the line to the target, or there is none: chance cannot be ruled out.</summary>
    CannotBeTold,
}

/// <summary>
/// The way from a baseline to a target: a straight line in time, level before its start and after its end. A figure is judged
/// by its interval, never by its estimate alone, so that what sampling could bring about is not taken for success or failure.
/// A baseline that is already beyond the target makes a level line at the target: the goal is then to stay there.
/// </summary>
/// <param name="Baseline">The figure at the start, in its own unit.</param>
/// <param name="From">The day of the baseline.</param>
/// <param name="Target">The figure wanted, in the same unit.</param>
/// <param name="Due">The day by which it is wanted, after <paramref name="From"/>.</param>
/// <param name="Direction">On which side of the target the figure should be.</param>
public sealed record GoalLine(double Baseline, DateOnly From, double Target, DateOnly Due, GoalDirection Direction)
{
    private double Start => Direction == GoalDirection.AtLeast ? Math.Min(Baseline, Target) : Math.Max(Baseline, Target);

    /// <summary>Where the figure should be on a day, in its own unit: start + (target − start) × days since the baseline ÷ all days.</summary>
    public double At(DateOnly day)
    {
        if (day >= Due)
            return Target;
        if (day <= From)
            return Start;
        var part = (day.DayNumber - From.DayNumber) / (double)(Due.DayNumber - From.DayNumber);
        return Start + (Target - Start) * part;
    }

    /// <summary>Judges the interval of the figure on a day.</summary>
    /// <param name="day">The day that the figure speaks of.</param>
    /// <param name="interval">Its interval; <see cref="Interval.Unknown"/> when there is none.</param>
    public GoalStatus Judge(DateOnly day, Interval interval)
    {
        if (!(interval.Low <= interval.High) || double.IsNaN(Start))
            return GoalStatus.CannotBeTold;
        var (worst, best) = Direction == GoalDirection.AtLeast ? (interval.Low, interval.High) : (-interval.High, -interval.Low);
        var (line, target) = Direction == GoalDirection.AtLeast ? (At(day), Target) : (-At(day), -Target);
        if (worst >= target)
            return GoalStatus.Reached;
        if (worst >= line)
            return GoalStatus.OnCourse;
        return best < line ? GoalStatus.OffCourse : GoalStatus.CannotBeTold;
    }
}
