using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// Keeps the totals by month true: what a change adds or takes away is counted in the change's own transaction, so that a board reads
/// some rows for each team and never the records. The statements are the same on both databases.
/// </summary>
internal static class UseTotals
{
    /// <summary>The columns that a source of changes has: a table or a query in brackets.</summary>
    public const string Columns = "organisation_id, team_id, peer_id, person_id, month, minutes, outside_minutes";

    /// <summary>
    /// Lets changes of one agency's totals come one after another until the transaction ends: two that count the same month at once
    /// would each miss what the other adds. SQLite has one writer anyway.
    /// </summary>
    public static async Task LockAsync(DbTransaction transaction, Guid organisation, CancellationToken cancellation)
    {
        if (transaction is SqliteTransaction)
            return;
        await transaction.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended(@organisation, 8))",
            cancellation,
            ("organisation", organisation.ToString())
        );
    }

    /// <summary>Adds contacts to the totals, or with <paramref name="sign"/> −1 takes them away. The agency must be locked.</summary>
    /// <param name="transaction">The change's transaction.</param>
    /// <param name="source">A table, or a query in brackets, with <see cref="Columns"/>.</param>
    /// <param name="sign">1 or −1.</param>
    /// <param name="areMany">Whether it pays to keep the sums of the months by peer, of which there are few, in place of reading all changes once more.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="values">The parameters of the query.</param>
    public static async Task AddAsync(
        DbTransaction transaction,
        string source,
        int sign,
        bool areMany,
        CancellationToken cancellation,
        params (string Name, object? Value)[] values
    )
    {
        const string Peers = "organisation_id, team_id, peer_id, month, contacts, minutes, outside_minutes";
        var sums = $"""
            (SELECT organisation_id, team_id, peer_id, month, {sign} * count(*) AS contacts, {sign} * sum(minutes) AS minutes,
                {sign} * sum(outside_minutes) AS outside_minutes
            FROM {source} AS changes GROUP BY organisation_id, team_id, peer_id, month)
            """;
        if (areMany)
            sums = await KeepAsync(transaction, Peers, sums, cancellation, values);
        var given = areMany ? [] : values;

        await transaction.ExecuteAsync(
            $"""
            INSERT INTO peer_months ({Peers}) SELECT {Peers} FROM {sums} AS sums WHERE true
            ON CONFLICT (team_id, month, peer_id) DO UPDATE SET contacts = peer_months.contacts + excluded.contacts,
                minutes = peer_months.minutes + excluded.minutes, outside_minutes = peer_months.outside_minutes + excluded.outside_minutes
            """,
            cancellation,
            given
        );
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO person_months (organisation_id, team_id, month, person_id, contacts)
            SELECT organisation_id, team_id, month, person_id, {sign} * count(*)
            FROM {source} AS changes WHERE person_id IS NOT NULL GROUP BY organisation_id, team_id, month, person_id
            ON CONFLICT (team_id, month, person_id) DO UPDATE SET contacts = person_months.contacts + excluded.contacts
            """,
            cancellation,
            values
        );
        if (sign < 0)
            await DropEmptyAsync(transaction, sums, cancellation, given);
        await CountAsync(transaction, $"(SELECT DISTINCT organisation_id, team_id, month FROM {sums} AS sums)", cancellation, given);
        if (areMany)
            await transaction.ExecuteAsync("DROP TABLE peer_sums", cancellation);
    }

    /// <summary>Keeps the sums in a table of the connection's own.</summary>
    private static async Task<string> KeepAsync(
        DbTransaction transaction,
        string columns,
        string sums,
        CancellationToken cancellation,
        params (string Name, object? Value)[] values
    )
    {
        var like = $"CREATE TEMPORARY TABLE peer_sums AS SELECT {columns} FROM peer_months WHERE 1 = 0";
        await transaction.ExecuteAsync($"DROP TABLE IF EXISTS peer_sums; {like}", cancellation);
        await transaction.ExecuteAsync($"INSERT INTO peer_sums ({columns}) SELECT {columns} FROM {sums} AS sums", cancellation, values);
        return "peer_sums";
    }

    private static async Task DropEmptyAsync(
        DbTransaction transaction,
        string sums,
        CancellationToken cancellation,
        params (string Name, object? Value)[] values
    )
    {
        foreach (var table in new[] { "peer_months", "person_months" })
            await transaction.ExecuteAsync(
                $"DELETE FROM {table} WHERE contacts <= 0 AND team_id IN (SELECT team_id FROM {sums} AS sums)",
                cancellation,
                values
            );
    }

    /// <summary>Counts the persons of some months of teams anew.</summary>
    /// <param name="transaction">The change's transaction.</param>
    /// <param name="months">A table, or a query in brackets, with organisation_id, team_id and month.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="values">The parameters of the query.</param>
    public static Task CountAsync(DbTransaction transaction, string months, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        var next = transaction is SqliteTransaction ? "date(touched.month, '+1 month')" : "(touched.month + interval '1 month')";
        return transaction.ExecuteAsync(
            $"""
            WITH touched AS (SELECT organisation_id, team_id, month FROM {months} AS months),
            served AS (
                SELECT touched.team_id, touched.month, count(DISTINCT entry.person_id) AS persons
                FROM touched JOIN caseload_entries AS entry ON entry.team_id = touched.team_id
                    AND entry.starts_on < {next} AND (entry.ends_on IS NULL OR entry.ends_on >= touched.month)
                GROUP BY touched.team_id, touched.month),
            supported AS (
                SELECT touched.team_id, touched.month, count(DISTINCT person.person_id) AS persons
                FROM touched JOIN person_months AS person ON person.team_id = touched.team_id AND person.month = touched.month
                JOIN caseload_entries AS entry ON entry.person_id = person.person_id AND entry.team_id = touched.team_id
                    AND entry.starts_on < {next} AND (entry.ends_on IS NULL OR entry.ends_on >= touched.month)
                GROUP BY touched.team_id, touched.month)
            INSERT INTO team_months (organisation_id, team_id, month, caseload, supported)
            SELECT touched.organisation_id, touched.team_id, touched.month, coalesce(served.persons, 0), coalesce(supported.persons, 0)
            FROM touched
            LEFT JOIN served ON served.team_id = touched.team_id AND served.month = touched.month
            LEFT JOIN supported ON supported.team_id = touched.team_id AND supported.month = touched.month
            WHERE true
            ON CONFLICT (team_id, month) DO UPDATE SET caseload = excluded.caseload, supported = excluded.supported
            """,
            cancellation,
            values
        );
    }

    /// <summary>Runs a statement in the transaction, however long it takes.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> ExecuteAsync(
        this DbTransaction transaction,
        string sql,
        CancellationToken cancellation,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        command.Fill(values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Gives a command its parameters.</summary>
    public static void Fill(this DbCommand command, params (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
    }
}
