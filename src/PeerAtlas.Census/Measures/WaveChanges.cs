using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Measures;

/// <summary>
/// Tests whether a named figure differs between two waves. Agencies answer in both, so that the two waves are one design in which
/// an organisation is one cluster. Peer workers cannot be followed from wave to wave; their answers are taken as independent,
/// which errs to the safe side where the same people answer alike in both. So are those of agencies where a wave asked a sample: it has strata and
/// weights of its own.
/// </summary>
public sealed class WaveChanges
{
    private readonly MeasuredSurveys surveys;

    internal WaveChanges(MeasuredSurveys surveys) => this.surveys = surveys;

    /// <summary>The later wave minus the earlier one, for a share, mean or ratio; null when a wave lacks the figure, or it is of another kind.</summary>
    /// <param name="later">The later wave.</param>
    /// <param name="earlier">The earlier wave.</param>
    /// <param name="figure">The figure with its survey before it: "agency.cps_share".</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Difference?> BetweenAsync(Wave later, Wave earlier, string figure, CancellationToken cancellation = default)
    {
        if (figure.Split('.', 2) is not [var survey, var name])
            return null;
        var (first, second) = survey switch
        {
            Tabulation.Tabulation.Agency => (await surveys.AgencyAsync(later, cancellation), await surveys.AgencyAsync(earlier, cancellation)),
            Tabulation.Tabulation.Peer => (await surveys.PeerAsync(later, cancellation), await surveys.PeerAsync(earlier, cancellation)),
            _ => default((MeasuredSurvey?, MeasuredSurvey?)),
        };
        if (first?.Definition(name) is not { } definition || second?.Definition(name)?.Kind != definition.Kind || !IsComparable(definition))
            return null;
        if (survey == Tabulation.Tabulation.Peer)
            return Independent(first, second, definition, one => SurveyDesign.Create(one.Organisations.Count));
        return first.Sample is null && second.Sample is null
            ? Joint(first, second, definition)
            : Independent(first, second, definition, one => one.AsOrganisations());
    }

    private static bool IsComparable(FigureDefinition figure) => figure.Kind is FigureStatistic.Share or FigureStatistic.Mean or FigureStatistic.Ratio;

    private static Difference Joint(MeasuredSurvey first, MeasuredSurvey second, FigureDefinition figure)
    {
        List<Guid> organisations = [.. first.Organisations, .. second.Organisations];
        var places = organisations.Distinct().Select((organisation, at) => (organisation, at)).ToDictionary();
        var design = SurveyDesign.Create(organisations.Count, clusters: [.. organisations.Select(organisation => places[organisation])]);
        var (values, of) = Columns(first, figure);
        var (earlierValues, earlierOf) = Columns(second, figure);
        bool[] isFirst = [.. organisations.Select((_, at) => at < first.Organisations.Count)];
        return Differences.OfRatios(design, [.. values, .. earlierValues], [.. of, .. earlierOf], isFirst, [.. isFirst.Select(yes => !yes)]);
    }

    private static Difference Independent(MeasuredSurvey first, MeasuredSurvey second, FigureDefinition figure, Func<MeasuredSurvey, SurveyDesign> designOf)
    {
        return Differences.OfIndependent(Estimate(first), Estimate(second));

        Estimate Estimate(MeasuredSurvey survey)
        {
            var (values, of) = Columns(survey, figure);
            return Estimator.Ratio(designOf(survey), values, of);
        }
    }

    /// <summary>Numerator and denominator of each response: a mean is a ratio to one, a share the mean of 0 and 1.</summary>
    private static (double[] Values, double[] Of) Columns(MeasuredSurvey survey, FigureDefinition figure)
    {
        var column = survey.Columns[figure.Name];
        double[] values =
            figure.Kind == FigureStatistic.Share
                ?
                [
                    .. column.Values.Select(value =>
                        double.IsNaN(value) ? value
                        : value > 0 ? 1
                        : 0
                    ),
                ]
                : column.Values;
        return (values, figure.Kind == FigureStatistic.Ratio ? column.Of : [.. values.Select(_ => 1.0)]);
    }
}
