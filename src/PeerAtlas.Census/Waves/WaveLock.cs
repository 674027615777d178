using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>Keeps two requests about one wave from acting at the same time.</summary>
internal static class WaveLock
{
    /// <summary>Holds the wave's row until the transaction ends; a second request waits here and then sees what the first did.</summary>
    public static Task LockWaveAsync(this PeerAtlasDbContext database, Guid waveId, CancellationToken cancellation) =>
        database
            .Set<Wave>()
            .Where(wave => wave.Id == waveId)
            .ExecuteUpdateAsync(set => set.SetProperty(wave => wave.Version, wave => wave.Version), cancellation);
}
