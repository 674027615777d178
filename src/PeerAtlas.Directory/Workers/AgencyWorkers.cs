using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Workers;

/// <summary>A worker at one place, as a list shows them.</summary>
public sealed record WorkerRow(Guid WorkerId, string Name, WorkerPosition Position, string? Team, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>What a list of workers is asked for; what is null is not asked.</summary>
public sealed record WorkerSearch(string? Name, WorkerPosition? Position, Guid? Team, DateOnly? Since);

/// <summary>The workers of an agency, as the agency sees them: who has a place there that has not ended.</summary>
public sealed class AgencyWorkers(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>Who works there or will, in the order of names.</summary>
    public IQueryable<WorkerRow> Find(Guid organisation, WorkerSearch search)
    {
        var (name, position, team, since) = (search.Name?.Trim().ToLowerInvariant() ?? "", search.Position, search.Team, search.Since);
        var workers = database.Set<Worker>().AsNoTracking();
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (name.Length > 0)
            workers = workers.Where(worker => worker.Name.ToLower().Contains(name));
#pragma warning restore CA1304, CA1311, CA1862
        return from place in Held(organisation)
            join worker in workers on place.WorkerId equals worker.Id
            join held in database.Set<Team>() on place.TeamId equals held.Id into teams
            from its in teams.DefaultIfEmpty()
            where (position == null || place.Position == position) && (team == null || place.TeamId == team) && (since == null || place.StartsOn >= since)
            orderby worker.Name, worker.Id, place.StartsOn, place.Id
            select new WorkerRow(worker.Id, worker.Name, place.Position, its!.Name, place.StartsOn, place.EndsOn);
    }

    /// <summary>How many worked there and have left. Who they were is theirs.</summary>
    public Task<int> CountFormerAsync(Guid organisation, CancellationToken cancellation)
    {
        var held = Held(organisation).Select(place => place.WorkerId);
        return database
            .Set<WorkerPlace>()
            .Where(place => place.OrganisationId == organisation && !held.Contains(place.WorkerId))
            .Select(place => place.WorkerId)
            .Distinct()
            .CountAsync(cancellation);
    }

    /// <summary>A worker of the agency; null when there is no such one, or none any more.</summary>
    public async Task<Worker?> FindAsync(Guid organisation, Guid worker, CancellationToken cancellation) =>
        await Held(organisation).AnyAsync(place => place.WorkerId == worker, cancellation)
            ? await database.Set<Worker>().SingleOrDefaultAsync(found => found.Id == worker, cancellation)
            : null;

    /// <summary>The places that a worker has and had in the agency, the newest first.</summary>
    public IQueryable<WorkerPlace> Places(Guid organisation, Guid worker) =>
        database
            .Set<WorkerPlace>()
            .Where(place => place.OrganisationId == organisation && place.WorkerId == worker)
            .OrderByDescending(place => place.StartsOn)
            .ThenBy(place => place.Id);

    /// <summary>Whether the agency writes name and address: as long as nobody joined the worker to an account, and no other agency sees them.</summary>
    public async Task<bool> IsOwnAsync(Guid organisation, Worker worker, CancellationToken cancellation) =>
        worker.AccountId is null
        && !await database
            .Set<WorkerPlace>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .AnyAsync(place => place.WorkerId == worker.Id && place.OrganisationId != organisation, cancellation);

    /// <summary>Why the agency cannot enter this address; null when it can.</summary>
    public async Task<string?> RefuseEmailAsync(Guid organisation, string? email, Guid? worker, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(email))
            return null;
        if (FrameRules.RefuseEmail(email) is { } refusal)
            return refusal;
        var held = Held(organisation).Select(place => place.WorkerId);
        var workers = database.Set<Worker>().Where(found => held.Contains(found.Id));
        return await workers.FindHolderAsync(found => found.Email, email, worker, cancellation) is null
            ? null
            : "Another worker of yours has this address. If it is the same person, add a place to them.";
    }

    /// <summary>Enters somebody with their first place; the caller saves. Who has an account by this address is asked whether it is them.</summary>
    public Worker Add(string name, string? email, Func<Guid, WorkerPlace> firstPlace)
    {
        var worker = new Worker { Name = name, Email = string.IsNullOrEmpty(email) ? null : email };
        database.AddRange(worker, firstPlace(worker.Id));
        return worker;
    }

    private IQueryable<WorkerPlace> Held(Guid organisation) =>
        database.Set<WorkerPlace>().AsNoTracking().NotOverBefore(clock.Today).Where(place => place.OrganisationId == organisation);
}
