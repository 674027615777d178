using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>
/// Does long works beside everything else, a few at a time on each web node. A work is claimed in the database before it is begun, and the
/// claim is renewed while it runs: when the node stops the work is given back, when it dies the claim runs out, and another node begins anew.
/// </summary>
public sealed class WorkRunner(IServiceScopeFactory scopes, DatabaseConnections connections, TimeProvider clock, ILogger<WorkRunner> log) : BackgroundService
{
    /// <summary>After so many attempts that ended in a fault a work has failed.</summary>
    public const int MostAttempts = 3;

    // What the site asks for itself, such as a PDF that a reader waits for, has a place beside what people asked for.
    private const int AtOnce = 2,
        AtOnceOfSite = 1;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> here = [];
    private readonly DateTime started = clock.GetUtcNow().UtcDateTime;
    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Whether this node does a work at the moment.</summary>
    public bool IsAtWork => !here.IsEmpty;

    /// <summary>Looks for work at once.</summary>
    internal void Wake() => wake.Release();

    /// <summary>Stops a work that runs here.</summary>
    internal void Stop(Guid work)
    {
        if (here.TryGetValue(work, out var stop))
            stop.Cancel();
    }

    /// <summary>Does everything that waits, one after the other.</summary>
    public async Task RunAllAsync(CancellationToken cancellation = default)
    {
        while (await ClaimNextAsync(mayOfAccounts: true, mayOfSite: true, cancellation) is { } run)
            await AttemptAsync(run, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ForgetUnreceivedAsync(stoppingToken);
        var running = new List<(Task Task, bool IsOfSite)>();
        // One at a time: a call that wakes an earlier one, which nobody awaits any more, would be lost.
        Task? woken = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(one => one.Task.IsCompleted);
            var ofSite = running.Count(one => one.IsOfSite);
            if (await TryClaimAsync(running.Count - ofSite < AtOnce, ofSite < AtOnceOfSite, stoppingToken) is { } run)
            {
                running.Add((Task.Run(() => AttemptAsync(run, stoppingToken), CancellationToken.None), run.Work.AccountId is null));
                continue;
            }

            woken ??= wake.WaitAsync(Beat, stoppingToken);
            await Task.WhenAny([woken, .. running.Select(one => one.Task)]);
            if (woken.IsCompleted)
                woken = null;
        }

        // Each gives its work back.
        await Task.WhenAll(running.Select(one => one.Task));
    }

    /// <summary>Whoever sent a file to a site that died sends it again. On a database of several nodes another may be receiving it.</summary>
    private async Task ForgetUnreceivedAsync(CancellationToken cancellation)
    {
        if (!connections.IsSqlite)
            return;
        try
        {
            await using var scope = scopes.CreateSystemScope("works");
            var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
            var left = database.Set<LongWork>().Where(work => work.State == WorkState.Receiving && work.AskedAt < started);
            if (!await left.AnyAsync(cancellation))
                return;
            await using (var transaction = await database.Database.BeginTransactionAsync(cancellation))
            {
                await left.ExecuteDeleteAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }

            await connections.CheckpointAsync(cancellation);
        }
        catch (OperationCanceledException)
        { /* the site stops */
        }
        catch (Exception exception)
        {
            log.LogError("Files that did not come in to their end could not be forgotten yet: {Reason}", exception.GetType().Name);
        }
    }

