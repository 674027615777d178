using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>
/// Which web node does which work, in the database. A work is claimed before it is begun, and the claim is renewed while it runs: when the node stops the
/// work is given back, when it dies the claim runs out, and another node begins anew.
/// </summary>
internal sealed class WorkClaims(IServiceScopeFactory scopes, DatabaseConnections connections, TimeProvider clock)
{
    /// <summary>After so many attempts that ended in a fault a work has failed.</summary>
    public const int MostAttempts = 3;

    /// <summary>How often a claim is renewed.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(12);

    /// <summary>Whoever sent a file to a site that died sends it again. On a database of several nodes another may be receiving it.</summary>
    public async Task ForgetUnreceivedAsync(DateTime started, CancellationToken cancellation)
    {
        if (!connections.IsSqlite)
            return;
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

    /// <summary>Claims the work whose turn it is, of those that wait and those whose node let the claim run out; null when there is none.</summary>
    /// <param name="here">What this node does already.</param>
    /// <param name="mayOfAccounts">Whether it may be one that somebody asked for.</param>
    /// <param name="mayOfSite">Whether it may be one that the site asked for itself.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<WorkRun?> ClaimNextAsync(ICollection<Guid> here, bool mayOfAccounts, bool mayOfSite, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var (now, own, claim) = (clock.GetUtcNow().UtcDateTime, here.ToList(), Guid.NewGuid());
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
            return await ClaimNextAsync(here, mayOfAccounts, mayOfSite, cancellation);
        found.Attempts++;
        var run = new WorkRun(found, claim, connections, clock);
        if (!found.IsCancelAsked)
            return run;
        // Its node died, or lost it, before it could stop it.
        await CancelAsync(run);
        return await ClaimNextAsync(here, mayOfAccounts, mayOfSite, cancellation);
    }

    /// <summary>Renews the claim and keeps the progress; false when somebody called the work off or took it over.</summary>
    public async Task<bool> RenewAsync(WorkRun run, CancellationToken cancellation)
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

    /// <summary>Keeps what came of the work.</summary>
    public async Task EndAsync(WorkRun run, WorkOutcome ended)
    {
        var (state, outcome, now) = (ended.IsGood ? WorkState.Done : WorkState.Failed, ended.ToJson(), clock.GetUtcNow().UtcDateTime);
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
        await ForgetFileAsync(run.Work.Id);
    }

    /// <summary>Keeps that it was called off.</summary>
    public async Task CancelAsync(WorkRun run)
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

    /// <summary>Lets it be begun anew: at once where the site stops, else a while after the fault, until there were too many of them.</summary>
    public async Task GiveBackAsync(WorkRun run, bool siteStops)
    {
        if (!siteStops && run.Work.Attempts >= MostAttempts)
        {
            await EndAsync(
                run,
                new("It failed", "A fault stopped it several times. Nothing was changed. Tell whoever runs this site; its log says more.") { IsGood = false }
            );
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
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

    /// <summary>What was brought is needed no more; it may name persons.</summary>
    public async Task ForgetFileAsync(Guid id)
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Set<WorkFilePart>().Where(part => part.WorkId == id && !part.IsResult).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        await connections.CheckpointAsync();
    }

    /// <summary>Accounts take turns: first who has the fewest under way, then who was served least lately.</summary>
    private static IQueryable<LongWork> InTurn(IQueryable<LongWork> due, IQueryable<LongWork> all, DateTime now) =>
        due.OrderBy(work => all.Count(other => other.AccountId == work.AccountId && other.State == WorkState.Running && other.ClaimedUntil > now))
            .ThenBy(work => all.Where(other => other.AccountId == work.AccountId).Max(other => other.EndedAt) ?? DateTime.UnixEpoch)
            .ThenBy(work => work.AskedAt);

    private async Task<bool> UpdateAsync(WorkRun run, Action<UpdateSettersBuilder<LongWork>> change, bool mayBeCancelled, CancellationToken cancellation)
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
}
