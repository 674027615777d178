using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Weighting;

namespace PeerAtlas.Census.Measures;

/// <summary>A class of organisations of which those that answered stand for the others.</summary>
/// <param name="Label">Its kinds and regions, in words.</param>
/// <param name="Organisations">Organisations asked, or that answered unasked.</param>
/// <param name="Answered">Those of them that stated the figure.</param>
/// <param name="Weight">How many organisations each of these stands for, itself included.</param>
public sealed record FrameClass(string Label, int Organisations, int Answered, double Weight);

/// <summary>A total of all organisations of a wave's frame, estimated from those that answered.</summary>
/// <param name="Figure">The total that the instrument names: "peers_employed_total".</param>
/// <param name="Label">What it says.</param>
/// <param name="Estimate">The estimate; its base is organisations, its interval never below what was reported.</param>
/// <param name="Reported">What was reported.</param>
/// <param name="Classes">The weighting classes.</param>
public sealed record FrameTotal(string Figure, string Label, Estimate Estimate, double Reported, IReadOnlyList<FrameClass> Classes)
{
    /// <summary>Whether the wave asked a sample, so that it speaks of the frame and not only of those invited.</summary>
    public bool IsSample { get; init; }
}

/// <summary>
/// Estimates the totals of a survey for all organisations that a wave invited. Within a class (kind × region, merged where
/// fewer than <see cref="FewestInClass"/> answered) those that answered stand for those that did not; all responses of an
/// organisation together are one, and the organisations of a class are its whole population. Where the wave asked a sample, the classes are its strata
/// with all organisations of the frame that it was drawn from; a stratum in which none stated the figure is not spoken of.
/// </summary>
public sealed class FrameTotals
{
    /// <summary>The organisations that must have answered in a class.</summary>
    public const int FewestInClass = 3;

    private readonly PeerAtlasDbContext database;
    private readonly MeasuredSurveys surveys;

    internal FrameTotals(PeerAtlasDbContext database, MeasuredSurveys surveys) => (this.database, this.surveys) = (database, surveys);

    /// <summary>All totals that the instrument names; none when nobody was invited through the system, or nobody answered.</summary>
    public async Task<IReadOnlyList<FrameTotal>> EstimateAsync(Wave wave, CancellationToken cancellation = default)
    {
        var invited = await database
            .Set<Invitation>()
            .Where(invitation => invitation.WaveId == wave.Id)
            .Select(invitation => invitation.OrganisationId)
            .Distinct()
            .ToListAsync(cancellation);
        if (invited.Count == 0)
            return [];
        var survey = await surveys.AgencyAsync(wave, cancellation);
        var frame = survey.Sample is null ? await FrameUnit.ReadAsync(database, [.. invited.Union(survey.Organisations)], cancellation) : [];
        return
        [
            .. from figure in survey.Instrument.Figures
            where figure.Kind == FigureStatistic.Total
            let values = ByOrganisation(survey, survey.Columns[figure.Name])
            where values.Count > 0
            let label = figure.Label.IsEmpty ? figure.Name : figure.Label.In("en")
            select survey.Sample is { } sample ? Total(figure.Name, label, sample, values) : Total(figure.Name, label, frame, values),
        ];
    }

