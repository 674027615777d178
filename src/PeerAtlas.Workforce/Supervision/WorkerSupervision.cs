using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>
/// Moves who supervises when two records of a worker become one; the talks go with their line. Nobody is kept from erasing their record by it: the
/// database takes lines and talks along.
/// </summary>
internal sealed class WorkerSupervision(PeerAtlasDbContext database, OrganisationScope scope) : IWorkerRows
{
    public async Task MoveAsync(IReadOnlyList<Guid> from, Guid to, CancellationToken cancellation)
    {
        foreach (
            var line in await database
                .Set<SupervisionLine>()
                .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
                .Where(row => from.Contains(row.WorkerId))
                .ToListAsync(cancellation)
        )
        {
            scope.Grant(line.OrganisationId);
            (line.WorkerId, line.Version) = (to, Guid.NewGuid());
        }
    }

    public Task<bool> KeepsAsync(Guid worker, CancellationToken cancellation) => Task.FromResult(false);
}
