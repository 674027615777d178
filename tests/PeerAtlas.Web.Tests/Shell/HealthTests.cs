using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

public sealed class HealthTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_that_reads_and_does_not_write_is_not_healthy(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        using var http = site.CreateClient();
        Assert.Equal("Healthy", await http.GetStringAsync("/health", TestContext.Current.CancellationToken));

        // Stands for a full disk, on which reading goes on.
        await RunAsync(
            site,
            kind,
            kind == DatabaseKind.Sqlite
                ? "CREATE TRIGGER full_disk BEFORE UPDATE ON site_facts BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
                : "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = "
                    + "'disk_full'; END $$; CREATE TRIGGER full_disk BEFORE UPDATE ON site_facts FOR EACH ROW EXECUTE FUNCTION full_disk()"
        );
        using var sick = await http.GetAsync("/health", TestContext.Current.CancellationToken);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Unhealthy"),
            (sick.StatusCode, await sick.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );

        await RunAsync(site, kind, kind == DatabaseKind.Sqlite ? "DROP TRIGGER full_disk" : "DROP TRIGGER full_disk ON site_facts");
        Assert.Equal("Healthy", await http.GetStringAsync("/health", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_site_whose_turn_to_write_a_command_has_for_long_is_in_service_and_refuses_nobody()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var http = site.CreateClient();
        // Another process with the same file.
        using var command = new SqliteWriteGate(Path.GetFullPath(site.Settings["Database:SqliteFile"]!));
        await command.EnterAsync(TestContext.Current.CancellationToken);
        var written = site.AddAsync(new SiteFact { Name = "patient", Since = DateTime.UnixEpoch });
        Assert.Equal("Degraded", await http.GetStringAsync("/health", TestContext.Current.CancellationToken));
        // Longer than half a minute, after which who waited was refused before.
        await Task.Delay(TimeSpan.FromSeconds(22), TestContext.Current.CancellationToken);
        Assert.False(written.IsCompleted);
        command.Leave();
        await written.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal("Healthy", await http.GetStringAsync("/health", TestContext.Current.CancellationToken));
    }

    private static async Task RunAsync(TestSite site, DatabaseKind kind, string sql)
    {
        await using System.Data.Common.DbConnection connection =
            kind == DatabaseKind.Sqlite
                ? new SqliteConnection($"Data Source={site.Settings["Database:SqliteFile"]}")
                : new NpgsqlConnection(site.Settings["Database:Postgres"]);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
