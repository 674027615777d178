using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>The complete answers to one survey and the groups that they are in tables.</summary>
/// <param name="Everybody">All who answered, as the tables know them.</param>
/// <param name="Answers">Each answer with the key of the one who gave it.</param>
public sealed record KeyedAnswers(PersonGroup Everybody, IReadOnlyList<(UInt128 Key, AnswerSet Answers)> Answers)
{
    /// <summary>For each answer of a sample, for how many organisations it stands; none where everybody was asked, and of peer workers.</summary>
    public IReadOnlyList<SampledRecord> Sample { get; init; } = [];
}

/// <summary>For how many organisations an answer of a sample stands.</summary>
/// <param name="Stratum">Its stratum.</param>
/// <param name="Weight">The weight.</param>
/// <param name="InFrame">Organisations of the frame in the stratum.</param>
/// <param name="Organisation">The same number for answers of one organisation, and nothing else.</param>
public sealed record SampledRecord(string Stratum, double Weight, int InFrame, int Organisation);

/// <summary>The complete answers to one survey of a wave, without whose they are and when they were given, in no order that says so.</summary>
public sealed class ResponseRecords(PeerAtlasDbContext database, InstrumentLibrary library)
{
    /// <summary>Reads the agencies' answers, or the peer workers'.</summary>
    public async Task<KeyedAnswers> ReadAsync(Wave wave, Audience survey, CancellationToken cancellation = default)
    {
        if ((survey == Audience.Agency ? wave.AgencyVersionId : wave.PeerVersionId) is not { } version)
            return new(default, []);
        var instrument = await library.LoadAsync(version, cancellation);
        var stored =
            survey == Audience.Agency
                ? await database
                    .Set<AgencyResponse>()
                    .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
                    .Select(response => new
                    {
                        response.Id,
                        response.Answers,
                        response.OrganisationId,
                    })
                    .ToListAsync(cancellation)
                : await database
                    .Set<AnonymousAnswer>()
                    .Where(answer => answer.WaveId == wave.Id)
                    .Select(answer => new
                    {
                        answer.Id,
                        answer.Answers,
                        OrganisationId = Guid.Empty,
                    })
                    .ToListAsync(cancellation);
        stored = [.. stored.OrderBy(row => row.Answers, StringComparer.Ordinal)];
        var sample = survey == Audience.Agency ? await WaveSample.OfPartAsync(database, wave, cancellation) : null;
        var answers = stored
            .Select(row => (PersonKeys.Of(row.Id), AnswerSheet.Of(instrument, AnswerSet.FromJson(row.Answers), wave.ClosesOn).CompletedAnswers))
            .ToList();
        return new(PersonKeys.All(answers.Select(answer => answer.Item1)), answers)
        {
            Sample = sample is null ? [] : new SampleWeights(sample, [.. stored.Select(row => row.OrganisationId)]).Records(),
        };
    }
}
