using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Takes the records of an import back: what was new goes, and what was replaced comes back.</summary>
internal static class TakenRecords
{
    private const string These = "service_records WHERE organisation_id = @organisation AND record IN (SELECT record FROM taken)";

    private const string Before =
        "replaced_service_records WHERE organisation_id = @organisation AND replaced_at = @at AND record IN (SELECT record FROM taken)";

    /// <summary>Writes down what takes an import back.</summary>
    public static string Write(Guid organisation, DateTime at, IReadOnlyList<string> records) => JsonSerializer.Serialize(new Taken(organisation, at, records));

    /// <summary>Takes it back within the transaction that the context has, unless a later file changed a record of it.</summary>
    /// <returns>Why it cannot be taken back, and nothing is changed then; null when it was.</returns>
    public static async Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation)
    {
        var taken = JsonSerializer.Deserialize<Taken>(journal)!;
        var transaction = database.Database.CurrentTransaction!.GetDbTransaction();
        (string, object?)[] values = [("organisation", taken.Organisation), ("at", taken.At)];
        await UseTotals.LockAsync(transaction, taken.Organisation, cancellation);
        await FillAsync(transaction, taken.Records, cancellation);
        try
        {
            var there = await CountAsync(transaction, These, values, cancellation);
            var later = await CountAsync(transaction, Before.Replace("= @at", "> @at", StringComparison.Ordinal), values, cancellation);
            if (there != taken.Records.Count || later > 0)
                return "A later file changed what came in by it. Send the right file instead.";
            await UseTotals.AddAsync(transaction, Counted(transaction, These), -1, areMany: true, cancellation, values);
            await transaction.ExecuteAsync($"DELETE FROM {These}", cancellation, values);
            await transaction.ExecuteAsync(
                $"INSERT INTO service_records ({ServiceTaking.Fields}) SELECT {ServiceTaking.Fields} FROM {Before}",
                cancellation,
                values
            );
            await UseTotals.AddAsync(transaction, Counted(transaction, Before), 1, areMany: true, cancellation, values);
            await transaction.ExecuteAsync($"DELETE FROM {Before}", cancellation, values);
            return null;
        }
        finally
        {
            await transaction.ExecuteAsync("DROP TABLE taken", CancellationToken.None);
        }
    }

    private static async Task FillAsync(DbTransaction transaction, IReadOnlyList<string> records, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync("CREATE TEMPORARY TABLE taken (record text NOT NULL PRIMARY KEY)", cancellation);
        var all = transaction is SqliteTransaction ? "SELECT value FROM json_each(@records)" : "SELECT json_array_elements_text(@records::json)";
        await transaction.ExecuteAsync($"INSERT INTO taken (record) {all}", cancellation, ("records", JsonSerializer.Serialize(records)));
    }

    private static async Task<long> CountAsync(DbTransaction transaction, string rows, (string, object?)[] values, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = ($"SELECT count(*) FROM {rows}", transaction, 0);
        command.Fill(values);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <summary>Records with what the totals count.</summary>
    private static string Counted(DbTransaction transaction, string rows) =>
        $"""
            (SELECT organisation_id, team_id, peer_id, person_id, {ServiceTaking.MonthOf(transaction)} AS month, minutes,
                CASE WHEN activity_id IN (SELECT id FROM activities WHERE standing = 'Outside') THEN minutes ELSE 0 END AS outside_minutes
            FROM {rows})
            """;

    private sealed record Taken(Guid Organisation, DateTime At, IReadOnlyList<string> Records);
}
