using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PeerAtlas.Platform.Database;

/// <summary>
/// Lets one connection at a time write to a SQLite file, in this process and in others on the machine, and keeps checkpoints
/// inside that turn. SQLite's own locks would let a checkpoint meet a commit, which its version 3.50.4 may answer with a
/// damaged file (docs/adr/0003); waiting here is also fair and quick where SQLite's busy handler sleeps.
/// </summary>
public sealed class SqliteWriteGate(string databaseFile) : IDisposable
{
    /// <summary>How long one waits for the turn. An import of very many lines keeps it for minutes, and nobody should be refused for that.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private FileStream? fileLock;
    private long takenAt;
    private volatile bool isElsewhere;

    /// <summary>Whether another process has the turn, as far as those know who wait for it here.</summary>
    public bool IsElsewhere => isElsewhere;

    /// <summary>How long the turn has been taken by the same writer of this process, or waited for by it when another process has it.</summary>
    public TimeSpan Taken => turn.CurrentCount > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Interlocked.Read(ref takenAt));

    private static FileStreamOptions LockFile
    {
        get
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 1,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    /// <summary>Waits for the turn to write.</summary>
    /// <exception cref="TimeoutException">Another writer kept the turn for longer than ten minutes.</exception>
    public void Enter()
    {
        if (!turn.Wait(LongestWait))
            throw Timeout();
        Interlocked.Exchange(ref takenAt, Stopwatch.GetTimestamp());
        try
        {
            TakeFileLock(attempt =>
                {
                    Thread.Sleep(attempt);
                    return Task.CompletedTask;
                })
                .GetAwaiter()
                .GetResult();
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <inheritdoc cref="Enter"/>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        if (!await turn.WaitAsync(LongestWait, cancellation))
            throw Timeout();
        Interlocked.Exchange(ref takenAt, Stopwatch.GetTimestamp());
        try
        {
            await TakeFileLock(wait => Task.Delay(wait, cancellation));
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Gives the turn back.</summary>
    public void Leave()
    {
        fileLock?.Dispose();
        fileLock = null;
        turn.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    // A command may write beside the site: an exclusive lock on a file next to the database keeps their turns apart.
    private async Task TakeFileLock(Func<TimeSpan, Task> pause)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                try
                {
                    fileLock = new FileStream(databaseFile + ".lock", LockFile);
                    return;
                }
                catch (IOException) when (Stopwatch.GetElapsedTime(since) < LongestWait)
                {
                    isElsewhere = true;
                    await pause(Stopwatch.GetElapsedTime(since) < Soon ? TimeSpan.FromMilliseconds(2) : TimeSpan.FromMilliseconds(50));
                }
            }
        }
        finally
        {
            isElsewhere = false;
        }
    }

    private static TimeoutException Timeout() => new("The database file is busy with another change. Nothing was changed; try again in a minute.");
}

/// <summary>Brings EF's transactions to the gate and refuses writes that would go around it.</summary>
internal sealed class SqliteGateInterceptor(DatabaseConnections connections) : DbTransactionInterceptor, IDbConnectionInterceptor, IDbCommandInterceptor
{
    // One interceptor serves one context, which has one connection.
    private bool writing;

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
        connections.TakeTurn();
        return Begin(connection, eventData);
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        await connections.TakeTurnAsync(cancellationToken);
        return Begin(connection, eventData);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Release();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Release();
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Release();

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Release();
        return Task.CompletedTask;
    }

    // A transaction that is disposed of unfinished is known only by its connection's end.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Release();

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Release();
        return Task.CompletedTask;
    }

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Release();

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Release();
        return Task.CompletedTask;
    }

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SqlitePragmas.Apply(connection);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqlitePragmas.Apply(connection);
        return Task.CompletedTask;
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Guarded(command, result);

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Guarded(command, result));

    // Begun here and not by EF: between this turn and its own beginning EF may be called off, and tells nobody.
    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData)
    {
        writing = true;
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            Release();
            throw;
        }
    }

    private static InterceptionResult<int> Guarded(DbCommand command, InterceptionResult<int> result) =>
        command.Transaction is null
            ? throw new InvalidOperationException("Open a transaction first: a change outside one would pass the write gate of SQLite.")
            : result;

    private void Release()
    {
        if (!writing)
            return;
        writing = false;
        connections.Gate!.Leave();
    }
}

/// <summary>How every connection to a SQLite file is set up.</summary>
internal static class SqlitePragmas
{
    public const string BusyTimeout = "PRAGMA busy_timeout=10000;";

    // The pool gives the same handles out again and again, and a handle keeps its settings.
    private static readonly ConditionalWeakTable<sqlite3, object> Applied = [];

    public static void Apply(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Applied.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        // FULL: a commit is on the disk when it returns. No checkpoint but the group commit's, inside its turn.
        command.CommandText = $"PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; {BusyTimeout} PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0;";
        command.ExecuteNonQuery();
        // Its own folds the letters of English alone.
        raw.sqlite3_create_function(handle, "lower", 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Lower);
        Applied.AddOrUpdate(handle, Applied);
    }

    private static void Lower(sqlite3_context context, object data, sqlite3_value[] values)
    {
        if (raw.sqlite3_value_type(values[0]) == raw.SQLITE_NULL)
            raw.sqlite3_result_null(context);
        else
            raw.sqlite3_result_text(context, raw.sqlite3_value_text(values[0]).utf8_to_string().ToLowerInvariant());
    }
}
