using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class MigrationTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await RunAsync(site, "UPDATE schema_scripts SET checksum = 'another' WHERE number = 1");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => site.Services.GetRequiredService<SchemaScripts>().ApplyAsync());
        Assert.Contains("was changed after it had been applied", refusal.Message);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_of_a_newer_version_is_refused(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await RunAsync(site, "INSERT INTO schema_scripts (number, name, checksum, applied_at) VALUES (9999, '9999_future.sql', '', '')");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => site.Services.GetRequiredService<SchemaScripts>().PendingAsync());
        Assert.Contains("9999_future.sql", refusal.Message);
    }

    [Fact]
    public async Task A_site_on_PostgreSQL_does_not_start_before_it_was_migrated()
    {
        await using var site = new TestSite(DatabaseKind.Postgres);
        await RunAsync(site, "DELETE FROM schema_scripts WHERE number = (SELECT max(number) FROM schema_scripts)");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => SiteProcess.StartAsync(Repository.Root, "Debug", site.Settings));
        Assert.Contains("peeratlas migrate", refusal.ToString());
    }

    [Fact]
    public async Task A_SQLite_file_is_backed_up_before_it_is_changed()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddAsync(new SiteFact { Name = "kept", Since = DateTime.UnixEpoch });
        var (connections, settings) = (site.Services.GetRequiredService<DatabaseConnections>(), site.Services.GetRequiredService<DatabaseSettings>());
        var known = site.Services.GetRequiredService<SchemaScripts>().All;
        var newer = new SchemaScripts(
            connections,
            settings,
            [.. known, new SchemaScript(9998, "9998_drop.sql", "DROP TABLE site_facts; CREATE TABLE later (id integer);")]
        );

        Assert.Single(await newer.ApplyAsync());
        Assert.Empty(await newer.ApplyAsync());
        var backup = Assert.Single(System.IO.Directory.GetFiles(Path.GetDirectoryName(settings.SqliteFile)!, "*.before-9998.*"));
        await using var connection = new SqliteConnection($"Data Source={backup};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM site_facts WHERE name = 'kept'";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_script_that_fails_leaves_the_database_as_it_was(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (connections, settings) = (site.Services.GetRequiredService<DatabaseConnections>(), site.Services.GetRequiredService<DatabaseSettings>());
        var known = site.Services.GetRequiredService<SchemaScripts>().All;
        var newer = new SchemaScripts(
            connections,
            settings,
            [.. known, new SchemaScript(9998, "9998.sql", "CREATE TABLE later (id integer);"), new SchemaScript(9999, "9999.sql", "CREATE TABLE broken (")]
        );

        Assert.Contains("9999.sql failed and nothing was changed", (await Assert.ThrowsAsync<DatabaseProblemException>(() => newer.ApplyAsync())).Message);
        Assert.Equal(2, (await newer.PendingAsync()).Count);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RunAsync(site, "INSERT INTO later VALUES (1)"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_at_once_apply_each_script_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await using var second = site.WithWebHostBuilder(_ => { });
        var applied = await Task.WhenAll(
            new[] { site.Services, second.Services }.Select(services =>
            {
                var known = services.GetRequiredService<SchemaScripts>().All;
                return new SchemaScripts(
                    services.GetRequiredService<DatabaseConnections>(),
                    services.GetRequiredService<DatabaseSettings>(),
                    [.. known, new SchemaScript(9998, "9998.sql", "CREATE TABLE later (id integer);")]
                ).ApplyAsync();
            })
        );
        Assert.Equal(1, applied.Sum(scripts => scripts.Count));
    }

    private static Task RunAsync(TestSite site, string sql) =>
        site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlRawAsync(sql);
            await transaction.CommitAsync();
        });
}