    /// <summary>What each organisation states in all its responses together; without those that stated nothing.</summary>
    private static Dictionary<Guid, double> ByOrganisation(MeasuredSurvey survey, NamedColumn column)
    {
        var values = column.Values;
        return survey
            .Organisations.Select((organisation, at) => (organisation, Value: values[at]))
            .Where(row => !double.IsNaN(row.Value))
            .GroupBy(row => row.organisation)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Value));
    }

    private static FrameTotal Total(string figure, string label, WaveSample sample, Dictionary<Guid, double> values)
    {
        List<Guid> organisations = [.. values.Keys];
        var weights = new SampleWeights(sample, organisations);
        int[] rows = [.. Enumerable.Range(0, organisations.Count)];
        var estimate = Estimator.Total(weights.DesignOf(rows, rows), [.. organisations.Select(organisation => values[organisation])]);
        var reported = values.Values.Sum();
        return new(
            figure,
            label,
            estimate with
            {
                Low = Math.Max(estimate.Low, reported),
            },
            reported,
            [
                .. sample.Strata.Select(
                    (stratum, at) =>
                        new FrameClass(
                            stratum.Name,
                            stratum.InFrame,
                            weights.AnsweredIn(at),
                            weights.AnsweredIn(at) == 0 ? 0 : (double)stratum.InFrame / weights.AnsweredIn(at)
                        )
                ),
            ]
        )
        {
            IsSample = true,
        };
    }

    private static FrameTotal Total(string figure, string label, IReadOnlyList<FrameUnit> frame, Dictionary<Guid, double> values)
    {
        bool[] answered = [.. frame.Select(unit => values.ContainsKey(unit.Organisation))];
        var classes = ClassMerging.Merge([.. frame.Select(unit => unit.Cell)], answered, FewestInClass);
        var adjusted = NonResponse.Adjust(classes, answered);
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(unit => answered[unit])];
        var sizes = adjusted.Classes.ToDictionary(made => made.Class, made => (double)made.Eligible);
        var design = SurveyDesign.Create(
            rows.Length,
            [.. rows.Select(unit => adjusted.Weights[unit])],
            [.. rows.Select(unit => classes[unit])],
            populationSizes: [.. rows.Select(unit => sizes[classes[unit]])]
        );
        var estimate = Estimator.Total(design, [.. rows.Select(unit => values[frame[unit].Organisation])]);
        var reported = values.Values.Sum();
        return new(
            figure,
            label,
            estimate with
            {
                Low = Math.Max(estimate.Low, reported),
            },
            reported,
            [
                .. adjusted.Classes.Select(made => new FrameClass(
                    FrameUnit.Words([.. frame.Where((_, unit) => classes[unit] == made.Class)], frame),
                    made.Eligible,
                    made.Responded,
                    made.Factor
                )),
            ]
        );
    }
}

/// <summary>An organisation of the frame and its class before merging.</summary>
internal sealed record FrameUnit(Guid Organisation, OrganisationKind Kind, string Region, ClassCell Cell)
{
    public static async Task<IReadOnlyList<FrameUnit>> ReadAsync(PeerAtlasDbContext database, IReadOnlyList<Guid> wanted, CancellationToken cancellation)
    {
        var ids = wanted.ToHashSet();
        var regions = await database.Set<Region>().ToDictionaryAsync(region => region.Id, region => region.Name, cancellation);
        var organisations = (await database.Set<Organisation>().AsNoTracking().ToListAsync(cancellation))
            .Where(organisation => ids.Contains(organisation.Id))
            .ToList();
        var names = organisations.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. organisations.Select(organisation => new FrameUnit(
                organisation.Id,
                organisation.Kind,
                NameOf(organisation),
                new((int)organisation.Kind, names.IndexOf(NameOf(organisation)))
            )),
        ];

        string NameOf(Organisation organisation) => organisation.RegionId is { } region ? regions[region] : "several regions";
    }

    /// <summary>"Provider agencies: Central, West", or without regions when all of the frame's are in it.</summary>
    public static string Words(IReadOnlyList<FrameUnit> units, IReadOnlyList<FrameUnit> frame) =>
        string.Join(
            "; ",
            from kind in units.GroupBy(unit => unit.Kind).OrderBy(kind => kind.Key)
            let here = kind.Select(unit => unit.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
            let all = frame.Where(unit => unit.Kind == kind.Key).Select(unit => unit.Region).Distinct(StringComparer.Ordinal).Count()
            select Groupings.PluralOf(kind.Key) + (here.Count == all ? ", all regions" : ": " + string.Join(", ", here))
        );
}
