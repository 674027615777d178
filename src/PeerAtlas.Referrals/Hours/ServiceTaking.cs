using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What is staged, and what it came in by.</summary>
/// <param name="Organisation">Whose records they are.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Records">How many records are staged.</param>
/// <param name="At">When they are taken, in UTC.</param>
internal sealed record StagedFile(Guid Organisation, string Name, long Records, DateTime At);

/// <summary>Takes staged service records into the records and the totals: some statements over whole tables in one transaction.</summary>
internal sealed class ServiceTaking(PeerAtlasDbContext database, IActor actor)
{
    /// <summary>The columns that a record has.</summary>
    public const string Fields = "organisation_id, " + StagedFields;

    private const string StagedFields = "record, team_id, peer_id, person_id, day, minutes, activity_id, is_group, payer";

    private const string SameAs = """
        old.team_id = staged.team_id AND old.peer_id = staged.peer_id AND old.person_id IS NOT DISTINCT FROM staged.person_id
        AND old.day = staged.day AND old.minutes = staged.minutes AND old.activity_id = staged.activity_id
        AND old.is_group = staged.is_group AND old.payer IS NOT DISTINCT FROM staged.payer
        """;

    private const string JoinOld = " FROM staged JOIN service_records AS old ON old.organisation_id = @organisation AND old.record = staged.record";

    private const string OfOrganisation = "SELECT @organisation AS organisation_id, ";

    /// <summary>The first day of the month of a day.</summary>
    public static string MonthOf(DbTransaction transaction) =>
        transaction is SqliteTransaction ? "date(day, 'start of month')" : "date_trunc('month', day)::date";

    /// <summary>Ends a long statement of SQLite when it is called off; there is no other way.</summary>
    public static CancellationTokenRegistration Interrupting(DbConnection connection, CancellationToken cancellation) =>
        cancellation.Register(() =>
        {
            if (connection is SqliteConnection { Handle: { } handle })
                SQLitePCL.raw.sqlite3_interrupt(handle);
        });

    /// <summary>Takes what is staged: all of it, in one transaction.</summary>
    /// <param name="connection">The connection that has the staging table.</param>
    /// <param name="file">What it came in by.</param>
    /// <param name="problems">Where ids that stand twice are told.</param>
    /// <param name="ending">What else is done in the transaction.</param>
    /// <param name="cancellation">Stops it; nothing is kept.</param>
    public async Task<ServiceImportResult> TakeAsync(
        DbConnection connection,
        StagedFile file,
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
        await UseTotals.LockAsync(transaction, file.Organisation, cancellation);
        long unchanged,
            changed;
        try
        {
            (unchanged, changed) = await TakeOutKnownAsync(transaction, file, cancellation);
            await InsertAsync(transaction, file, cancellation);
        }
        catch (DbException exception) when (exception.IsTaken())
        {
            await turn.RollbackAsync(cancellation);
            await NameTwiceAsync(connection, problems, cancellation);
            return new(0, 0, 0, problems.Count, problems.First);
        }

        await UseTotals.AddAsync(
            transaction,
            $"({OfOrganisation}team_id, peer_id, person_id, month, minutes, outside_minutes FROM staged)",
            1,
            areMany: true,
            cancellation,
            ("organisation", file.Organisation)
        );
        var result = new ServiceImportResult(file.Records - unchanged - changed, changed, unchanged, 0, []);
        database.Add(Entry(file, result));
        await database.SaveChangesAsync(cancellation);
        if (ending is not null)
            await ending(transaction, result);
        await turn.CommitAsync(cancellation);
        return result;
    }

    private static Task<int> InsertAsync(DbTransaction transaction, StagedFile file, CancellationToken cancellation)
    {
        // PostgreSQL fills an index in its order faster, by more than the sorting takes.
        var order = transaction is SqliteTransaction ? "" : " ORDER BY record";
        return transaction.ExecuteAsync(
            $"INSERT INTO service_records ({Fields}) {OfOrganisation}{StagedFields} FROM (SELECT * FROM staged{order}) AS staged",
            cancellation,
            ("organisation", file.Organisation)
        );
    }

