using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Tabulation;

/// <summary>The complete answers to one survey of a wave, without whose they are and when they were given, in no order that says so.</summary>
public sealed class ResponseRecords(PeerAtlasDbContext database, InstrumentLibrary library)
{
    /// <summary>Reads the agencies' answers, or the peer workers'.</summary>
    public async Task<IReadOnlyList<AnswerSet>> ReadAsync(Wave wave, Audience survey, CancellationToken cancellation = default)
    {
        if ((survey == Audience.Agency ? wave.AgencyVersionId : wave.PeerVersionId) is not { } version)
            return [];
        var instrument = await library.LoadAsync(version, cancellation);
        var stored = survey == Audience.Agency
            ? await database.Set<AgencyResponse>().Where(response => response.WaveId == wave.Id && response.CompletedAt != null).Select(response => response.Answers).ToListAsync(cancellation)
            : await database.Set<AnonymousAnswer>().Where(answer => answer.WaveId == wave.Id).Select(answer => answer.Answers).ToListAsync(cancellation);
        return [.. stored.Order(StringComparer.Ordinal).Select(json => AnswerSheet.Of(instrument, AnswerSet.FromJson(json), wave.ClosesOn).CompletedAnswers)];
    }
}
