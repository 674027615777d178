using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>
/// The lines of whoever is signed in, from both sides: those in which they are supervised, and those in which they supervise. An agency's rows open here
/// to these two alone; each way in begins with the account.
/// </summary>
internal sealed class SupervisionSides(PeerAtlasDbContext database, CurrentMember member, OrganisationScope scope, OwnPlaces places, AuthorityClock clock)
{
    /// <summary>The account of whoever is signed in.</summary>
    public Guid Me => places.Me;

    /// <summary>All lines in which they are or were supervised, the newest first.</summary>
    public Task<List<SupervisionLine>> OwnAsync(CancellationToken cancellation) =>
        Own().AsNoTracking().OrderByDescending(line => line.StartsOn).ThenBy(line => line.Kind).ThenBy(line => line.Id).ToListAsync(cancellation);

    /// <summary>Of these, the lines that hold today, where they still have a place.</summary>
    public Task<List<SupervisionLine>> OwnOpenAsync(CancellationToken cancellation) =>
        Standing(Own()).AsNoTracking().OrderBy(line => line.Kind).ThenBy(line => line.Id).ToListAsync(cancellation);

    /// <summary>One of these; null when there is no such one. Its rows may then be written.</summary>
    public async Task<SupervisionLine?> FindOwnAsync(Guid id, CancellationToken cancellation)
    {
        await member.MembershipsAsync(cancellation);
        var found = await Standing(Own()).SingleOrDefaultAsync(line => line.Id == id, cancellation);
        if (found is not null)
            scope.Grant(found.OrganisationId);
        return found;
    }

    /// <summary>The lines in which they supervise today: in agencies where they have the role, of workers who have a place there.</summary>
    public async Task<List<SupervisionLine>> LedAsync(CancellationToken cancellation) =>
        await (await LedLinesAsync(cancellation)).AsNoTracking().OrderBy(line => line.Id).ToListAsync(cancellation);

    /// <summary>One of these; null when there is no such one.</summary>
    public async Task<SupervisionLine?> FindLedAsync(Guid id, CancellationToken cancellation) =>
        await (await LedLinesAsync(cancellation)).SingleOrDefaultAsync(line => line.Id == id, cancellation);

    /// <summary>The talks in these lines, the newest first.</summary>
    public Task<List<SupervisionSession>> SessionsAsync(IEnumerable<SupervisionLine> lines, CancellationToken cancellation)
    {
        List<Guid> ids = [.. lines.Select(line => line.Id)];
        return Open<SupervisionSession>()
            .Where(session => ids.Contains(session.LineId))
            .OrderByDescending(session => session.On)
            .ThenBy(session => session.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>How many talks of each of these lines wait to be confirmed by whoever is signed in.</summary>
    public Task<Dictionary<Guid, int>> CountWaitingAsync(IEnumerable<SupervisionLine> lines, bool asWorker, CancellationToken cancellation)
    {
        List<Guid> ids = [.. lines.Select(line => line.Id)];
        return Open<SupervisionSession>()
            .Where(session => ids.Contains(session.LineId) && session.ConfirmedOn == null && session.DeniedOn == null && session.IsByWorker != asWorker)
            .GroupBy(session => session.LineId)
            .Select(waiting => new { waiting.Key, Count = waiting.Count() })
            .ToDictionaryAsync(waiting => waiting.Key, waiting => waiting.Count, cancellation);
    }

    /// <summary>The names of those who supervise in these lines: as their account has it now, else as it was when they were named.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<SupervisionLine> lines, CancellationToken cancellation)
    {
        List<Guid> ids = [.. lines.Select(line => line.SupervisorId).OfType<Guid>().Distinct()];
        var names = await database
            .Users.Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
        return lines.ToDictionary(line => line.Id, line => line.SupervisorId is { } id && names.TryGetValue(id, out var name) ? name : line.SupervisorName);
    }

    private IQueryable<SupervisionLine> Own()
    {
        var me = Me;
        return from line in Open<SupervisionLine>()
            join worker in database.Set<Worker>() on line.WorkerId equals worker.Id
            where worker.AccountId == me
            select line;
    }

    private async Task<IQueryable<SupervisionLine>> LedLinesAsync(CancellationToken cancellation)
    {
        var me = Me;
        var agencies = await places.AgenciesAsync(Permission.SuperviseTeams, cancellation);
        return Standing(database.Set<SupervisionLine>().Where(line => line.SupervisorId == me && agencies.Contains(line.OrganisationId)));
    }

    private IQueryable<SupervisionLine> Standing(IQueryable<SupervisionLine> lines)
    {
        var today = clock.Today;
        return lines
            .HoldingOn(today)
            .Where(line =>
                database
                    .Set<WorkerPlace>()
                    .Any(place =>
                        place.WorkerId == line.WorkerId && place.OrganisationId == line.OrganisationId && (place.EndsOn == null || place.EndsOn >= today)
                    )
            );
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
