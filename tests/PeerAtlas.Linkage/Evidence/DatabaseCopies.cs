using System.Data.Common;
using System.Globalization;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Evidence;

/// <summary>Copies of a database as its administrator could take them while the site runs.</summary>
internal abstract class DatabaseCopies
{
    private const int LongestKept = 4000;

    protected Changes Changes { get; } = new();

    public static DatabaseCopies Of(TestSite site) =>
        site.Settings.TryGetValue("Database:SqliteFile", out var file) ? new SqliteCopies(file) : new PostgresCopies(site.Settings["Database:Postgres"]);

    /// <summary>Copies files and rows.</summary>
    public abstract Task CopyAsync(int moment, CaseFile found);

    /// <summary>Notes sizes of files and positions in logs.</summary>
    public abstract Task MeasureAsync(int moment, CaseFile found);

    protected async Task ReadRowsAsync(int moment, CaseFile found, DbConnection connection, string table, string hidden)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {hidden}, t.* FROM \"{table}\" t";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (await reader.ReadAsync())
            rows.Add(ReadRow(reader));
        found.Rows.AddRange(Changes.OfTable(moment, table, rows));
    }

    private static Dictionary<string, string> ReadRow(DbDataReader reader)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var text = Written(reader.GetValue(i));
            if (text.Length > 16)
                row[$"length({reader.GetName(i)})"] = text.Length.ToString(CultureInfo.InvariantCulture);
            row[reader.GetName(i)] = text.Length > LongestKept ? text[..LongestKept] : text;
        }

        return row;
    }

    private static string Written(object value) =>
        value switch
        {
            DBNull => "",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
