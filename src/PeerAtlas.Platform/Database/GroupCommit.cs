using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PeerAtlas.Platform.Database;

/// <summary>A change that is made together with others in one transaction.</summary>
/// <param name="transaction">The open transaction; the change runs its commands in it and does not end it.</param>
/// <param name="cancellation">The site stops.</param>
public delegate Task<T> DurableChange<T>(DbTransaction transaction, CancellationToken cancellation);

/// <summary>
/// Makes many small changes durable at the cost of one flush: changes that wait at the same time share a transaction, each behind
/// a savepoint of its own so that one that fails takes no other with it. A change is acknowledged only after the commit.
/// </summary>
public sealed class GroupCommit(DatabaseConnections connections, ILogger<GroupCommit> log) : BackgroundService
{
    private const int LargestGroup = 256;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    /// <summary>Makes the change and returns its result once it is on the disk.</summary>
    /// <exception cref="DbException">The change, or the commit, failed: nothing of it is kept.</exception>
    public async Task<T> CommitAsync<T>(DurableChange<T> change, CancellationToken cancellation = default)
    {
        var waiting = new Waiting<T>(change);
        await queue.Writer.WriteAsync(waiting, cancellation);
        // Once queued, the change may be committed whether or not the caller still waits.
        return await waiting.Result;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Waiting>(LargestGroup);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                group.Clear();
                while (group.Count < LargestGroup && queue.Reader.TryRead(out var waiting))
                    group.Add(waiting);
                await CommitGroupAsync(group, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        { /* the site stops */
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var waiting))
                waiting.Fail(new OperationCanceledException("The site is stopping; nothing was changed."));
        }
    }

    private async Task CommitGroupAsync(List<Waiting> group, CancellationToken cancellation)
    {
        try
        {
            await using var turn = await connections.BeginWriteAsync(cancellation);
            foreach (var waiting in group)
                await waiting.RunAsync(turn.Transaction, cancellation);
            await turn.CommitAsync(cancellation);
        }
        catch (Exception exception)
        {
            log.LogError("A group of {Count} changes could not be committed: {Reason}", group.Count, exception.GetType().Name);
            foreach (var waiting in group)
                waiting.Fail(exception);
            cancellation.ThrowIfCancellationRequested();
            return;
        }

        foreach (var waiting in group)
            waiting.Acknowledge();
    }

    private abstract class Waiting
    {
        public abstract Task RunAsync(DbTransaction transaction, CancellationToken cancellation);

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private sealed class Waiting<T>(DurableChange<T> change) : Waiting
    {
        private const string Savepoint = "change";

        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? value;
        private Exception? failure;

        public Task<T> Result => completion.Task;

        public override async Task RunAsync(DbTransaction transaction, CancellationToken cancellation)
        {
            await transaction.SaveAsync(Savepoint, cancellation);
            try
            {
                value = await change(transaction, cancellation);
                await transaction.ReleaseAsync(Savepoint, cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // A visitor who went away is a failure of this change alone; only the site's end stops the group.
                failure = exception;
                await transaction.RollbackAsync(Savepoint, cancellation);
            }
        }

        public override void Acknowledge()
        {
            if (failure is not null)
                completion.TrySetException(failure);
            else
                completion.TrySetResult(value!);
        }

        public override void Fail(Exception exception) => completion.TrySetException(exception);
    }
}
