using PeerAtlas.Census.Waves;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Census.Measures;

/// <summary>What the anonymous survey says that helps to count people rather than jobs. What it did not ask is null.</summary>
/// <param name="CertifiedShare">The share that is certified: the figure <c>role_cps_share</c>.</param>
/// <param name="JobsPerPerson">Jobs per person where everybody answers once: the figure <c>jobs_mean</c>.</param>
/// <param name="JobsPerPersonByJob">Jobs per person where a person with more jobs is more likely to answer.</param>
public sealed record PersonMeasures(Estimate? CertifiedShare, Estimate? JobsPerPerson, Estimate? JobsPerPersonByJob)
{
    /// <summary>Of a survey that asked neither.</summary>
    public static readonly PersonMeasures None = new(null, null, null);
}

/// <summary>Reads <see cref="PersonMeasures"/> from the answers.</summary>
public sealed class PersonMeasuring
{
    private const string Certified = "role_cps_share";
    private const string Jobs = "jobs_mean";

    private readonly MeasuredSurveys surveys;

    internal PersonMeasuring(MeasuredSurveys surveys) => this.surveys = surveys;

    /// <summary>Of the wave's anonymous survey, from what is handed in now.</summary>
    public async Task<PersonMeasures> ReadAsync(Wave wave, CancellationToken cancellation = default)
    {
        if (await surveys.PeerAsync(wave, cancellation) is not { } survey)
            return PersonMeasures.None;
        var design = SurveyDesign.Create(survey.Organisations.Count);
        var jobs = survey.Columns.GetValueOrDefault(Jobs)?.Values;
        var certified = survey.Columns.GetValueOrDefault(Certified)?.Values;
        return new(
            Known(
                certified is null
                    ? null
                    : Estimator.Share(design, [.. certified.Select(value => value > 0)], [.. certified.Select(value => !double.IsNaN(value))])
            ),
            Known(jobs is null ? null : Estimator.Mean(design, jobs)),
            Known(jobs is null ? null : SizeFromSurvey.JobsPerPersonByJob(design, jobs))
        );
    }

    private static Estimate? Known(Estimate? estimate) => estimate is { HasValue: true } ? estimate : null;
}
