using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class SqliteWriteGateTests
{
    [Fact]
    public async Task Two_gates_on_one_file_take_turns()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-gate-");
        try
        {
            using var one = new SqliteWriteGate(Path.Combine(folder.FullName, "test.db"));
            using var other = new SqliteWriteGate(Path.Combine(folder.FullName, "test.db"));
            await one.EnterAsync(TestContext.Current.CancellationToken);
            var waiting = other.EnterAsync(TestContext.Current.CancellationToken);
            await Task.Delay(50);
            Assert.False(waiting.IsCompleted);
            one.Leave();
            await waiting.WaitAsync(TimeSpan.FromSeconds(10));
            other.Leave();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Another_process_that_holds_the_lock_is_waited_for()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var file = site.Services.GetRequiredService<DatabaseSettings>().SqliteFile;
        using var other = Process.Start(
            new ProcessStartInfo("flock", [file + ".lock", "sh", "-c", "echo held; sleep 1"]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());
        var watch = Stopwatch.StartNew();
        await site.AddAsync(Fact("after"));
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.5), "The write did not wait.");
        await other.WaitForExitAsync();
    }

    [Fact]
    public async Task Many_writers_on_two_sites_lose_nothing()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await using var second = site.WithWebHostBuilder(_ => { });
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(async number =>
                {
                    var services = number % 2 == 0 ? site.Services : second.Services;
                    await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
                    var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
                    database.Add(Fact($"fact {number}"));
                    await database.SaveChangesAsync();
                })
        );
        Assert.Equal(40, await site.WithDatabaseAsync(database => database.Set<SiteFact>().CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unfinished_transaction_gives_the_turn_back_and_keeps_nothing(bool failing)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddAsync(Fact("first"));
        await using (var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test"))
        {
            var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
            await using (await database.Database.BeginTransactionAsync())
            {
                database.Add(Fact(failing ? "first" : "unfinished"));
                if (failing)
                    await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());
                else
                    await database.SaveChangesAsync();
            }

            // The scope, and its connection string's pool, live on; the turn must be free all the same.
            await site.AddAsync(Fact("second")).WaitAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(
            ["first", "second"],
            await site.WithDatabaseAsync(database => database.Set<SiteFact>().OrderBy(fact => fact.Name).Select(fact => fact.Name).ToListAsync())
        );
    }

    [Fact]
    public async Task A_transaction_that_is_called_off_as_it_begins_gives_the_turn_back()
    {
        using var file = new GatedFile();
        using var callOff = new CancellationTokenSource();
        await using (var database = file.Open(new CallingOff(callOff)))
        {
            try
            {
                await using var transaction = await database.Database.BeginTransactionAsync(callOff.Token);
            }
            catch (OperationCanceledException)
            { /* it may or may not have begun */
            }

            Assert.True(callOff.IsCancellationRequested);
            await file.TakeTurnAsync();
        }
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_gives_the_turn_back()
    {
        using var file = new GatedFile();
        await using (var database = file.Open())
        {
            await database.Database.OpenConnectionAsync();
            await using var begun = database.Database.GetDbConnection().CreateCommand();
            begun.CommandText = "BEGIN";
            await begun.ExecuteNonQueryAsync();
            await Assert.ThrowsAsync<SqliteException>(() => database.Database.BeginTransactionAsync());
            await file.TakeTurnAsync();
        }
    }

    [Fact]
    public async Task Thousands_of_transactions_called_off_beside_a_writer_keep_no_turn()
    {
        using var file = new GatedFile();
        for (var time = 0; time < 2000; time++)
        {
            await file.Gate.EnterAsync(TestContext.Current.CancellationToken);
            using var callOff = new CancellationTokenSource();
            await using var database = file.Open();
            var begun = Task.Run(async () =>
            {
                await using var transaction = await database.Database.BeginTransactionAsync(callOff.Token);
                await transaction.CommitAsync(callOff.Token);
            });
            await Task.Delay(1);
            var called = Task.Run(callOff.Cancel);
            file.Gate.Leave();
            await called;
            await Record.ExceptionAsync(() => begun);
            await file.TakeTurnAsync();
        }
    }

    [Fact]
    public async Task A_change_outside_a_transaction_is_refused()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddAsync(Fact("kept"));
        await site.WithDatabaseAsync(async database =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => database.Set<SiteFact>().ExecuteDeleteAsync());
            Assert.Throws<InvalidOperationException>(() => database.Database.ExecuteSqlRaw("DELETE FROM site_facts"));
            Assert.Equal(1, await database.Set<SiteFact>().CountAsync());
        });
    }

    private static SiteFact Fact(string name) => new() { Name = name, Since = DateTime.UnixEpoch };
}
