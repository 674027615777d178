using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Measures;

/// <summary>What each response of one survey of a wave contributes to the figures that the instrument names, before they are added up.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Organisations">Whose each response is; for the anonymous survey one that is nobody's.</param>
/// <param name="Columns">The contributions, by the figure's name.</param>
internal sealed record MeasuredSurvey(Instrument Instrument, IReadOnlyList<Guid> Organisations, IReadOnlyDictionary<string, NamedColumn> Columns)
{
    /// <summary>The sample that the wave asked; null when it asked everybody, and for the anonymous survey.</summary>
    public WaveSample? Sample { get; init; }

    /// <summary>The responses as answers of organisations: one cluster each, weighted where they are a sample.</summary>
    public SurveyDesign AsOrganisations()
    {
        var places = Organisations.Distinct().Select((organisation, at) => (organisation, at)).ToDictionary();
        int[] clusters = [.. Organisations.Select(organisation => places[organisation])];
        return Sample is { } sample
            ? new SampleWeights(sample, Organisations).DesignOf([.. Enumerable.Range(0, Organisations.Count)], clusters)
            : SurveyDesign.Create(Organisations.Count, clusters: clusters);
    }

    /// <summary>The figure's definition; null when the instrument has none of that name.</summary>
    public FigureDefinition? Definition(string figure) => Instrument.Figures.FirstOrDefault(defined => defined.Name == figure);
}

/// <summary>Reads what responses contribute to named figures, for what tables cannot say: differences between waves, and the whole frame.</summary>
internal sealed class MeasuredSurveys(PeerAtlasDbContext database, InstrumentLibrary library)
{
    /// <summary>The agency survey of a wave.</summary>
    public async Task<MeasuredSurvey> AgencyAsync(Wave wave, CancellationToken cancellation)
    {
        var instrument = await library.LoadAsync(wave.AgencyVersionId, cancellation);
        var organisations = new List<Guid>();
        var columns = Empty(instrument);
        var responses = database
            .Set<AgencyResponse>()
            .AsNoTracking()
            .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .OrderBy(response => response.Id)
            .Select(response => new
            {
                response.OrganisationId,
                response.CompletedAt,
                response.Answers,
            });
        await foreach (var response in responses.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            organisations.Add(response.OrganisationId);
            Add(instrument, columns, response.Answers, DateOnly.FromDateTime(response.CompletedAt!.Value));
        }

        return new(instrument, organisations, columns) { Sample = await WaveSample.OfPartAsync(database, wave, cancellation) };
    }

    /// <summary>The anonymous survey of a wave; null when it has none.</summary>
    public async Task<MeasuredSurvey?> PeerAsync(Wave wave, CancellationToken cancellation)
    {
        if (wave.PeerVersionId is not { } version)
            return null;
        var instrument = await library.LoadAsync(version, cancellation);
        var nobody = new List<Guid>();
        var columns = Empty(instrument);
        var answers = database.Set<AnonymousAnswer>().AsNoTracking().Where(answer => answer.WaveId == wave.Id).Select(answer => answer.Answers);
        await foreach (var json in answers.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            nobody.Add(Guid.Empty);
            // An anonymous answer has no day of its own.
            Add(instrument, columns, json, wave.ClosesOn);
        }

        return new(instrument, nobody, columns);
    }

    private static Dictionary<string, NamedColumn> Empty(Instrument instrument) =>
        instrument.Figures.ToDictionary(figure => figure.Name, _ => new NamedColumn(), StringComparer.Ordinal);

    private static void Add(Instrument instrument, Dictionary<string, NamedColumn> columns, string json, DateOnly day)
    {
        var sheet = AnswerSheet.Of(instrument, AnswerSet.FromJson(json), day);
        foreach (var figure in instrument.Figures)
            columns[figure.Name].Add(sheet.Measure(figure));
    }
}
