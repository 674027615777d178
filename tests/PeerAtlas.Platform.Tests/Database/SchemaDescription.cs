using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

/// <summary>A database's tables, columns, keys, checks and indexes as sorted lines of text, to compare two databases.</summary>
internal static partial class SchemaDescription
{
    private const string Sqlite = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'";

    private const string Postgres = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable
          FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseFacade database, DatabaseKind kind)
    {
        await database.OpenConnectionAsync();
        return await ReadAsync(database.GetDbConnection(), kind);
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, DatabaseKind kind)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = kind == DatabaseKind.Sqlite ? Sqlite : Postgres;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.AddRange(Parts(string.Join(' ', reader.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>
    /// A table of SQLite by its parts: a column that was added later stands behind the others, with its check beside it and a default for
    /// the rows that were there, and means the same.
    /// </summary>
    private static IEnumerable<string> Parts(string line)
    {
        if (TableOfSqlite().Match(line) is not { Success: true } table)
            return [line];
        return TopLevelComma()
            .Split(table.Groups["body"].Value)
            .Select(part => Default().Replace(part.Trim(), ""))
            .SelectMany(part => Check().Match(part) is { Success: true } check ? [check.Groups["column"].Value, check.Groups["check"].Value] : new[] { part })
            .Select(part => $"{table.Groups["name"].Value} {part}");
    }

    [GeneratedRegex("^(?<name>table \\S+) CREATE TABLE \"[^\"]+\" \\((?<body>.*)\\)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TableOfSqlite();

    [GeneratedRegex(@",(?![^(]*\))", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TopLevelComma();

    [GeneratedRegex(" DEFAULT '[^']*'", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Default();

    [GeneratedRegex("^(?<column>\"[^\"]+\" .*) (?<check>CONSTRAINT \"ck_.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Check();
}

/// <summary>An empty database beside the one under test.</summary>
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly string? dropSql;
    private readonly DbConnection? admin;

    private EmptyDatabase(DbConnection connection, DbConnection? admin, string? dropSql) =>
        (Connection, this.admin, this.dropSql) = (connection, admin, dropSql);

    public DbConnection Connection { get; }

    public static async Task<EmptyDatabase> CreateAsync(PeerAtlasDbContext context, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var memory = new SqliteConnection("Data Source=:memory:");
            await memory.OpenAsync();
            return new EmptyDatabase(memory, null, null);
        }

        var name = "empty_" + Guid.NewGuid().ToString("N");
        var settings = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false };
        var server = new NpgsqlConnection(settings.ConnectionString);
        await server.OpenAsync();
        await RunAsync(server, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = name }.ConnectionString);
        await connection.OpenAsync();
        return new EmptyDatabase(connection, server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    public Task RunAsync(string sql) => RunAsync(Connection, sql);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (admin is null)
            return;
        await RunAsync(admin, dropSql!);
        await admin.DisposeAsync();
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
