using System.Data.Common;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>
/// A kind of long work, registered as a keyed service under its name. It acts as whoever asked for it, with what they may do when it
/// is begun. It may be begun again after a restart, so that it changes everything in one transaction, which ends the work too
/// (<see cref="WorkRun.EndAsync"/>).
/// </summary>
public interface ILongWork
{
    /// <summary>What whoever asked must be allowed to do, where the work is about an organisation there; null when the site asks.</summary>
    Permission? Requires { get; }

    /// <summary>Does it.</summary>
    /// <returns>What came of it.</returns>
    Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation);
}

/// <summary>One attempt at a work.</summary>
public sealed class WorkRun(LongWork work, Guid claim, DatabaseConnections connections, TimeProvider clock)
{
    private long finished;
    private long whole = work.Whole ?? -1;

    /// <summary>The work as it was when it was claimed.</summary>
    public LongWork Work => work;

    internal Guid Claim => claim;

    /// <summary>Whether the work was ended together with what it changed.</summary>
    internal bool HasEnded { get; private set; }

    internal (long Finished, long? Whole) Progress => (Interlocked.Read(ref finished), Interlocked.Read(ref whole) is var known and >= 0 ? known : null);

    /// <summary>Says how much is finished, and how much there is when that is known; costs nothing.</summary>
    public void Report(long finished, long? whole = null)
    {
        Interlocked.Exchange(ref this.finished, finished);
        if (whole is { } known)
            Interlocked.Exchange(ref this.whole, known);
    }

    /// <summary>The file that was brought; how much of it is read is reported.</summary>
    public Stream OpenFile() => WorkFiles.Open(connections, work.Id, isResult: false, read => Report(read));

    /// <summary>The file that the work makes; dispose of it before the work ends.</summary>
    public Stream MakeFile() => WorkFiles.Make(connections, work.Id);

    /// <summary>
    /// Keeps what was reported. For a work that is about to take the turn to write for long: on SQLite the heartbeat, which keeps it
    /// otherwise, must wait for that turn too.
    /// </summary>
    public async Task KeepProgressAsync(CancellationToken cancellation)
    {
        var (done, all) = Progress;
        await using var turn = await connections.BeginWriteAsync(cancellation);
        await using var command = turn.Transaction.Connection!.CreateCommand();
        command.Transaction = turn.Transaction;
        command.CommandText = "UPDATE works SET finished = @finished, whole = @whole WHERE id = @id AND claim = @claim";
        command.Add("@finished", done);
        command.Add("@whole", (object?)all ?? DBNull.Value);
        command.Add("@id", work.Id);
        command.Add("@claim", claim);
        await command.ExecuteNonQueryAsync(cancellation);
        await turn.CommitAsync(cancellation);
    }

    /// <summary>Ends the work in the transaction that makes its change: both are kept or neither.</summary>
    /// <exception cref="WorkLostException">Somebody else took it over, or called it off.</exception>
    public async Task EndAsync(DbTransaction transaction, WorkOutcome outcome, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "UPDATE works SET state = 'Done', outcome = @outcome, ended_at = @now, claim = NULL WHERE id = @id AND claim = @claim AND NOT is_cancel_asked";
        command.Add("@outcome", outcome.ToJson());
        command.Add("@now", clock.GetUtcNow().UtcDateTime);
        command.Add("@id", work.Id);
        command.Add("@claim", claim);
        if (await command.ExecuteNonQueryAsync(cancellation) != 1)
            throw new WorkLostException();
        HasEnded = true;
    }
}

/// <summary>A work was ended by somebody else meanwhile; what was done for it is not kept.</summary>
public sealed class WorkLostException() : InvalidOperationException("The work is no longer this node's.");
