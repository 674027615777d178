using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Register;

/// <summary>Moves credentials and hours when two records of a worker become one, and keeps a worker whom a register names from being erased.</summary>
internal sealed class WorkerCredentials(PeerAtlasDbContext database, OrganisationScope scope) : IWorkerRows
{
    public async Task MoveAsync(IReadOnlyList<Guid> from, Guid to, CancellationToken cancellation)
    {
        foreach (var credential in await Open(database.Set<Credential>()).Where(row => from.Contains(row.WorkerId)).ToListAsync(cancellation))
        {
            scope.Grant(credential.OrganisationId);
            (credential.WorkerId, credential.Version) = (to, Guid.NewGuid());
        }

        foreach (var hours in await Open(database.Set<EarnedHours>()).Where(row => from.Contains(row.WorkerId)).ToListAsync(cancellation))
        {
            scope.Grant(hours.OrganisationId);
            (hours.WorkerId, hours.Version) = (to, Guid.NewGuid());
        }
    }

    public async Task<bool> KeepsAsync(Guid worker, CancellationToken cancellation) =>
        await Open(database.Set<Credential>()).AnyAsync(row => row.WorkerId == worker, cancellation)
        || await Open(database.Set<EarnedHours>()).AnyAsync(row => row.WorkerId == worker, cancellation);

    private static IQueryable<T> Open<T>(DbSet<T> rows)
        where T : class => rows.IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
