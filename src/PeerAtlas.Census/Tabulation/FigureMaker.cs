using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Standards;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Makes figures of estimates: the words, the interval's method, the verdict of the presentation standards.</summary>
/// <param name="wave">The wave's name.</param>
/// <param name="clustered">Whether rows of one organisation are clusters.</param>
/// <param name="sample">The weights of a sample; null where everybody was asked.</param>
internal sealed class FigureMaker(string wave, bool clustered, SampleWeights? sample = null)
{
    // Two ways to add up the same weights differ in the last digits.
    private const double Rounding = 1e-9;

    private string Clusters => (clustered ? ", organizations as clusters" : "") + (sample is null ? "" : ", by strata of a finite frame");

    private string Weighted => sample is null ? "" : "; weighted by the organizations of the stratum ÷ those of them that answered";

    public Figure Share(string name, string label, string question, string baseWords, LevelEstimate level) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = Base(baseWords, level.Share),
            Count = level.Share.HasValue && IsCounted(level) ? level.Count : null,
            Estimate = Value(level.Share),
            Interval = Interval(level.Share, "Wilson" + Clusters),
            Verdict = level.Share.HasValue ? RuleWords.Plain(PresentationStandards.Proportion(level.Share)) : Verdict.Open,
            Source = new(wave, question, "share of those who answered" + Weighted),
        };

    public Figure Mean(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        Rate(name, label, question, baseWords, unit, estimate, FigureKind.Mean, "t" + Clusters, "mean of the answers" + Weighted);

    public Figure Ratio(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        Rate(name, label, question, baseWords, unit, estimate, FigureKind.Ratio, "t" + Clusters, "one total over another" + Weighted);

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
            Invariant($"quantile {level}") + Weighted
        );

    /// <summary>The lowest or highest answer, which has no interval: others may lie beyond it.</summary>
    public Figure Extreme(string name, string label, string question, string baseWords, string unit, Estimate estimate, string rule) =>
        Reported(name, label, question, baseWords, unit, estimate, FigureKind.Quantile, rule);

    /// <summary>
    /// A sum as it was reported. It has no interval, because it does not speak of those who did not answer. Of a sample it is an estimate for
    /// the frame, and has one.
    /// </summary>
    public Figure Total(string name, string label, string question, string baseWords, string unit, Estimate estimate) =>
        sample is null
            ? Reported(
                name,
                label,
                question,
                baseWords,
                unit,
                estimate,
                FigureKind.Total,
                "sum of what was reported, not an estimate for those who did not answer"
            )
            : Rate(
                name,
                label,
                question,
                baseWords,
                unit,
                estimate,
                FigureKind.Total,
                "t" + Clusters,
                "sum of what was reported" + Weighted + "; who left it open adds nothing"
            );

    private Figure Reported(string name, string label, string question, string baseWords, string unit, Estimate estimate, FigureKind kind, string rule) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
            // The lowest and highest answers are those of the sample, and stand for nothing else.
            Base = new(sample is null ? baseWords : baseWords + ", in a sample", estimate.N),
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
            Base = Base(baseWords, estimate),
            Estimate = Value(estimate),
            Interval = Interval(estimate, method),
            Unit = unit,
            Verdict = !estimate.HasValue
                ? Verdict.Open
                : RuleWords.Plain(kind == FigureKind.Total ? PresentationStandards.Count(estimate) : PresentationStandards.Rate(estimate)),
            Source = new(wave, question, rule),
        };

    /// <summary>Of whom a figure speaks: of a sample, how many answered, and for how many of the frame they stand.</summary>
    private FigureBase Base(string words, Estimate estimate) =>
        sample is null ? new(words, estimate.N) : new($"{words}; a sample: {sample.Words}", estimate.N, estimate.WeightedN);

    /// <summary>Whether the share is that of the answers counted; where answers weigh differently, "3 of 30" would contradict it.</summary>
    private static bool IsCounted(LevelEstimate level) => Math.Abs(level.Share.Value - (double)level.Count / level.Share.N) < Rounding;

    private static double? Value(Estimate estimate) => estimate.HasValue && double.IsFinite(estimate.Value) ? estimate.Value : null;

    private static FigureInterval? Interval(Estimate estimate, string method) =>
        estimate.HasInterval ? new FigureInterval(estimate.Low, estimate.High, method) : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
