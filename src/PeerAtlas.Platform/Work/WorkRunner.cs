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
/// Does long works beside everything else, a few at a time on each web node, with the rights of whoever asked. Which node does which is held by
/// <see cref="WorkClaims"/>.
/// </summary>
public sealed class WorkRunner(IServiceScopeFactory scopes, DatabaseConnections connections, TimeProvider clock, ILogger<WorkRunner> log) : BackgroundService
{
    // What the site asks for itself, such as a PDF that a reader waits for, has its places beside what people asked for.
    private const int AtOnce = 2,
        AtOnceOfSite = 2;

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> here = [];
    private readonly WorkClaims claims = new(scopes, connections, clock);
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
        while (await claims.ClaimNextAsync(here.Keys, mayOfAccounts: true, mayOfSite: true, cancellation) is { } run)
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

            woken ??= wake.WaitAsync(WorkClaims.Beat, stoppingToken);
            await Task.WhenAny([woken, .. running.Select(one => one.Task)]);
            if (woken.IsCompleted)
                woken = null;
        }

        // Each gives its work back.
        await Task.WhenAll(running.Select(one => one.Task));
    }

    private async Task ForgetUnreceivedAsync(CancellationToken cancellation)
    {
        try
        {
            await claims.ForgetUnreceivedAsync(started, cancellation);
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
            return await claims.ClaimNextAsync(here.Keys, mayOfAccounts, mayOfSite, cancellation);
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
            if (run.HasEnded)
                await claims.ForgetFileAsync(run.Work.Id);
            else if (ended is not null)
                await claims.EndAsync(run, ended);
            else if (stop.IsCancellationRequested && !stopping.IsCancellationRequested)
                await claims.CancelAsync(run);
            else
                await claims.GiveBackAsync(run, stopping.IsCancellationRequested);
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
        using var timer = new PeriodicTimer(WorkClaims.Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (!await claims.RenewAsync(run, cancellation))
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        { /* the attempt is over */
        }
    }
}
