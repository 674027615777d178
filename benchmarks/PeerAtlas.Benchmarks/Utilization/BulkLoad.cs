using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary>
/// The same records by the database's own bulk load, into a table of the same form with the same keys: COPY from CSV on PostgreSQL, one prepared
/// statement in one transaction on SQLite. Names are resolved already, nothing is checked and no total is kept.
/// </summary>
internal static class BulkLoad
{
    private const string Table = "plain_records";

    public static async Task<TimeSpan> MeasureAsync(PeerAtlasDbContext database, string file, bool withKeys)
    {
        await database.Database.OpenConnectionAsync();
        try
        {
            return database.Database.GetDbConnection() is NpgsqlConnection postgres
                ? await PostgresAsync(postgres, file, withKeys)
                : Sqlite((SqliteConnection)database.Database.GetDbConnection(), file, withKeys);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private static async Task<TimeSpan> PostgresAsync(NpgsqlConnection connection, string file, bool withKeys)
    {
        await RunAsync(connection, $"CREATE TABLE {Table} (LIKE service_records {(withKeys ? "INCLUDING ALL" : "")})");
        var clock = Stopwatch.StartNew();
        await using (
            var copy = await connection.BeginTextImportAsync(
                $"COPY {Table} (organisation_id, record, team_id, peer_id, person_id, day, minutes, activity_id, is_group, payer) FROM STDIN (FORMAT csv)"
            )
        )
        {
            using var reader = new StreamReader(file);
            var buffer = new char[1 << 16];
            for (int read; (read = await reader.ReadAsync(buffer)) > 0; )
                await copy.WriteAsync(buffer.AsMemory(0, read));
        }

        var taken = clock.Elapsed;
        await RunAsync(connection, $"DROP TABLE {Table}");
        return taken;
    }

    private static TimeSpan Sqlite(SqliteConnection connection, string file, bool withKeys)
    {
        Run(
            connection,
            $"CREATE TABLE {Table} (organisation_id TEXT NOT NULL, record TEXT NOT NULL, team_id TEXT NOT NULL, peer_id TEXT NOT NULL, person_id "
                + "TEXT, day TEXT NOT NULL, minutes INTEGER NOT NULL, activity_id TEXT NOT NULL, is_group "
                + $"INTEGER NOT NULL, payer TEXT{(withKeys ? ", PRIMARY KEY (organisation_id, record)" : "")})"
        );
        var clock = Stopwatch.StartNew();
        using (var transaction = connection.BeginTransaction())
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO {Table} VALUES (@0, @1, @2, @3, @4, @5, @6, @7, 0, NULL)";
            SqliteParameter[] parameters = [.. Enumerable.Range(0, 8).Select(at => command.Parameters.AddWithValue($"@{at}", ""))];
            command.Prepare();
            foreach (var line in File.ReadLines(file))
            {
                var cells = line.Split(',');
                for (var at = 0; at < parameters.Length; at++)
                    parameters[at].Value = cells[at];
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var taken = clock.Elapsed;
        Run(connection, $"DROP TABLE {Table}");
        return taken;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
