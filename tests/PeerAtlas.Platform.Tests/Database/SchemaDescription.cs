using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

/// <summary>A database's tables, columns, keys, checks and indexes as sorted lines of text, to compare two databases.</summary>
internal static class SchemaDescription
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
            lines.Add(string.Join(' ', reader.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
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
