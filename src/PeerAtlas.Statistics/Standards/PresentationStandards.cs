using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Standards;

/// <summary>
/// Whether a figure is certain enough to be shown, by the presentation standards of the U.S. National Center for Health
/// Statistics: for proportions, J. D. Parker and others, Vital and Health Statistics 2(175), 2017; for rates and counts,
/// Vital and Health Statistics 2(200), 2023. Each verdict names the rule that decided. What a verdict does to the figure is
/// the report's setting.
/// </summary>
public static class PresentationStandards
{
    /// <summary>The smallest number of answers, and effective number, under a proportion.</summary>
    public const int SmallestBaseOfProportion = 30;

    /// <summary>The smallest number of answers, and effective number, under a count or rate.</summary>
    public const int SmallestBaseOfRate = 10;

    /// <summary>The degrees of freedom below which a statistician reviews.</summary>
    public const int FewestDegreesOfFreedom = 8;

    /// <summary>
    /// A proportion. In this order: base or effective base below 30, suppress; 0 % or 100 %, review; interval (Korn–Graubard
    /// 95 %) 30 percentage points or wider, suppress; 5 points or narrower, show; otherwise wider than 130 % of the
    /// proportion, suppress; wider than 130 % of its complement, show with a note; and of what may be shown, fewer than 8
    /// degrees of freedom, review. The effective base is the base divided by the design effect, at most the base.
    /// </summary>
    /// <param name="share">A share, as <see cref="Estimator.Share"/> gives it, whatever its own interval.</param>
    public static Verdict Proportion(Estimate share)
    {
        if (share.N < SmallestBaseOfProportion)
            return new(Presentation.Suppress, $"fewer than {SmallestBaseOfProportion} answers");
        if (double.IsNaN(share.StandardError))
            return new(Presentation.Suppress, "no degrees of freedom");
        var effective = EffectiveBase(share);
        if (effective < SmallestBaseOfProportion)
            return new(Presentation.Suppress, $"effective number of answers below {SmallestBaseOfProportion}");
        if (share.Value is 0 or 1)
            return new(Presentation.Review, "0 % or 100 %");

        var corrected = Math.Min(share.N, ProportionIntervals.CorrectForDegreesOfFreedom(effective, share.N, share.DegreesOfFreedom));
        var width = ProportionIntervals.KornGraubard(share.Value, corrected).Width;
        if (width > 0.05)
        {
            if (width >= 0.30)
                return new(Presentation.Suppress, "interval 30 percentage points or wider");
            if (width / share.Value > 1.30)
                return new(Presentation.Suppress, "interval wider than 130 % of the estimate");
        }

        if (share.DegreesOfFreedom < FewestDegreesOfFreedom)
            return new(Presentation.Review, $"fewer than {FewestDegreesOfFreedom} degrees of freedom");
        return width > 0.05 && width / (1 - share.Value) > 1.30 ? new(Presentation.ShowWithNote, "interval wider than 130 % of the complement") : Verdict.Open;
    }

    /// <summary>
    /// An estimated count or total, and anything else that is positive by nature: fewer than 10 answers, suppress; effective
    /// number below 10, suppress; log-t interval wider than 160 % of the estimate, suppress; fewer than 8 degrees of
    /// freedom, review. The effective number is (estimate ÷ standard error)², the events of a Poisson count with the same
    /// relative error, at most the answers.
    /// </summary>
    /// <param name="count">The estimate: of a 0/1 column, with N those that have the property; of amounts, those that state one.</param>
    public static Verdict Count(Estimate count)
    {
        if (count.N < SmallestBaseOfRate)
            return new(Presentation.Suppress, $"fewer than {SmallestBaseOfRate} answers");
        if (double.IsNaN(count.StandardError))
            return new(Presentation.Suppress, "no degrees of freedom");
        if (!(count.Value > 0))
            return new(Presentation.Review, "an estimate of 0");
        var relativeError = count.StandardError / count.Value;
        if (relativeError > 0 && 1 / (relativeError * relativeError) < SmallestBaseOfRate)
            return new(Presentation.Suppress, $"effective number of answers below {SmallestBaseOfRate}");
        // exp(ln x ± t·se/x) has the width 2·sinh(t·se/x) relative to x.
        if (2 * Math.Sinh(Quantiles.Student(0.95, count.DegreesOfFreedom) * relativeError) > 1.60)
            return new(Presentation.Suppress, "interval wider than 160 % of the estimate");
        return ByDegreesOfFreedom(count);
    }

    /// <summary>
    /// A rate, ratio, mean or median: fewer than 10 answers, suppress; its own 95 % interval wider than 160 % of the
    /// estimate, suppress; fewer than 8 degrees of freedom, review. The standard speaks of rates; there is none for means.
    /// </summary>
    /// <param name="rate">The estimate with its interval.</param>
    public static Verdict Rate(Estimate rate)
    {
        if (rate.N < SmallestBaseOfRate)
            return new(Presentation.Suppress, $"fewer than {SmallestBaseOfRate} answers");
        if (!rate.HasInterval)
            return new(Presentation.Suppress, "no degrees of freedom");
        if (rate.High - rate.Low > 1.60 * Math.Abs(rate.Value))
            return new(Presentation.Suppress, "interval wider than 160 % of the estimate");
        return ByDegreesOfFreedom(rate);
    }

    private static Verdict ByDegreesOfFreedom(Estimate estimate) =>
        estimate.DegreesOfFreedom < FewestDegreesOfFreedom ? new(Presentation.Review, $"fewer than {FewestDegreesOfFreedom} degrees of freedom") : Verdict.Open;

    // Rounding must not turn 30 answers of a simple random sample into 29.999…
    private static double EffectiveBase(Estimate share) => Math.Min(share.N, Estimator.EffectiveSize(share.Value, share.StandardError, share.N) * (1 + 1e-9));
}
