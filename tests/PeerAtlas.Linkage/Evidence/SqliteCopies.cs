using Microsoft.Data.Sqlite;

namespace PeerAtlas.Linkage.Evidence;

/// <summary>
/// Copies of a SQLite file and its write-ahead log, byte for byte: freed pages and the parts of the log that are overwritten later
/// come with them. Rows are read from the copy, as somebody would who restores a backup.
/// </summary>
internal sealed class SqliteCopies(string file) : DatabaseCopies
{
    public override async Task CopyAsync(int moment, CaseFile found)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-copy-").FullName;
        try
        {
            // Everything beside the database too, but for the folder with the keys, which no backup may hold.
            foreach (var path in System.IO.Directory.GetFiles(Path.GetDirectoryName(file)!))
            {
                var bytes = await ReadAsync(path);
                found.Pieces.AddRange(Changes.OfFile(moment, Path.GetFileName(path), path, bytes));
                if (!path.EndsWith("-shm", StringComparison.Ordinal))
                    await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(path)), bytes);
            }

            await using var copy = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, Path.GetFileName(file)), Pooling = false }.ConnectionString
            );
            await copy.OpenAsync();
            foreach (var table in await TablesAsync(copy))
                await ReadRowsAsync(moment, found, copy, table, "t.rowid AS \"rowid\"");
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    public override Task MeasureAsync(int moment, CaseFile found)
    {
        foreach (var path in System.IO.Directory.GetFiles(Path.GetDirectoryName(file)!))
            found.Measured(moment, Path.GetFileName(path), new FileInfo(path).Length);
        return Task.CompletedTask;
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var stream = await OpenAsync(path);
        var bytes = new byte[stream.Length];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }

    // The site holds a file beside the database to itself while it writes.
    private static async Task<FileStream> OpenAsync(string path)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException) when (tried < 1000)
            {
                await Task.Delay(10);
            }
        }
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection copy)
    {
        await using var command = copy.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
