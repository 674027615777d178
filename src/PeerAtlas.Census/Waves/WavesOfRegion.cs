using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>The regions that waves invite stand in a text, which no foreign key holds: a region that went would make "all regions" of them.</summary>
internal sealed class WavesOfRegion(PeerAtlasDbContext database) : INamesRows
{
    public async Task<string?> NamingAsync(IReadOnlyCollection<Guid> rows, CancellationToken cancellation)
    {
        var waves = await database.Set<Wave>().AsNoTracking().Select(wave => new { wave.Name, wave.Invitees }).ToListAsync(cancellation);
        var ids = rows.ToHashSet();
        return waves.Find(wave => wave.Invitees.RegionIds.Any(ids.Contains)) is { } naming ? $"the wave {naming.Name}" : null;
    }
}
