using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// A table of one connection's own, into which a file is read before anything of it counts. Filling it needs no turn to write: nobody
/// waits while a file is read. All of it is of one organisation, which therefore stands in no row.
/// </summary>
internal abstract class StagingTable : IAsyncDisposable
{
    private const string Columns = "line, record, team_id, peer_id, person_id, day, month, minutes, outside_minutes, activity_id, is_group, payer";

    /// <summary>Makes the table anew and begins to fill it.</summary>
    public static async Task<StagingTable> BeginAsync(DbConnection connection, CancellationToken cancellation)
    {
        var (id, day, flag) = connection is SqliteConnection ? ("text", "text", "integer") : ("uuid", "date", "boolean");
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            DROP TABLE IF EXISTS staged;
            CREATE TEMPORARY TABLE staged (line integer NOT NULL, record text NOT NULL, team_id {id} NOT NULL,
                peer_id {id} NOT NULL, person_id {id}, day {day} NOT NULL, month {day} NOT NULL, minutes integer NOT NULL,
                outside_minutes integer NOT NULL, activity_id {id} NOT NULL, is_group {flag} NOT NULL, payer text);
            """;
        await command.ExecuteNonQueryAsync(cancellation);
        return connection is SqliteConnection sqlite
            ? new Sqlite(sqlite)
            : new Postgres(await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY staged ({Columns}) FROM STDIN (FORMAT BINARY)", cancellation));
    }

    /// <summary>Adds a record.</summary>
    public abstract void Add(in StagedRecord record);

    /// <summary>Ends the filling; what was added is in the table then. Without it, nothing is.</summary>
    public abstract Task CompleteAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private sealed class Postgres(NpgsqlBinaryImporter importer) : StagingTable
    {
        public override void Add(in StagedRecord record)
        {
            importer.StartRow();
            importer.Write(record.Line, NpgsqlDbType.Integer);
            importer.Write(record.Record, NpgsqlDbType.Text);
            importer.Write(record.Team, NpgsqlDbType.Uuid);
            importer.Write(record.Peer, NpgsqlDbType.Uuid);
            if (record.Person is { } person)
                importer.Write(person, NpgsqlDbType.Uuid);
            else
                importer.WriteNull();
            importer.Write(record.Day, NpgsqlDbType.Date);
            importer.Write(record.Month, NpgsqlDbType.Date);
            importer.Write(record.Minutes, NpgsqlDbType.Integer);
            importer.Write(record.OutsideMinutes, NpgsqlDbType.Integer);
            importer.Write(record.Activity.Id, NpgsqlDbType.Uuid);
            importer.Write(record.IsGroup, NpgsqlDbType.Boolean);
            if (record.Payer is { } payer)
                importer.Write(payer, NpgsqlDbType.Text);
            else
                importer.WriteNull();
        }

        public override async Task CompleteAsync(CancellationToken cancellation) => await importer.CompleteAsync(cancellation);

        public override ValueTask DisposeAsync() => importer.DisposeAsync();
    }

    private sealed class Sqlite : StagingTable
    {
        private readonly SqliteTransaction transaction;
        private readonly SqliteCommand command;
        private readonly SqliteParameter[] parameters;

        public Sqlite(SqliteConnection connection)
        {
            // Only the connection's own temporary database is written to, which no other writer waits for.
            transaction = connection.BeginTransaction(deferred: true);
            command = connection.CreateCommand();
            command.Transaction = transaction;
            var names = Columns.Split(", ");
            command.CommandText = $"INSERT INTO staged ({Columns}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})";
            parameters = [.. names.Select(name => command.Parameters.AddWithValue("@" + name, DBNull.Value))];
            command.Prepare();
        }

        public override void Add(in StagedRecord record)
        {
            parameters[0].Value = record.Line;
            parameters[1].Value = record.Record;
            parameters[2].Value = record.Team;
            parameters[3].Value = record.Peer;
            parameters[4].Value = (object?)record.Person ?? DBNull.Value;
            parameters[5].Value = record.Day;
            parameters[6].Value = record.Month;
            parameters[7].Value = record.Minutes;
            parameters[8].Value = record.OutsideMinutes;
            parameters[9].Value = record.Activity.Id;
            parameters[10].Value = record.IsGroup;
            parameters[11].Value = (object?)record.Payer ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        public override async Task CompleteAsync(CancellationToken cancellation) => await transaction.CommitAsync(cancellation);

        public override async ValueTask DisposeAsync()
        {
            await command.DisposeAsync();
            await transaction.DisposeAsync();
        }
    }
}