    /// <summary>
    /// Takes out of the staging table what is there already with the same content; what is there with other content is put beside the
    /// records as it was, and leaves the records and the totals.
    /// </summary>
    private async Task<(long Unchanged, long Changed)> TakeOutKnownAsync(DbTransaction transaction, StagedFile file, CancellationToken cancellation)
    {
        if (!await database.Set<ServiceRecord>().IgnoreQueryFilters().AnyAsync(record => record.OrganisationId == file.Organisation, cancellation))
            return (0, 0);
        await transaction.ExecuteAsync("DROP TABLE IF EXISTS known", cancellation);
        await transaction.ExecuteAsync(
            "CREATE TEMPORARY TABLE known (line integer NOT NULL, record text NOT NULL UNIQUE, is_same boolean NOT NULL)",
            cancellation
        );
        var known = await transaction.ExecuteAsync(
            "INSERT INTO known (line, record, is_same) SELECT staged.line, staged.record, " + SameAs + JoinOld,
            cancellation,
            ("organisation", file.Organisation)
        );
        if (known == 0)
            return (0, 0);
        var unchanged = await transaction.ExecuteAsync("DELETE FROM staged WHERE line IN (SELECT line FROM known WHERE is_same)", cancellation);
        var changed = await ReplaceAsync(transaction, file, cancellation);
        await transaction.ExecuteAsync("DROP TABLE known", cancellation);
        return (unchanged, changed);
    }

    private static async Task<long> ReplaceAsync(DbTransaction transaction, StagedFile file, CancellationToken cancellation)
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
            ("organisation", file.Organisation),
            ("now", file.At)
        );
        if (changed == 0)
            return 0;
        var month = MonthOf(transaction);
        await UseTotals.AddAsync(
            transaction,
            $"""
            (SELECT organisation_id, team_id, peer_id, person_id, {month} AS month, minutes,
                CASE WHEN activity_id IN (SELECT id FROM activities WHERE standing = 'Outside') THEN minutes ELSE 0 END AS outside_minutes
            FROM {Old})
            """,
            -1,
            areMany: true,
            cancellation,
            ("organisation", file.Organisation)
        );
        await transaction.ExecuteAsync($"DELETE FROM {Old}", cancellation, ("organisation", file.Organisation));
        return changed;
    }

    /// <summary>Adds ids that stand twice in what is staged to the problems.</summary>
    public static async Task NameTwiceAsync(DbConnection connection, LineProblems problems, CancellationToken cancellation)
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

    /// <summary>Numbers equal ids, in the order of the lines, as the import page does.</summary>
    public static Task NumberEqualAsync(DbConnection connection, CancellationToken cancellation)
    {
        var place = connection is SqliteConnection ? "rowid" : "ctid";
        return RunAsync(
            connection,
            $"""
            UPDATE staged SET record = staged.record || '-' || numbered.again
            FROM (SELECT {place} AS place, row_number() OVER (PARTITION BY record ORDER BY line) AS again FROM staged) AS numbered
            WHERE staged.{place} = numbered.place AND numbered.again > 1
            """,
            cancellation
        );
    }

    /// <summary>Of the lines that are staged, those whose record is there already, and whether it says the same.</summary>
    public static async Task<IReadOnlyDictionary<int, bool>> KnownAsync(DbConnection connection, Guid organisation, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("SELECT staged.line, " + SameAs + JoinOld, 0);
        command.Fill(("organisation", organisation));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var known = new Dictionary<int, bool>();
        while (await reader.ReadAsync(cancellation))
            known[reader.GetInt32(0)] = reader.GetBoolean(1);
        return known;
    }

    /// <summary>Runs a statement on the connection of the staging table.</summary>
    public static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private AuditEntry Entry(StagedFile file, ServiceImportResult result) =>
        new()
        {
            At = file.At,
            AccountId = actor.AccountId,
            Actor = actor.ActorName,
            Action = "imported",
            Subject = nameof(ServiceRecord),
            SubjectId = file.Organisation,
            Changes = JsonSerializer.Serialize(
                new Dictionary<string, string[]>
                {
                    ["File"] = [file.Name],
                    ["Records"] = [$"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged"],
                }
            ),
        };
}
