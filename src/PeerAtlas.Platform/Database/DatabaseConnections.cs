using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PeerAtlas.Platform.Database;

/// <summary>Plain connections for what EF is too slow or too general for: grouped commits, streams, schema scripts.</summary>
public sealed class DatabaseConnections : IAsyncDisposable, IDisposable
{
    // The log is moved after so many turns or bytes, and emptied when it has become long.
    private const int MostTurns = 500;
    private const long MostGrowth = 32 * 1024 * 1024,
        LongLog = 64 * 1024 * 1024;

    private readonly DatabaseSettings settings;
    private readonly NpgsqlDataSource? postgres;
    private readonly SqliteWriteGate? gate;
    private readonly string file = "";
    private SqliteConnection? writer;
    private int turnsSinceCheckpoint;
    private long logAtCheckpoint;

    /// <summary>Opens nothing yet.</summary>
    public DatabaseConnections(DatabaseSettings settings)
    {
        this.settings = settings;
        SqliteConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = settings.SqliteFile,
            Pooling = true,
            DefaultTimeout = 30,
        }.ConnectionString;
        if (settings.IsSqlite)
        {
            file = Path.GetFullPath(settings.SqliteFile);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            OwnerOnly.TakeDatabase(file);
            gate = new SqliteWriteGate(file);
        }
        else
        {
            postgres = NpgsqlDataSource.Create(settings.Postgres!);
        }
    }

    /// <summary>Whether the database is a SQLite file.</summary>
    public bool IsSqlite => settings.IsSqlite;

    /// <summary>The gate of a SQLite file; null on PostgreSQL, which needs none.</summary>
    public SqliteWriteGate? Gate => gate;

    /// <summary>Whether the log still holds what was to leave it, since somebody read in the file; then <see cref="CheckpointAsync"/> again.</summary>
    public bool IsLogKept { get; private set; }

    /// <summary>The pool of PostgreSQL connections, shared with EF; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres => postgres;

    /// <summary>The connection string for EF on SQLite.</summary>
    internal string SqliteConnectionString { get; }

    /// <summary>An open connection for reading.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        if (postgres is not null)
            return await postgres.OpenConnectionAsync(cancellation);
        var connection = new SqliteConnection(SqliteConnectionString);
        await connection.OpenAsync(cancellation);
        SqlitePragmas.Apply(connection);
        return connection;
    }

    /// <summary>A transaction to write in. Dispose of it to give the turn back; what was not committed is undone.</summary>
    public async Task<WriteTurn> BeginWriteAsync(CancellationToken cancellation = default)
    {
        if (postgres is not null)
        {
            var connection = await postgres.OpenConnectionAsync(cancellation);
            return new WriteTurn(await connection.BeginTransactionAsync(cancellation), connection, null);
        }

        await TakeTurnAsync(cancellation);
        try
        {
            // One connection stays open for grouped writes and for every checkpoint, which happens inside its turn.
            writer ??= OpenWriter();
            return new WriteTurn(writer.BeginTransaction(deferred: false), null, gate);
        }
        catch
        {
            gate!.Leave();
            throw;
        }
    }

    /// <summary>Moves what the write-ahead log holds into the file and empties the log.</summary>
    public async Task CheckpointAsync(CancellationToken cancellation = default)
    {
        if (gate is null)
            return;
        await gate.EnterAsync(cancellation);
        try
        {
            Checkpoint(isToBeEmptied: true);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Takes the turn to write to a SQLite file, and first moves what the log holds when that is much.</summary>
    internal void TakeTurn()
    {
        gate!.Enter();
        CheckpointIfDue();
    }

    /// <inheritdoc cref="TakeTurn"/>
    internal async Task TakeTurnAsync(CancellationToken cancellation)
    {
        await gate!.EnterAsync(cancellation);
        CheckpointIfDue();
    }

    /// <summary>
    /// Writes the tables anew, so that the files hold nothing of rows that were deleted: SQLite rewrites its file and empties the
    /// log, PostgreSQL rewrites the tables. False when a reader was in the way; then try again later.
    /// </summary>
    /// <param name="tables">Names of tables, which come from code.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<bool> RewriteAsync(IReadOnlyList<string> tables, CancellationToken cancellation = default)
    {
        if (postgres is not null)
        {
            await using var connection = await postgres.OpenConnectionAsync(cancellation);
            await using var rewrite = connection.CreateCommand();
            (rewrite.CommandText, rewrite.CommandTimeout) = ($"VACUUM (FULL) {string.Join(", ", tables)}", 0);
            await rewrite.ExecuteNonQueryAsync(cancellation);
            return true;
        }

        await gate!.EnterAsync(cancellation);
        try
        {
            writer ??= OpenWriter();
            Run(writer, "VACUUM;");
            return Empty();
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer?.Dispose();
        postgres?.Dispose();
        gate?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        gate?.Dispose();
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(SqliteConnectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        Run(connection, "PRAGMA journal_mode=WAL;");
        return connection;
    }

    private void CheckpointIfDue()
    {
        try
        {
            var log = LogLength();
            logAtCheckpoint = Math.Min(log, logAtCheckpoint);
            if (++turnsSinceCheckpoint >= MostTurns || log - logAtCheckpoint >= MostGrowth)
                Checkpoint(isToBeEmptied: IsLogKept || log >= LongLog);
        }
        catch
        {
            gate!.Leave();
            throw;
        }
    }

    private void Checkpoint(bool isToBeEmptied)
    {
        writer ??= OpenWriter();
        if (isToBeEmptied)
        {
            // Everybody who writes waits meanwhile: not for a reader who takes long.
            Run(writer, "PRAGMA busy_timeout=200;");
            try
            {
                Empty();
            }
            finally
            {
                Run(writer, SqlitePragmas.BusyTimeout);
            }
        }
        else
        {
            Run(writer, "PRAGMA wal_checkpoint(PASSIVE);");
        }

        (turnsSinceCheckpoint, logAtCheckpoint) = (0, LogLength());
    }

    private bool Empty()
    {
        IsLogKept = Run(writer!, "PRAGMA wal_checkpoint(TRUNCATE);") is not 0L;
        return !IsLogKept;
    }

    private long LogLength() => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0;

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

/// <summary>The turn to write: an open transaction.</summary>
public sealed class WriteTurn : IAsyncDisposable
{
    private readonly DbConnection? ownConnection;
    private readonly SqliteWriteGate? gate;

    internal WriteTurn(DbTransaction transaction, DbConnection? ownConnection, SqliteWriteGate? gate)
    {
        Transaction = transaction;
        this.ownConnection = ownConnection;
        this.gate = gate;
    }

    /// <summary>The transaction.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>Makes durable what was done.</summary>
    public Task CommitAsync(CancellationToken cancellation = default) => Transaction.CommitAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
            if (ownConnection is not null)
                await ownConnection.DisposeAsync();
        }
        finally
        {
            gate?.Leave();
        }
    }
}
