using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class SqliteVersionTests
{
    // Earlier ones can lose pages when a checkpoint meets a write at the wrong moment (the WAL-reset defect).
    [Fact]
    public async Task Sqlite_has_the_mended_write_ahead_log()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var version = await site.WithDatabaseAsync(database => database.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync());
        Assert.True(Version.Parse(version) >= new Version(3, 51, 3), $"SQLite is {version}.");
    }
}
