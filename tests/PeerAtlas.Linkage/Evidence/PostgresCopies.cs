using System.Globalization;
using Npgsql;

namespace PeerAtlas.Linkage.Evidence;

/// <summary>
/// Copies of a PostgreSQL database: the files of its tables, indexes and long values with what they hold of dead rows; every segment
/// of the write-ahead log, kept for good; the server's log with each statement and its parameters; and the rows with the place
/// and the transaction that the server keeps of them. A dump holds the rows in the order of their places, and no more.
/// </summary>
internal sealed class PostgresCopies(string connectionString) : DatabaseCopies
{
    private const string Relations = """
        SELECT c.relname, pg_relation_filepath(c.oid), c.relkind = 'r' AND n.nspname = 'public'
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'i', 't') AND n.nspname IN ('public', 'pg_toast') AND pg_relation_filepath(c.oid) IS NOT NULL AND c.oid >= 16384
        """;

    private string? segment;
    private long? logRead;

    public override async Task CopyAsync(int moment, CaseFile found)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await RunAsync(connection, "CHECKPOINT");
        var data = await TextAsync(connection, "SHOW data_directory");
        var relations = new List<(string Name, string Path, bool IsTable)>();
        await using (var command = new NpgsqlCommand(Relations, connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                relations.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));

        foreach (var (name, path, isTable) in relations)
        {
            if (isTable)
                await ReadRowsAsync(
                    moment,
                    found,
                    connection,
                    name,
                    "(split_part(trim(both '()' from t.ctid::text), ',', 1)::bigint * 1000 + split_part(trim(both "
                        + "'()' from t.ctid::text), ',', 2)::bigint)::text AS ctid, t.xmin::text AS xmin"
                );
            var file = Path.Combine(data, path);
            if (File.Exists(file))
                found.Pieces.AddRange(
                    Changes.OfFile(
                        moment,
                        (name.StartsWith("pg_toast", StringComparison.Ordinal) ? "long values" : name),
                        file,
                        await File.ReadAllBytesAsync(file)
                    )
                );
        }

        await CopyLogsAsync(moment, found, connection, data);
    }

    public override async Task MeasureAsync(int moment, CaseFile found)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        found.Measured(
            moment,
            "write-ahead log",
            long.Parse(await TextAsync(connection, "SELECT (pg_current_wal_lsn() - '0/0')::text"), CultureInfo.InvariantCulture)
        );
        found.Measured(moment, "server log", new FileInfo(LogOf(await TextAsync(connection, "SHOW data_directory"))).Length);
        found.Measured(
            moment,
            "database",
            long.Parse(await TextAsync(connection, "SELECT pg_database_size(current_database())::text"), CultureInfo.InvariantCulture)
        );
    }

    private async Task CopyLogsAsync(int moment, CaseFile found, NpgsqlConnection connection, string data)
    {
        var current = await TextAsync(connection, "SELECT pg_walfile_name(pg_current_wal_lsn())");
        segment ??= current;
        foreach (var file in System.IO.Directory.GetFiles(Path.Combine(data, "pg_wal")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name.Length != 24 || string.CompareOrdinal(name, segment) < 0 || string.CompareOrdinal(name, current) > 0)
                continue;
            found.Pieces.AddRange(Changes.OfFile(moment, "write-ahead log", file, await File.ReadAllBytesAsync(file)));
        }

        segment = current;
        await using var log = new FileStream(LogOf(data), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        // The log only grows; what was there before the first copy is of no interest.
        var start = logRead ?? log.Length;
        logRead = log.Length;
        var written = new byte[logRead.Value - start];
        log.Position = start;
        await log.ReadExactlyAsync(written);
        found.Pieces.Add(new Piece(moment, "server log", start, written));
    }

    private static string LogOf(string data) => Path.Combine(Path.GetDirectoryName(data)!, "log");

    private static async Task<string> TextAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
