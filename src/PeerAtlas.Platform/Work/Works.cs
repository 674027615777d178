using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>Long works as those meet them who ask for them.</summary>
public sealed class Works(PeerAtlasDbContext database, DatabaseConnections connections, WorkRunner runner, CurrentMember member, TimeProvider clock)
{
    /// <summary>How long what came of a work can be read.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How long a file that a work made is kept. It may name persons.</summary>
    public static readonly TimeSpan FileLifetime = TimeSpan.FromHours(2);

    /// <summary>How long a part of a file may take to come in before the file is given up: longer than one waits for the turn to write.</summary>
    public static readonly TimeSpan PartTime = SqliteWriteGate.LongestWait * 1.5;

    /// <summary>How many works of one account may be under way; each may hold a large file.</summary>
    public const int MostOfOne = 5;

    /// <summary>Puts a work on the list; it is begun as soon as a web node is free.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="file">The file that it reads; null when it reads none.</param>
    /// <param name="may">Asked while nobody else, on whichever node, can put a work on the list; null when nothing stands against it.</param>
    /// <param name="cancellation">Stops the copying; nothing is left of the work then.</param>
    /// <returns>
    /// The work's id, once the work and all of its file are durable; null when it may not be, or whoever asked has as many under way as one may.
    /// </returns>
    public async Task<Guid?> StartAsync(LongWork work, Stream? file, CancellationToken cancellation, Func<Task<bool>>? may = null)
    {
        (work.State, work.ClaimedUntil) = file is null ? (WorkState.Waiting, (DateTime?)null) : (WorkState.Receiving, ReceivedUntil());
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellation))
        {
            if (!connections.IsSqlite)
                await database.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtextextended('works', 0))", cancellation);
            var mine = database.Set<LongWork>().Where(other => other.AccountId == work.AccountId);
            if (work.AccountId is not null && await AreManyAsync(mine, cancellation) || may is not null && !await may())
                return null;
            database.Add(work);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        if (file is not null)
            await ReceiveAsync(work.Id, file, cancellation);
        runner.Wake();
        return work.Id;
    }

    private async Task ReceiveAsync(Guid id, Stream file, CancellationToken cancellation)
    {
        try
        {
            await using (var kept = WorkFiles.Receive(connections, id, ReceivedUntil))
                await file.CopyToAsync(kept, cancellation);
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            var received = await database
                .Set<LongWork>()
                .Where(work => work.Id == id && work.State == WorkState.Receiving)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(work => work.State, WorkState.Waiting).SetProperty(work => work.ClaimedUntil, (DateTime?)null),
                    cancellation
                );
            // It was called off while it came in.
            if (received == 0)
                await database.Set<WorkFilePart>().Where(part => part.WorkId == id).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch
        {
            await using var transaction = await database.Database.BeginTransactionAsync(CancellationToken.None);
            await database.Set<LongWork>().Where(work => work.Id == id).ExecuteDeleteAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            await connections.CheckpointAsync(CancellationToken.None);
            throw;
        }
    }

    private DateTime ReceivedUntil() => clock.GetUtcNow().UtcDateTime + PartTime;

    /// <summary>What whoever is signed in asked for, the latest first.</summary>
    public async Task<IReadOnlyList<LongWork>> ListAsync(CancellationToken cancellation) =>
        await (await OwnAsync(cancellation)).OrderByDescending(work => work.AskedAt).Take(100).ToListAsync(cancellation);

    /// <summary>Whether whoever is signed in has as many works under way as one may.</summary>
    public async Task<bool> AreManyAsync(CancellationToken cancellation) => await AreManyAsync(await OwnAsync(cancellation), cancellation);

    private async Task<bool> AreManyAsync(IQueryable<LongWork> mine, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await mine.CountAsync(
                work => work.State == WorkState.Waiting || work.State == WorkState.Running || (work.State == WorkState.Receiving && work.ClaimedUntil > now),
                cancellation
            ) >= MostOfOne;
    }

    /// <summary>A work that whoever is signed in asked for; null when there is none.</summary>
    public async Task<LongWork?> FindAsync(Guid id, CancellationToken cancellation) =>
        await (await OwnAsync(cancellation)).SingleOrDefaultAsync(work => work.Id == id, cancellation);

    /// <summary>One's own, but for those of organisations that one has left.</summary>
    private async Task<IQueryable<LongWork>> OwnAsync(CancellationToken cancellation)
    {
        var (me, held) = (member.AccountId, await member.MembershipsAsync(cancellation));
        var (all, organisations) = (held.Any(one => one.Role.IsAuthorityWide()), held.Select(one => one.OrganisationId).ToList());
        return database
            .Set<LongWork>()
            .AsNoTracking()
            .Where(work => work.AccountId == me && me != null && (all || work.OrganisationId == null || organisations.Contains(work.OrganisationId.Value)));
    }

    /// <summary>Whether the file that a work made is still kept.</summary>
    public Task<bool> HasResultAsync(Guid id, CancellationToken cancellation) =>
        database.Set<WorkFilePart>().AnyAsync(part => part.WorkId == id && part.IsResult, cancellation);

    /// <summary>The file that a work made.</summary>
    public Stream OpenResult(LongWork work) => WorkFiles.Open(connections, work.Id, isResult: true);

    /// <summary>Calls a work off. One that runs stops shortly after, and keeps nothing; one that has just ended has ended.</summary>
    public async Task CancelAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { HasEnded: false })
            await CallOffAsync(id, cancellation);
    }

    internal async Task CallOffAsync(Guid id, CancellationToken cancellation)
    {
        // First the work itself, where it runs here: it may hold the turn to write.
        runner.Stop(id);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database
            .Set<LongWork>()
            .Where(work => work.Id == id && work.State == WorkState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(work => work.IsCancelAsked, true), cancellation);
        var waiting = await database
            .Set<LongWork>()
            .Where(work => work.Id == id && (work.State == WorkState.Waiting || work.State == WorkState.Receiving))
            .ExecuteUpdateAsync(set => set.SetProperty(work => work.State, WorkState.Cancelled).SetProperty(work => work.EndedAt, now), cancellation);
        if (waiting == 1)
            await database.Set<WorkFilePart>().Where(part => part.WorkId == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await connections.CheckpointAsync(cancellation);
    }
}

/// <summary>Throws away works that are over, files that nobody fetched, and what did not come in to its end.</summary>
internal sealed class ExpiredWorks : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (database, connections) = (services.GetRequiredService<PeerAtlasDbContext>(), services.GetRequiredService<DatabaseConnections>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var (over, left) = (now - Works.Lifetime, now - Works.FileLifetime);
        var works = database
            .Set<LongWork>()
            .Where(work => work.EndedAt <= over || (work.State == WorkState.Receiving && (work.ClaimedUntil ?? work.AskedAt) <= now));
        var files = database.Set<WorkFilePart>().Where(part => database.Set<LongWork>().Any(work => work.Id == part.WorkId && work.EndedAt <= left));
        if (await works.AnyAsync(cancellation) || await files.AnyAsync(cancellation))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            await files.ExecuteDeleteAsync(cancellation);
            await works.ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        else if (!connections.IsLogKept)
        {
            return;
        }

        await connections.CheckpointAsync(cancellation);
    }
}