    private async Task<WorkRun?> TryClaimAsync(bool mayOfAccounts, bool mayOfSite, CancellationToken cancellation)
    {
        try
        {
            return await ClaimNextAsync(mayOfAccounts, mayOfSite, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception)
        {
            log.LogError("No work could be claimed: {Reason}", exception.GetType().Name);
            return null;
        }
    }

    private async Task<WorkRun?> ClaimNextAsync(bool mayOfAccounts, bool mayOfSite, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var (now, own, claim) = (clock.GetUtcNow().UtcDateTime, here.Keys.ToList(), Guid.NewGuid());
        var all = database.Set<LongWork>();
        var due = all.Where(work => work.AccountId == null ? mayOfSite : mayOfAccounts)
            .Where(work =>
                (work.State == WorkState.Waiting && (work.ClaimedUntil == null || work.ClaimedUntil <= now))
                || (work.State == WorkState.Running && work.ClaimedUntil <= now)
            );
        if (await InTurn(due.AsNoTracking().Where(work => !own.Contains(work.Id)), all, now).FirstOrDefaultAsync(cancellation) is not { } found)
            return null;

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var claimed = await due.Where(work => work.Id == found.Id && work.Claim == found.Claim)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(work => work.State, WorkState.Running)
                        .SetProperty(work => work.Claim, claim)
                        .SetProperty(work => work.ClaimedUntil, now + ClaimTime)
                        .SetProperty(work => work.Attempts, found.Attempts + 1),
                cancellation
            );
        // What an attempt before this one made is made anew.
        if (claimed == 1)
            await database.Set<WorkFilePart>().Where(part => part.WorkId == found.Id && part.IsResult).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (claimed != 1)
            return await ClaimNextAsync(mayOfAccounts, mayOfSite, cancellation);
        found.Attempts++;
        var run = new WorkRun(found, claim, connections, clock);
        if (!found.IsCancelAsked)
            return run;
        // Its node died, or lost it, before it could stop it.
        await CancelAsync(run);
        return await ClaimNextAsync(mayOfAccounts, mayOfSite, cancellation);
    }

    /// <summary>Accounts take turns: first who has the fewest under way, then who was served least lately.</summary>
    private static IQueryable<LongWork> InTurn(IQueryable<LongWork> due, IQueryable<LongWork> all, DateTime now) =>
        due.OrderBy(work => all.Count(other => other.AccountId == work.AccountId && other.State == WorkState.Running && other.ClaimedUntil > now))
            .ThenBy(work => all.Where(other => other.AccountId == work.AccountId).Max(other => other.EndedAt) ?? DateTime.UnixEpoch)
            .ThenBy(work => work.AskedAt);

    private async Task AttemptAsync(WorkRun run, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        here[run.Work.Id] = stop;
        try
        {
            using var beating = new CancellationTokenSource();
            var heart = BeatAsync(run, stop, beating.Token);
            var ended = await DoAsync(run, stop.Token);
            await beating.CancelAsync();
            await heart;
            if (!run.HasEnded)
                await CloseAsync(run, ended, stopping.IsCancellationRequested);
            else
                await ForgetFileAsync(run.Work.Id);
        }
        catch (Exception exception)
        {
            // The claim runs out, and the work is begun anew.
            log.LogError("{Kind} could not be ended: {Reason}", run.Work.Kind, exception.GetType().Name);
        }
        finally
        {
            here.TryRemove(run.Work.Id, out _);
        }
    }

