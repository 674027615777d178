using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// Takes service records from a file of an agency: every line or none. The file is streamed into a staging table; the rest is some
/// statements over whole tables in one transaction. A record is known by the agency's own id, so that a file sent again, or one that
/// overlaps the last, changes only what differs.
/// </summary>
public sealed class ServiceImport(PeerAtlasDbContext database, AuthorityClock clock, IActor actor)
{
    private const string Fields = "organisation_id, record, team_id, peer_id, person_id, day, minutes, activity_id, is_group, payer";

    /// <summary>Files that pages take; larger ones are imported by the command.</summary>
    public const int MaxMegabytes = 1024;

    /// <summary>The columns of a file, whether it must have them, and what they hold.</summary>
    public static IReadOnlyList<(string Name, bool IsRequired, string Hint)> Columns => ServiceRowReader.Columns;

    /// <summary>Imports a file.</summary>
    /// <param name="organisation">Whose records they are; names are looked for in this agency alone.</param>
    /// <param name="file">CSV with <see cref="Columns"/>; it stays open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="allProblems">Where to write every problem as CSV; null when the first are enough.</param>
    /// <param name="isCheckOnly">Whether the lines are only read and nothing is imported.</param>
    /// <param name="whenRead">What is done when all is read and good, before the turn to write is taken for long.</param>
    /// <param name="ending">What else is done in the transaction that takes the records.</param>
    /// <param name="cancellation">Stops it; nothing is kept.</param>
    public async Task<ServiceImportResult> RunAsync(
        Organisation organisation,
        Stream file,
        string fileName,
        TextWriter? allProblems = null,
        bool isCheckOnly = false,
        Func<Task>? whenRead = null,
        Func<DbTransaction, ServiceImportResult, Task>? ending = null,
        CancellationToken cancellation = default
    )
    {
        var problems = new LineProblems(allProblems);
        var lists = await AgencyLists.ReadAsync(database, organisation.Id, cancellation);
        await database.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = database.Database.GetDbConnection();
            // A long statement of SQLite ends early in no other way.
            await using var interrupt = cancellation.Register(() =>
            {
                if (connection is SqliteConnection { Handle: { } handle })
                    SQLitePCL.raw.sqlite3_interrupt(handle);
            });
            var staged = await StageAsync(connection, organisation.Id, lists, file, fileName, problems, cancellation);
            if (problems.Count == 0 && isCheckOnly)
                await NameTwiceAsync(connection, problems, cancellation);
            if (problems.Count > 0 || isCheckOnly)
                return new(0, 0, 0, problems.Count, problems.First);
            if (whenRead is not null)
                await whenRead();
            return await ApplyAsync(connection, organisation, fileName, staged, problems, ending, cancellation);
        }
        finally
        {
            // A pooled connection would keep the table, with what it holds of persons.
            await RunAsync(database.Database.GetDbConnection(), "DROP TABLE IF EXISTS staged", CancellationToken.None);
            await database.Database.CloseConnectionAsync();
        }
    }

    private async Task<long> StageAsync(
        DbConnection connection,
        Guid organisation,
        AgencyLists lists,
        Stream file,
        string fileName,
        LineProblems problems,
        CancellationToken cancellation
    )
    {
        var reader = new ServiceRowReader(lists, clock.Today, problems);
        long staged = 0;
        await using var staging = await StagingTable.BeginAsync(connection, organisation, cancellation);
        try
        {
            foreach (var row in CsvTable.Read(file, fileName, TableLimits.Streamed))
            {
                if (staged == 0 && problems.Count == 0 && !reader.HasColumns(row))
                    return 0;
                // After the first bad line the others are read to be told about, and not kept.
                if (reader.Read(row) is { } record && problems.Count == 0)
                {
                    staging.Add(record);
                    staged++;
                }

                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (TableException refused)
        {
            problems.Add(refused.Row, refused.Column, refused.Problem);
        }

        if (problems.Count == 0 && staged == 0)
            problems.Add(null, null, "The file has no rows under the header.");
        if (problems.Count > 0)
            return 0;
        await staging.CompleteAsync(cancellation);
        return staged;
    }

    private async Task<ServiceImportResult> ApplyAsync(
        DbConnection connection,
        Organisation organisation,
        string fileName,
        long staged,
        LineProblems problems,
        Func<DbTransaction, ServiceImportResult, Task>? ending,
        CancellationToken cancellation
    )
    {
        await RunAsync(connection, connection is SqliteConnection ? "ANALYZE temp.staged" : "ANALYZE staged", cancellation);
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        var transaction = turn.GetDbTransaction();
        if (connection is NpgsqlConnection)
            await transaction.ExecuteAsync("SET LOCAL work_mem = '128MB'", cancellation);
        await UseTotals.LockAsync(transaction, organisation.Id, cancellation);
        long unchanged,
            changed;
        try
        {
            (unchanged, changed) = await TakeOutKnownAsync(transaction, organisation.Id, cancellation);
            await transaction.ExecuteAsync($"INSERT INTO service_records ({Fields}) SELECT {Fields} FROM staged", cancellation);
        }
        catch (DbException exception)
            when (exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteErrorCode: 19 })
        {
            await turn.RollbackAsync(cancellation);
            await NameTwiceAsync(connection, problems, cancellation);
            return new(0, 0, 0, problems.Count, problems.First);
        }

        await UseTotals.AddAsync(transaction, "staged", 1, cancellation);
        var result = new ServiceImportResult(staged - unchanged - changed, changed, unchanged, 0, []);
        database.Add(Entry(organisation, fileName, result));
        await database.SaveChangesAsync(cancellation);
        if (ending is not null)
            await ending(transaction, result);
        await turn.CommitAsync(cancellation);
        return result;
    }

    /// <summary>
    /// Takes out of the staging table what is there already with the same content; what is there with other content is put beside the
    /// records as it was, and leaves the records and the totals.
    /// </summary>
    private async Task<(long Unchanged, long Changed)> TakeOutKnownAsync(DbTransaction transaction, Guid organisation, CancellationToken cancellation)
    {
        if (!await database.Set<ServiceRecord>().IgnoreQueryFilters().AnyAsync(record => record.OrganisationId == organisation, cancellation))
            return (0, 0);
        await transaction.ExecuteAsync("DROP TABLE IF EXISTS known", cancellation);
        await transaction.ExecuteAsync(
            "CREATE TEMPORARY TABLE known (line integer NOT NULL, record text NOT NULL UNIQUE, is_same boolean NOT NULL)",
            cancellation
        );
        var known = await transaction.ExecuteAsync(
            """
            INSERT INTO known (line, record, is_same)
            SELECT staged.line, staged.record,
                old.team_id = staged.team_id AND old.peer_id = staged.peer_id AND old.person_id IS NOT DISTINCT FROM staged.person_id
                AND old.day = staged.day AND old.minutes = staged.minutes AND old.activity_id = staged.activity_id
                AND old.is_group = staged.is_group AND old.payer IS NOT DISTINCT FROM staged.payer
            FROM staged JOIN service_records AS old ON old.organisation_id = staged.organisation_id AND old.record = staged.record
            """,
            cancellation
        );
        if (known == 0)
            return (0, 0);
        var unchanged = await transaction.ExecuteAsync("DELETE FROM staged WHERE line IN (SELECT line FROM known WHERE is_same)", cancellation);
        var changed = await ReplaceAsync(transaction, organisation, cancellation);
        await transaction.ExecuteAsync("DROP TABLE known", cancellation);
        return (unchanged, changed);
    }

    private async Task<long> ReplaceAsync(DbTransaction transaction, Guid organisation, CancellationToken cancellation)
    {
        const string Old = "service_records WHERE organisation_id = @organisation AND record IN (SELECT record FROM known WHERE NOT is_same)";
        var newId =
            transaction is SqliteTransaction
                ? "upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-a' || substr(h, 18, 3) || '-' || substr(h, 21, 12))"
                : "gen_random_uuid()";
        var source = transaction is SqliteTransaction ? $"(SELECT *, hex(randomblob(16)) AS h FROM {Old})" : $"(SELECT * FROM {Old})";
        var changed = await transaction.ExecuteAsync(
            $"INSERT INTO replaced_service_records (id, {Fields}, replaced_at) SELECT {newId}, {Fields}, @now FROM {source} AS old",
            cancellation,
            ("organisation", organisation),
            ("now", clock.UtcNow)
        );
        if (changed == 0)
            return 0;
        var month = transaction is SqliteTransaction ? "date(day, 'start of month')" : "date_trunc('month', day)::date";
        await UseTotals.AddAsync(
            transaction,
            $"""
            (SELECT organisation_id, team_id, peer_id, person_id, {month} AS month, minutes,
                CASE WHEN activity_id IN (SELECT id FROM activities WHERE standing = 'Outside') THEN minutes ELSE 0 END AS outside_minutes
            FROM {Old})
            """,
            -1,
            cancellation,
            ("organisation", organisation)
        );
        await transaction.ExecuteAsync($"DELETE FROM {Old}", cancellation, ("organisation", organisation));
        return changed;
    }

    private static async Task NameTwiceAsync(DbConnection connection, LineProblems problems, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (
            "SELECT line, first FROM (SELECT line, min(line) OVER (PARTITION BY record) AS first FROM staged) AS lines WHERE line > first ORDER BY line",
            0
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            problems.Add(reader.GetInt32(0), "record", $"The id stands in line {reader.GetInt32(1)} already. Give each contact an id of its own.");
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private AuditEntry Entry(Organisation organisation, string fileName, ServiceImportResult result) =>
        new()
        {
            At = clock.UtcNow,
            AccountId = actor.AccountId,
            Actor = actor.ActorName,
            Action = "imported",
            Subject = nameof(ServiceRecord),
            SubjectId = organisation.Id,
            Changes = JsonSerializer.Serialize(
                new Dictionary<string, string[]>
                {
                    ["File"] = [fileName],
                    ["Records"] = [$"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged"],
                }
            ),
        };
}
