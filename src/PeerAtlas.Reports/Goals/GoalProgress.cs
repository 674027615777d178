using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Goals;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Reports.Goals;

/// <summary>Where a goal stands, by the last closed wave after its baseline that has the figure.</summary>
public sealed class GoalProgress
{
    /// <summary>Judges a goal.</summary>
    public GoalProgress(Goal goal, IndicatorSeries series)
    {
        Goal = goal;
        Series = series;
        Baseline = series.Measured.FirstOrDefault(point => point.Wave.Id == goal.BaselineWaveId && point.Figure!.Estimate is not null);
        if (Baseline is { } baseline)
        {
            Line = new(baseline.Figure!.Estimate!.Value, baseline.Wave.ClosesOn, goal.Target, goal.DueOn, goal.Direction);
            Latest = series.Measured.LastOrDefault(point =>
                point.Wave.IsClosed && point.Wave.ClosesOn > baseline.Wave.ClosesOn && point.Figure!.Estimate is not null
            );
        }

        Status =
            Line is not null && Latest is { Figure.Interval: { } interval }
                ? Line.Judge(Latest.Wave.ClosesOn, new Interval(interval.Low, interval.High))
                : GoalStatus.CannotBeTold;
    }

    /// <summary>The goal.</summary>
    public Goal Goal { get; }

    /// <summary>Its indicator over all waves.</summary>
    public IndicatorSeries Series { get; }

    /// <summary>The baseline; null when its wave is gone or has no such figure.</summary>
    public IndicatorPoint? Baseline { get; }

    /// <summary>The wave that decides; null when there is none yet.</summary>
    public IndicatorPoint? Latest { get; }

    /// <summary>The way to the target; null without a baseline.</summary>
    public GoalLine? Line { get; }

    /// <summary>How it stands.</summary>
    public GoalStatus Status { get; }

    /// <summary>Where the line stands at the wave that decides, as a figure to be written; null without both.</summary>
    public Figure? Expected => Line is null || Latest is null ? null : Written(Line.At(Latest.Wave.ClosesOn));

    /// <summary>The target as a figure to be written.</summary>
    public Figure Target => Written(Goal.Target);

    /// <summary>Why the status is what it is, in a sentence that begins after the status.</summary>
    public string Why =>
        (Baseline, Latest) switch
        {
            (null, _) => "The baseline wave does not have this figure, so that there is nothing to start from.",
            (_, null) => "No closed wave after the baseline has this figure yet.",
            (_, { Figure.Interval: null }) => $"The figure of {Latest.Wave.Name} has no interval, so that a change cannot be told from chance.",
            _ => Status switch
            {
                GoalStatus.Reached => $"All of the 95% interval of {Latest.Wave.Name} is at the target or beyond.",
                GoalStatus.OnCourse =>
                    $"All of the 95% interval of {Latest.Wave.Name} is at the line to the target or beyond, and not all of it at the target.",
                GoalStatus.OffCourse => $"All of the 95% interval of {Latest.Wave.Name} is on the wrong side of the line to the target.",
                _ => $"The 95% interval of {Latest.Wave.Name} lies on both sides of the line to the target. More answers would make it narrower.",
            },
        };

    private Figure Written(double value)
    {
        var like = Series.Measured.LastOrDefault()?.Figure;
        return new Figure
        {
            Name = Goal.Indicator,
            Label = Series.Indicator.Label,
            Kind = like?.Kind ?? FigureKind.Mean,
            Base = like?.Base ?? new("", 1),
            Unit = like?.Unit ?? "",
            Estimate = value,
            Source = new("", Goal.Indicator, "target"),
        };
    }
}

/// <summary>Statuses in words.</summary>
internal static class GoalWords
{
    public static string Words(this GoalStatus status) =>
        status switch
        {
            GoalStatus.Reached => "Reached",
            GoalStatus.OnCourse => "On course",
            GoalStatus.OffCourse => "Off course",
            _ => "Cannot be told",
        };

    public static Design.TagHelpers.TagTone Tone(this GoalStatus status) =>
        status switch
        {
            GoalStatus.Reached => Design.TagHelpers.TagTone.Success,
            GoalStatus.OnCourse => Design.TagHelpers.TagTone.Info,
            GoalStatus.OffCourse => Design.TagHelpers.TagTone.Error,
            _ => Design.TagHelpers.TagTone.Neutral,
        };

    public static string Words(this GoalDirection direction) => direction == GoalDirection.AtLeast ? "at least" : "at most";
}
