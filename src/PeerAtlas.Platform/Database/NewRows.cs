using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Database;

/// <summary>
/// Writes many new rows at once, by one prepared statement or COPY in place of change tracking, as the context would write them: in the scope alone, without
/// what a database cannot keep, and with the audit record of each. What they stand on is written first, and the context does not know them afterwards.
/// </summary>
public sealed class NewRows(PeerAtlasDbContext database, IActor actor, TimeProvider clock)
{
    /// <summary>Writes rows within the transaction that is open.</summary>
    public async Task WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (database.Database.CurrentTransaction?.GetDbTransaction() is not { } transaction)
            throw new InvalidOperationException("Many rows are written within a transaction.");
        foreach (var row in rows.OfType<IOwnedByOrganisation>())
        {
            if (!database.Scope.IsOpen(row, row.OrganisationId))
                throw new OutsideScopeException(typeof(T).Name);
        }

        await InsertAsync(transaction, rows, cancellation);
        await InsertAsync(transaction, Described(rows), cancellation);
    }

    private IReadOnlyCollection<AuditEntry> Described<T>(IReadOnlyCollection<T> rows)
    {
        if (!typeof(T).IsAssignableTo(typeof(IAudited)))
            return [];
        var properties = database.Model.FindEntityType(typeof(T))!.GetProperties().Where(property => !property.IsPrimaryKey()).ToList();
        var at = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. rows.OfType<IAudited>()
                .Where(row => !row.IsRecord)
                .Select(row => AuditText.Entry(actor, at, "added", row, properties.ToDictionary(property => property.Name, property => Told(property, row)))),
        ];
    }

    private static string?[] Told(IProperty property, object row) => AuditText.IsToldAsChangedOnly(property) ? [] : [AuditText.Of(Value(property, row))];

    private static object? Value(IProperty property, object row) => property.GetGetter().GetClrValueUsingContainingEntity(row);

    private async Task InsertAsync<T>(DbTransaction transaction, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0)
            return;
        List<Column> columns =
        [
            .. database
                .Model.FindEntityType(typeof(T))!
                .GetTableMappings()
                .Single()
                .ColumnMappings.Select(mapping => new Column(mapping.Column.Name, mapping.Property, mapping.TypeMapping)),
        ];
        var table = database.Model.FindEntityType(typeof(T))!.GetTableName()!;
        if (transaction.Connection is NpgsqlConnection postgres)
            await CopyAsync(postgres, table, columns, rows, cancellation);
        else
            await PrepareAsync(transaction, table, columns, rows, cancellation);
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection,
        string table,
        List<Column> columns,
        IReadOnlyCollection<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var importer = await connection.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellation);
            foreach (var column in columns)
            {
                if (column.Of(row) is { } value)
                    await importer.WriteAsync(value, column.Mapping.StoreTypeNameBase, cancellation);
                else
                    await importer.WriteNullAsync(cancellation);
            }
        }

        await importer.CompleteAsync(cancellation);
    }

    private static async Task PrepareAsync<T>(
        DbTransaction transaction,
        string table,
        List<Column> columns,
        IReadOnlyCollection<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        // Only names of the model stand in the statement.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(column => "@" + column.Name))})";
#pragma warning restore CA2100
        foreach (var column in columns)
            command.Add("@" + column.Name, DBNull.Value);
        foreach (var row in rows)
        {
            for (var at = 0; at < columns.Count; at++)
                command.Parameters[at].Value = columns[at].Of(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private sealed record Column(string Name, IProperty Property, RelationalTypeMapping Mapping)
    {
        /// <summary>What a row has in it, as the database keeps it.</summary>
        public object? Of(object row)
        {
            var value = Value(Property, row);
            var kept = Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
            return kept is string text && text.Contains('\0', StringComparison.Ordinal) ? throw new UnkeepableTextException() : kept;
        }
    }
}
