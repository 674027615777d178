using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Workers;

/// <summary>One of one's own places, and whether its agency sees one there.</summary>
public sealed record OwnPlace(string Organisation, string? Team, WorkerPosition Position, DateOnly StartsOn, DateOnly? EndsOn, bool IsSeen);

/// <summary>A worker whom an agency entered by the address of one's account. No more is told of it before one says that it is oneself.</summary>
public sealed record OfferedWorker(Guid Id, IReadOnlyList<string> Organisations);

/// <summary>
/// The worker that whoever is signed in is: their places wherever they are, the records that may be theirs too, and what they decide about them. An
/// agency's rows open here to their subject alone; each way in begins with the account.
/// </summary>
public sealed class OwnWorker(
    PeerAtlasDbContext database,
    DatabaseConnections connections,
    CurrentMember member,
    OrganisationScope scope,
    AuthorityClock clock,
    IEnumerable<IWorkerRows> rowsOfModules
)
{
    private Guid Me => member.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Their places, the newest first.</summary>
    public async Task<IReadOnlyList<OwnPlace>> PlacesAsync(CancellationToken cancellation)
    {
        var (me, today) = (Me, clock.Today);
        return await (
            from place in database.Set<WorkerPlace>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            join worker in database.Set<Worker>() on place.WorkerId equals worker.Id
            join organisation in database.Set<Organisation>() on place.OrganisationId equals organisation.Id
            join held in database.Set<Team>() on place.TeamId equals held.Id into teams
            from team in teams.DefaultIfEmpty()
            where worker.AccountId == me
            orderby place.StartsOn descending, place.Id
            select new OwnPlace(organisation.Name, team!.Name, place.Position, place.StartsOn, place.EndsOn, place.EndsOn == null || place.EndsOn >= today)
        ).ToListAsync(cancellation);
    }

    /// <summary>The records that agencies made with the address of the account, of which its holder has said neither yes nor no.</summary>
    public async Task<IReadOnlyList<OfferedWorker>> OfferedAsync(CancellationToken cancellation)
    {
        var rows = await (
            from worker in await OffersAsync(cancellation)
            join place in database.Set<WorkerPlace>() on worker.Id equals place.WorkerId
            join organisation in database.Set<Organisation>() on place.OrganisationId equals organisation.Id
            orderby organisation.Name
            select new { worker.Id, organisation.Name }
        ).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.Id, row => row.Name).Select(names => new OfferedWorker(names.Key, [.. names.Distinct()]))];
    }

    /// <summary>Says that an offered record is oneself: it becomes one with the places that one has.</summary>
    /// <returns>Whether it was done; not, when the record is offered no more or was changed at this moment.</returns>
    public async Task<bool> JoinAsync(Guid offered, CancellationToken cancellation)
    {
        var me = Me;
        await member.MembershipsAsync(cancellation);
        if (await (await OffersAsync(cancellation)).AsTracking().SingleOrDefaultAsync(worker => worker.Id == offered, cancellation) is not { } found)
            return false;
        // By their yes the places are theirs to move, and no other row of these agencies is touched here.
        var places = await OpenPlacesAsync(found.Id, cancellation);
        var name = await database.Users.Where(account => account.Id == me).Select(account => account.Name).SingleAsync(cancellation);
        // Always a new row: an id that stayed, or became another record's, would tell an agency whether there is one, and since when.
        var joined = new Worker { Id = Guid.NewGuid(), Name = name };
        database.Add(joined);
        var own = await database.Set<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == me, cancellation);
        if (own is not null)
            places.InsertRange(0, await OpenPlacesAsync(own.Id, cancellation));
        Merge(joined, places);
        Worker[] former = own is null ? [found] : [own, found];
        foreach (var rows in rowsOfModules)
            await rows.MoveAsync([.. former.Select(worker => worker.Id)], joined.Id, cancellation);
        database.RemoveRange(former);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await TrySaveAsync(cancellation))
            return false;
        // Only now is no other row the account's.
        joined.AccountId = me;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Says that an offered record is somebody else. One is not asked again while it bears this address.</summary>
    public async Task<bool> RefuseAsync(Guid offered, CancellationToken cancellation)
    {
        if (await (await OffersAsync(cancellation)).AsTracking().SingleOrDefaultAsync(worker => worker.Id == offered, cancellation) is not { } found)
            return false;
        (found.RefusedById, found.Version) = (Me, Guid.NewGuid());
        return await TrySaveAsync(cancellation);
    }

    /// <summary>
    /// Erases the worker with all places, when each has ended: while they work somewhere, that agency needs the record. What else agencies keep of the
    /// time (teams, hours, who changed what) is theirs, and knows the account and no worker.
    /// </summary>
    public async Task<bool> EraseAsync(CancellationToken cancellation)
    {
        var (me, today) = (Me, clock.Today);
        await member.MembershipsAsync(cancellation);
        if (await database.Set<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == me, cancellation) is not { } own)
            return false;
        var places = await OpenPlacesAsync(own.Id, cancellation);
        if (places.Exists(place => place.EndsOn is null || place.EndsOn >= today) || await IsPeerAsync(me, null, today, cancellation))
            return false;
        if (await IsKeptAsync(own.Id, cancellation))
            return false;
        member.RecordAs("the worker");
        database.RemoveRange(places);
        database.Remove(own);
        if (!await TrySaveAsync(cancellation))
            return false;
        // Nor does SQLite's log keep what was erased.
        await connections.CheckpointAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Whether others keep something of whoever is signed in, such as a training centre, which does not let their name go.</summary>
    public async Task<bool> IsKeptAsync(CancellationToken cancellation)
    {
        var me = Me;
        await member.MembershipsAsync(cancellation);
        return await database.Set<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == me, cancellation) is { } own
            && await IsKeptAsync(own.Id, cancellation);
    }

    private async Task<bool> IsKeptAsync(Guid worker, CancellationToken cancellation)
    {
        foreach (var rows in rowsOfModules)
        {
            if (await rows.KeepsAsync(worker, cancellation))
                return true;
        }

        return false;
    }

    /// <summary>Whether an account belongs to a team, or to any, as a peer on a day or after it.</summary>
    internal Task<bool> IsPeerAsync(Guid account, Guid? team, DateOnly day, CancellationToken cancellation) =>
        database
            .Set<TeamMember>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .NotOverBefore(day)
            .AnyAsync(held => held.AccountId == account && held.Role == TeamRole.Peer && (team == null || held.TeamId == team), cancellation);

    /// <summary>Two places of one position on one team become one where they share a day; all others move as they are.</summary>
    private void Merge(Worker joined, List<WorkerPlace> moved)
    {
        var kept = new List<WorkerPlace>();
        foreach (var place in moved)
        {
            var shared = kept.FindAll(other => other.IsLike(place) && other.Overlaps(place.StartsOn, place.EndsOn));
            if (shared.Count == 0)
            {
                (place.WorkerId, place.Version) = (joined.Id, Guid.NewGuid());
                kept.Add(place);
                continue;
            }

            var (one, all) = (shared[0], shared.Append(place).ToList());
            (one.StartsOn, one.EndsOn) = (all.Min(part => part.StartsOn), all.Exists(part => part.EndsOn is null) ? null : all.Max(part => part.EndsOn));
            one.Version = Guid.NewGuid();
            foreach (var rest in shared.Skip(1))
            {
                kept.Remove(rest);
                database.Remove(rest);
            }

            database.Remove(place);
        }
    }

    private async Task<List<WorkerPlace>> OpenPlacesAsync(Guid worker, CancellationToken cancellation)
    {
        var places = await database
            .Set<WorkerPlace>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(place => place.WorkerId == worker)
            .ToListAsync(cancellation);
        foreach (var organisation in places.Select(place => place.OrganisationId).Distinct())
            scope.Grant(organisation);
        return places;
    }

    private async Task<IQueryable<Worker>> OffersAsync(CancellationToken cancellation)
    {
        var me = Me;
        var email = await database.Users.Where(account => account.Id == me).Select(account => account.Email).SingleOrDefaultAsync(cancellation);
        var address = email?.ToLowerInvariant();
        return database
            .Set<Worker>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .AsNoTracking()
            .Where(worker =>
                worker.AccountId == null && address != null && worker.Email == address && (worker.RefusedById == null || worker.RefusedById != me)
            );
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }
}
