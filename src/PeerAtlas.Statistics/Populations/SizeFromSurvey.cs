using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Statistics.Populations;

/// <summary>The number of persons from a survey and a number known from elsewhere, for surveys that know no names.</summary>
public static class SizeFromSurvey
{
    /// <summary>
    /// The multiplier: persons with a property, counted elsewhere, ÷ their share in the survey, such as the certified and
    /// employed by the register ÷ the share certified among those who answered. Error by the delta method, interval by
    /// inverting that of the share. Assumes that the count is complete and of the same persons, and that having the
    /// property does not change the chance to answer. Source: UNAIDS/WHO, Guidelines on Estimating the Size of Populations (2010).
    /// </summary>
    /// <param name="known">Persons with the property, not negative.</param>
    /// <param name="share">Their share in the survey, with its interval; none when it is 0.</param>
    public static PopulationEstimate Multiplier(double known, Estimate share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(known);
        if (!(share.Value > 0))
            return PopulationEstimate.None("Multiplier");
        var value = known / share.Value;
        return new(
            "Multiplier",
            value,
            value * share.StandardError / share.Value,
            known / share.High,
            share.Low > 0 ? known / share.Low : double.PositiveInfinity
        );
    }

    /// <summary>
    /// Multiplicity: jobs, counted by employers, ÷ jobs per person. Errors of both independent samples by the delta method,
    /// interval log-normal. Assumes that both speak of the same jobs. Where everybody answers once whatever the number of
    /// jobs, jobs per person is the mean; where a person with more jobs is more likely to answer, it is the harmonic mean
    /// (<see cref="JobsPerPersonByJob"/>). Source: M. G. Sirken, JASA 65 (1970), 257–266.
    /// </summary>
    /// <param name="jobs">The total of jobs.</param>
    /// <param name="jobsPerPerson">At least 1.</param>
    /// <param name="level">The confidence level.</param>
    public static PopulationEstimate Multiplicity(Estimate jobs, Estimate jobsPerPerson, double level = 0.95)
    {
        if (!(jobs.Value > 0) || !(jobsPerPerson.Value >= 1))
            return PopulationEstimate.None("Multiplicity");
        var value = jobs.Value / jobsPerPerson.Value;
        var (a, b) = (jobs.StandardError / jobs.Value, jobsPerPerson.StandardError / jobsPerPerson.Value);
        var relative = Math.Sqrt(a * a + b * b);
        var factor = Math.Exp(Quantiles.Normal(level) * relative);
        return new("Multiplicity", value, value * relative, value / factor, value * factor);
    }

    /// <summary>
    /// Jobs per person when the chance to answer grows with the number of jobs: 1 ÷ the weighted mean of 1 ÷ jobs, error by
    /// the delta method (Sirken 1970).
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="jobs">Each person's number of jobs; what is below 1 or missing is left out.</param>
    /// <param name="level">The confidence level.</param>
    public static Estimate JobsPerPersonByJob(SurveyDesign design, ReadOnlySpan<double> jobs, double level = 0.95)
    {
        var inverse = new double[jobs.Length];
        for (var row = 0; row < inverse.Length; row++)
            inverse[row] = jobs[row] >= 1 ? 1 / jobs[row] : double.NaN;
        var mean = Estimator.Mean(design, inverse, level: level);
        return mean with
        {
            Value = 1 / mean.Value,
            StandardError = mean.StandardError / (mean.Value * mean.Value),
            Low = 1 / mean.High,
            High = mean.Low > 0 ? 1 / mean.Low : double.PositiveInfinity,
        };
    }
}
