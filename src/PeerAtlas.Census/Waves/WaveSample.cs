using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>The sample of a wave as it was drawn.</summary>
public sealed class WaveSample
{
    private readonly Dictionary<Guid, int> stratumOf;

    /// <summary>Puts it together.</summary>
    /// <param name="strata">The strata.</param>
    /// <param name="stratumOf">For each organisation that was drawn, the place of its stratum.</param>
    public WaveSample(IReadOnlyList<SampleStratum> strata, Dictionary<Guid, int> stratumOf) => (Strata, this.stratumOf) = (strata, stratumOf);

    /// <summary>The strata, by name.</summary>
    public IReadOnlyList<SampleStratum> Strata { get; }

    /// <summary>Organisations in the frame.</summary>
    public int InFrame => Strata.Sum(stratum => stratum.InFrame);

    /// <summary>Organisations that were drawn.</summary>
    public int Drawn => Strata.Sum(stratum => stratum.Drawn);

    /// <summary>Whether all were drawn: then it is no sample, and nothing is weighted.</summary>
    public bool IsEverybody => Drawn == InFrame;

    /// <summary>The place of an organisation's stratum; null when it was not drawn.</summary>
    public int? StratumOf(Guid organisation) => stratumOf.TryGetValue(organisation, out var stratum) ? stratum : null;

    /// <summary>The sample by which figures are weighted; null where there is none, or it took everybody.</summary>
    public static async Task<WaveSample?> OfPartAsync(PeerAtlasDbContext database, Wave wave, CancellationToken cancellation) =>
        await ReadAsync(database, wave, cancellation) is { IsEverybody: false } sample ? sample : null;

    /// <summary>The sample that was drawn when a wave opened; null when the wave asks everybody or has not been opened.</summary>
    public static async Task<WaveSample?> ReadAsync(PeerAtlasDbContext database, Wave wave, CancellationToken cancellation)
    {
        if (wave.SampleSeed is null)
            return null;
        var members = await database.Set<FrameMember>().AsNoTracking().Where(member => member.WaveId == wave.Id).ToListAsync(cancellation);
        var strata = members.GroupBy(member => member.Stratum, StringComparer.Ordinal).OrderBy(stratum => stratum.Key, StringComparer.Ordinal).ToList();
        return new(
            [.. strata.Select(stratum => new SampleStratum(stratum.Key, stratum.Count(), stratum.Count(member => member.IsDrawn)))],
            strata
                .SelectMany((stratum, at) => stratum.Where(member => member.IsDrawn).Select(member => (member.OrganisationId, at)))
                .ToDictionary(drawn => drawn.OrganisationId, drawn => drawn.at)
        );
    }
}
