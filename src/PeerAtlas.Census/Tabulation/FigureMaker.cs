using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Standards;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Makes figures of estimates: the words, the interval's method, the verdict of the presentation standards.</summary>
/// <param name="wave">The wave's name.</param>
/// <param name="clustered">Whether rows of one organisation are clusters.</param>
internal sealed class FigureMaker(string wave, bool clustered)
{
    private string Clusters => clustered ? ", organizations as clusters" : "";

    public Figure Share(string name, string label, string question, string baseWords, LevelEstimate level) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = new(baseWords, level.Share.N),
            Count = level.Share.HasValue ? level.Count : null,
            Estimate = Value(level.Share),
            Interval = Interval(level.Share, "Wilson" + Clusters),
            Verdict = level.Share.HasValue ? RuleWords.Plain(PresentationStandards.Proportion(level.Share)) : Verdict.Open,
            Source = new(wave, question, "share of those who answered"),
        };

    public Figure Mean(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        Rate(name, label, question, baseWords, unit, estimate, FigureKind.Mean, "t" + Clusters, "mean of the answers");

    public Figure Ratio(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        Rate(name, label, question, baseWords, unit, estimate, FigureKind.Ratio, "t" + Clusters, "one total over another");

    public Figure Quantile(string name, string label, string question, string baseWords, string unit, Estimate estimate, double level) =>
        Rate(
            name,
            label,
            question,
            baseWords,
            unit,
            estimate,
            level == 0.5 ? FigureKind.Median : FigureKind.Quantile,
            "Woodruff" + Clusters,
            Invariant($"quantile {level}")
        );

    /// <summary>The lowest or highest answer, which has no interval: others may lie beyond it.</summary>
    public Figure Extreme(string name, string label, string question, string baseWords, string unit, Estimate estimate, string rule) =>
        Reported(name, label, question, baseWords, unit, estimate, FigureKind.Quantile, rule);

    /// <summary>A sum as it was reported. It has no interval, because it does not speak of those who did not answer.</summary>
    public Figure Total(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        Reported(name, label, question, baseWords, unit, estimate, FigureKind.Total, "sum of what was reported, not an estimate for those who did not answer");

    private Figure Reported(string name, string label, string question, string baseWords, string unit, Estimate estimate, FigureKind kind, string rule) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
            Base = new(baseWords, estimate.N),
            Estimate = Value(estimate),
            Unit = unit,
            Verdict = estimate.N is > 0 and < PresentationStandards.SmallestBaseOfRate
                ? RuleWords.Plain(new(Presentation.Suppress, Invariant($"fewer than {PresentationStandards.SmallestBaseOfRate} answers")))
                : Verdict.Open,
            Source = new(wave, question, rule),
        };

    private Figure Rate(
        string name,
        string label,
        string question,
        string baseWords,
        string unit,
        Estimate estimate,
        FigureKind kind,
        string method,
        string rule
    ) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
            Base = new(baseWords, estimate.N),
            Estimate = Value(estimate),
            Interval = Interval(estimate, method),
            Unit = unit,
            Verdict = estimate.HasValue ? RuleWords.Plain(PresentationStandards.Rate(estimate)) : Verdict.Open,
            Source = new(wave, question, rule),
        };

    private static double? Value(Estimate estimate) => estimate.HasValue && double.IsFinite(estimate.Value) ? estimate.Value : null;

    private static FigureInterval? Interval(Estimate estimate, string method) =>
        estimate.HasInterval ? new FigureInterval(estimate.Low, estimate.High, method) : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