    /// <summary>What came of the attempt; null when it was stopped or failed by a fault.</summary>
    private async Task<WorkOutcome?> DoAsync(WorkRun run, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await ActAsync(scope.ServiceProvider, run.Work, cancellation) is not { } kind)
                return new("It was not begun", "You are no longer allowed to do this. Nothing was changed.") { IsGood = false };
            return await kind.RunAsync(run, cancellation);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested || exception is OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception)
        {
            log.LogError("{Kind} failed at attempt {Attempt}: {Reason}", run.Work.Kind, run.Work.Attempts, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>Acts as whoever asked, if they still may; the site's own works may read everything.</summary>
    private static async Task<ILongWork?> ActAsync(IServiceProvider services, LongWork work, CancellationToken cancellation)
    {
        var kind = services.GetRequiredKeyedService<ILongWork>(work.Kind);
        if (work.AccountId is not { } account)
        {
            services.GetRequiredService<OrganisationScope>().GrantAll();
            services.GetRequiredService<ActorHolder>().System = new SystemActor("works");
            return kind;
        }

        var name = await services
            .GetRequiredService<PeerAtlasDbContext>()
            .Users.Where(row => row.Id == account)
            .Select(row => row.UserName)
            .SingleOrDefaultAsync(cancellation);
        services.GetRequiredService<ActorHolder>().Member = (account, name ?? "");
        var member = services.GetRequiredService<CurrentMember>();
        return kind.Requires is { } permission && await member.MayAsync(permission, work.OrganisationId, cancellation) ? kind : null;
    }

    private async Task BeatAsync(WorkRun run, CancellationTokenSource stop, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (!await RenewAsync(run, cancellation))
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        { /* the attempt is over */
        }
    }

    /// <summary>Renews the claim and keeps the progress; false when somebody called the work off or took it over.</summary>
    private async Task<bool> RenewAsync(WorkRun run, CancellationToken cancellation)
    {
        var (finished, whole) = run.Progress;
        try
        {
            return await UpdateAsync(
                    run,
                    set =>
                        set.SetProperty(work => work.ClaimedUntil, clock.GetUtcNow().UtcDateTime + ClaimTime)
                            .SetProperty(work => work.Finished, finished)
                            .SetProperty(work => work.Whole, whole),
                    mayBeCancelled: false,
                    cancellation
                ) || run.HasEnded;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is busy, perhaps with this work itself. The claim outlives some beats.
            return true;
        }
    }

    private async Task CloseAsync(WorkRun run, WorkOutcome? ended, bool siteStops)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (ended is not null)
        {
            var (state, outcome) = (ended.IsGood ? WorkState.Done : WorkState.Failed, ended.ToJson());
            await UpdateAsync(
                run,
                set =>
                    set.SetProperty(work => work.State, state)
                        .SetProperty(work => work.Outcome, outcome)
                        .SetProperty(work => work.EndedAt, now)
                        .SetProperty(work => work.Claim, (Guid?)null),
                mayBeCancelled: true,
                CancellationToken.None
            );
        }
        else if (here[run.Work.Id].IsCancellationRequested && !siteStops)
        {
            await CancelAsync(run);
            return;
        }
        else
        {
            await GiveBackAsync(run, siteStops, now);
            return;
        }

        await ForgetFileAsync(run.Work.Id);
    }

    private async Task CancelAsync(WorkRun run)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await UpdateAsync(
            run,
            set => set.SetProperty(work => work.State, WorkState.Cancelled).SetProperty(work => work.EndedAt, now).SetProperty(work => work.Claim, (Guid?)null),
            mayBeCancelled: true,
            CancellationToken.None
        );
        await ForgetFileAsync(run.Work.Id);
    }

    private async Task GiveBackAsync(WorkRun run, bool siteStops, DateTime now)
    {
        if (!siteStops && run.Work.Attempts >= MostAttempts)
        {
            await CloseAsync(
                run,
                new("It failed", "A fault stopped it several times. Nothing was changed. Tell whoever runs this site; its log says more.") { IsGood = false },
                siteStops: false
            );
            return;
        }

        var (attempts, notBefore) = siteStops ? (run.Work.Attempts - 1, now) : (run.Work.Attempts, now + (run.Work.Attempts * Beat));
        await UpdateAsync(
            run,
            set =>
                set.SetProperty(work => work.State, WorkState.Waiting)
                    .SetProperty(work => work.Claim, (Guid?)null)
                    .SetProperty(work => work.ClaimedUntil, notBefore)
                    .SetProperty(work => work.Attempts, attempts),
            mayBeCancelled: true,
            CancellationToken.None
        );
    }

    private async Task<bool> UpdateAsync(
        WorkRun run,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<LongWork>> change,
        bool mayBeCancelled,
        CancellationToken cancellation
    )
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var changed = await database
            .Set<LongWork>()
            .Where(work => work.Id == run.Work.Id && work.Claim == run.Claim && (mayBeCancelled || !work.IsCancelAsked))
            .ExecuteUpdateAsync(change, cancellation);
        await transaction.CommitAsync(cancellation);
        return changed == 1;
    }

    /// <summary>What was brought is needed no more; it may name persons.</summary>
    private async Task ForgetFileAsync(Guid id)
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Set<WorkFilePart>().Where(part => part.WorkId == id && !part.IsResult).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        await connections.CheckpointAsync();
    }
}
