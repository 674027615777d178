namespace PeerAtlas.Statistics.ResponseRates;

/// <summary>
/// Response rates by the definitions of the American Association for Public Opinion Research (Standard Definitions, 9th
/// edition 2016, "Response Rates"; establishment surveys use the same formulas by establishment). Each is between 0 and 1,
/// and not a number when its denominator is empty.
/// </summary>
/// <param name="Counts">What they were computed from.</param>
/// <param name="Eligibility">e: the share of units of unknown eligibility that is taken to be eligible.</param>
/// <param name="RR1">Complete ÷ (eligible + unknown): the lowest rate.</param>
/// <param name="RR2">Complete and partial ÷ (eligible + unknown).</param>
/// <param name="RR3">Complete ÷ (eligible + e × unknown).</param>
/// <param name="RR4">Complete and partial ÷ (eligible + e × unknown).</param>
/// <param name="RR5">Complete ÷ eligible: the highest, valid only when none of unknown eligibility is eligible.</param>
/// <param name="RR6">Complete and partial ÷ eligible.</param>
public sealed record AaporRates(DispositionCounts Counts, double Eligibility, double RR1, double RR2, double RR3, double RR4, double RR5, double RR6)
{
    /// <summary>Computes all six.</summary>
    /// <param name="counts">One disposition per organisation.</param>
    /// <param name="eligibility">e, from 0 to 1. Left out, it is the eligible share of those whose eligibility is known
    /// (proportional allocation), and 1 when none is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or e is not between 0 and 1.</exception>
    public static AaporRates Compute(DispositionCounts counts, double? eligibility = null)
    {
        if (new[] { counts.Complete, counts.Partial, counts.Refused, counts.NoContact, counts.Other, counts.UnknownEligibility, counts.NotEligible }.Min() < 0)
            throw new ArgumentOutOfRangeException(nameof(counts), counts, "A count is not negative.");
        if (eligibility is { } given && !(given >= 0 && given <= 1))
            throw new ArgumentOutOfRangeException(nameof(eligibility), eligibility, "A share of eligible units lies between 0 and 1.");

        double known = counts.Eligible + counts.NotEligible;
        var e = eligibility ?? (known == 0 ? 1 : counts.Eligible / known);
        double complete = counts.Complete;
        double answered = counts.Complete + counts.Partial;
        double all = counts.Eligible + counts.UnknownEligibility;
        var estimated = counts.Eligible + e * counts.UnknownEligibility;
        double eligible = counts.Eligible;
        // An empty denominator holds no answers either, and 0 ÷ 0 is not a number.
        return new(counts, e, complete / all, answered / all, complete / estimated, answered / estimated, complete / eligible, answered / eligible);
    }
}
