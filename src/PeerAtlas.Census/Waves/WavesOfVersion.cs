using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>The waves that ask with a version of an instrument.</summary>
internal sealed class WavesOfVersion(PeerAtlasDbContext database) : IVersionUser
{
    public Task<bool> UsesAsync(Guid versionId, CancellationToken cancellation) =>
        database.Set<Wave>().AnyAsync(wave => wave.AgencyVersionId == versionId || wave.PeerVersionId == versionId, cancellation);
}
