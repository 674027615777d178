using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PeerAtlas.Platform.Database;

/// <summary>A numbered SQL script of db/, as it is built into the program.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Sql">Its text.</param>
public sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, to tell whether an applied script was changed later.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>Applies the numbered scripts of db/ in order, each once, under a lock.</summary>
public sealed class SchemaScripts
{
    // Any fixed number: it names the lock that keeps two runs apart on PostgreSQL.
    private const long PostgresLock = 0x50454552_41544C53;

    private const string Bookkeeping =
        "CREATE TABLE IF NOT EXISTS schema_scripts (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL);";

    private readonly DatabaseConnections connections;
    private readonly DatabaseSettings settings;

    /// <summary>Takes the scripts that are built into the program.</summary>
    public SchemaScripts(DatabaseConnections connections, DatabaseSettings settings)
        : this(connections, settings, Read(settings.IsSqlite ? "db/sqlite/" : "db/postgres/")) { }

    internal SchemaScripts(DatabaseConnections connections, DatabaseSettings settings, IReadOnlyList<SchemaScript> all) =>
        (this.connections, this.settings, All) = (connections, settings, all);

    /// <summary>The scripts for the database in use.</summary>
    public IReadOnlyList<SchemaScript> All { get; }

    /// <summary>The scripts that the database still lacks.</summary>
    /// <exception cref="InvalidOperationException">An applied script is unknown here or reads differently now.</exception>
    public async Task<IReadOnlyList<SchemaScript>> PendingAsync(CancellationToken cancellation = default)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        if (!await HasBookkeepingAsync(connection, cancellation))
            return All;
        await using var command = connection.CreateCommand();
        return await PendingAsync(command, cancellation);
    }

    /// <summary>Makes sure that this program fits the database, and that it lacks nothing unless it may.</summary>
    /// <exception cref="DatabaseProblemException">It does not.</exception>
    public async Task CheckAsync(bool mayLackScripts, CancellationToken cancellation = default)
    {
        // To open the file would make it.
        if (!mayLackScripts && connections.IsSqlite && !File.Exists(settings.SqliteFile))
            throw DatabaseProblemException.NoFile(Path.GetFullPath(settings.SqliteFile));
        try
        {
            if (await PendingAsync(cancellation) is { Count: > 0 } pending && !mayLackScripts)
                throw DatabaseProblemException.Lacks(pending, All.Count);
        }
        catch (InvalidOperationException mismatch)
        {
            throw new DatabaseProblemException(mismatch.Message);
        }
    }

    /// <summary>Applies what is pending, all in one transaction, and returns it. A SQLite file with data is backed up first.</summary>
    /// <exception cref="DatabaseProblemException">A script failed on what it found; nothing was changed.</exception>
    public async Task<IReadOnlyList<SchemaScript>> ApplyAsync(CancellationToken cancellation = default)
    {
        if (connections.IsSqlite)
            OwnerOnly.MakeDatabase(Path.GetFullPath(settings.SqliteFile));
        var waiting = await PendingAsync(cancellation);
        if (waiting.Count == 0)
            return [];
        if (connections.IsSqlite && waiting.Count < All.Count)
            await BackUpSqliteAsync(waiting[0].Number, cancellation);

        await using var turn = await connections.BeginWriteAsync(cancellation);
        await using var command = turn.Transaction.Connection!.CreateCommand();
        command.Transaction = turn.Transaction;
        if (!connections.IsSqlite)
            await RunAsync(command, $"SELECT pg_advisory_xact_lock({PostgresLock.ToString(CultureInfo.InvariantCulture)});", cancellation);
        await RunAsync(command, Bookkeeping, cancellation);
        // Another process may have applied them while this one waited for the lock.
        waiting = await PendingAsync(command, cancellation);
        foreach (var script in waiting)
        {
            try
            {
                await RunAsync(command, script.Sql, cancellation);
            }
            catch (DbException failure) when (DatabaseProblemException.WordsFor(script, failure) is not null)
            {
                throw new DatabaseProblemException(DatabaseProblemException.WordsFor(script, failure)!);
            }

            await RecordAsync(command, script, cancellation);
        }

        await turn.CommitAsync(cancellation);
        return waiting;
    }

    private async Task<IReadOnlyList<SchemaScript>> PendingAsync(DbCommand command, CancellationToken cancellation)
    {
        command.Parameters.Clear();
        command.CommandText = "SELECT number, name, checksum FROM schema_scripts ORDER BY number;";
        var applied = new Dictionary<int, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var number = reader.GetInt32(0);
            applied[number] = reader.GetString(2);
            var known = All.FirstOrDefault(script => script.Number == number)
                ?? throw new InvalidOperationException($"The database was made by a newer version: script {reader.GetString(1)} is unknown here.");
            if (known.Checksum != applied[number])
                throw new InvalidOperationException($"Script {known.Name} was changed after it had been applied.");
        }

        return [.. All.Where(script => !applied.ContainsKey(script.Number))];
    }

    private async Task<bool> HasBookkeepingAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connections.IsSqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_scripts';"
            : "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_scripts';";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0;
    }

    private async Task BackUpSqliteAsync(int before, CancellationToken cancellation)
    {
        var file = $"{settings.SqliteFile}.before-{before:0000}.{DateTime.UtcNow:yyyyMMddHHmmss}";
        OwnerOnly.MakeDatabase(file);
        await using var source = (SqliteConnection)await connections.OpenAsync(cancellation);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await target.OpenAsync(cancellation);
        source.BackupDatabase(target);
    }

    private static async Task RunAsync(DbCommand command, string sql, CancellationToken cancellation)
    {
        command.Parameters.Clear();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task RecordAsync(DbCommand command, SchemaScript script, CancellationToken cancellation)
    {
        command.CommandText = "INSERT INTO schema_scripts (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @at);";
        command.Parameters.Clear();
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("@number", script.Number),
                ("@name", script.Name),
                ("@checksum", script.Checksum),
                ("@at", DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture)),
            }
        )
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static IReadOnlyList<SchemaScript> Read(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var file = name[folder.Length..];
                    return new SchemaScript(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
                })
                .OrderBy(script => script.Number),
        ];
    }
}
