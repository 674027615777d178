using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports;

namespace PeerAtlas.Hosting;

/// <summary>Gives reports the instruments of a wave.</summary>
internal sealed class CensusWaveSurveys(PeerAtlasDbContext database, InstrumentLibrary library, ResponseRecords records) : IWaveSurveys
{
    public async Task<IReadOnlyList<WaveSurvey>> SurveysAsync(Guid wave, CancellationToken cancellation = default)
    {
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == wave && !row.IsTrial, cancellation) is not { } found)
            return [];
        var surveys = new List<WaveSurvey>
        {
            new(Tabulation.Agency, "agencies", IsOfPersons: false, await library.LoadAsync(found.AgencyVersionId, cancellation))
            {
                Sampling = await WaveSample.OfPartAsync(database, found, cancellation) is { } sample ? Words(sample) : null,
            },
        };
        if (found.PeerVersionId is { } peer)
            surveys.Add(new(Tabulation.Peer, "peer workers", IsOfPersons: true, await library.LoadAsync(peer, cancellation)));
        return surveys;
    }

    public async Task<SurveyRecords> RecordsAsync(Guid wave, WaveSurvey survey, CancellationToken cancellation = default)
    {
        var read = await records.ReadAsync(
            await database.Set<Wave>().AsNoTracking().SingleAsync(row => row.Id == wave && !row.IsTrial, cancellation),
            survey.IsOfPersons ? Audience.PeerWorker : Audience.Agency,
            cancellation
        );
        return new(read.Everybody, [.. read.Answers.Select(answer => answer.Answers)], [.. read.Answers.Select(answer => answer.Key)])
        {
            Weights = [.. read.Sample.Select(one => new RecordWeight(one.Stratum, one.Weight, one.InFrame, one.Organisation))],
        };
    }

    private static SurveySampling Words(WaveSample sample) =>
        new(
            "Random sample of organizations, drawn by stratum without replacement: "
                + string.Join("; ", sample.Strata.Select(stratum => $"{stratum.Name}, {stratum.Drawn:N0} of {stratum.InFrame:N0}"))
                + ".",
            "Each organization that answered stands for the organizations of its stratum divided by those of them that answered."
        );
}
