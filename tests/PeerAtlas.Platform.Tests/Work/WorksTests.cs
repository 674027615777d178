using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Work;

/// <summary>What is put on the list of works, in which order it is begun, and what is left of it.</summary>
public sealed class WorksTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_is_left_of_a_file_whose_sender_went_away(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        using var gone = new CancellationTokenSource();
        await using var file = new MeetingStream(3_000_000, gone.CancelAsync);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.AskAsync(site.Asker.Id, file, cancellation: gone.Token));
        Assert.Equal(0, await site.PartsAsync());
        Assert.False(await site.WithDatabaseAsync(database => database.Set<LongWork>().AnyAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_that_was_called_off_as_it_came_in_stays_called_off(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        await using var file = new MeetingStream(2_000_000, async () =>
        {
            var visitor = await new Visitor(site).SignInAsync(site.Asker.Email!);
            await visitor.OpenAsync("/works");
            await visitor.FollowAsync("records.csv");
            await visitor.SubmitAsync("Call it off");
        });
        var id = await site.AskAsync(site.Asker.Id, file);
        Assert.Equal(WorkState.Cancelled, (await site.FindAsync(id!.Value)).State);
        Assert.Equal(0, await site.PartsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_does_not_come_in_any_more_is_forgotten_and_hinders_nobody(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.AddAsync([.. Enumerable.Range(0, Works.MostOfOne).Select(number => Receiving(site, now + (number * TimeSpan.FromMinutes(1))))]);
        Assert.NotNull(await site.AskAsync(site.Asker.Id, null));
        await site.ExpireAsync();
        Assert.Equal(Works.MostOfOne - 1, await ReceivingAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(Works.MostOfOne));
        await site.ExpireAsync();
        Assert.Equal(0, await ReceivingAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_site_that_starts_forgets_what_only_it_can_have_been_receiving(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        await site.AddAsync(Receiving(site, site.Clock.GetUtcNow().UtcDateTime.AddHours(1)));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var id = await site.AskAsync();
        var node = site.AnotherNode();
        await node.StartAsync(CancellationToken.None);
        await site.UntilAsync(async () => (await site.FindAsync(id)).State == WorkState.Done);
        await node.StopAsync(CancellationToken.None);
        // Another node may be receiving it, where there can be one.
        Assert.Equal(kind == DatabaseKind.Sqlite ? 0 : 1, await ReceivingAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_account_has_no_more_under_way_however_many_it_asks_for_at_once(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => site.AskAsync(site.Asker.Id, new MemoryStream([1, 2, 3])))));
        Assert.Equal(Works.MostOfOne, asked.Count(id => id is not null));
        Assert.Equal(Works.MostOfOne, await site.WithDatabaseAsync(database => database.Set<LongWork>().CountAsync()));
        await site.Runner.RunAllAsync();
        Assert.NotNull(await site.AskAsync(site.Asker.Id, null));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Accounts_take_turns(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var other = await site.AddAccountAsync("other@agency.example", Role.AgencyAdministrator, site.Agency);
        var order = new ConcurrentQueue<string>();
        site.Does = (_, run, _) =>
        {
            order.Enqueue(run.Work.Input);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(new WorkOutcome("Done", "It is done."));
        };
        foreach (var (account, input) in new[] { (site.Asker, "a1"), (site.Asker, "a2"), (site.Asker, "a3"), (other, "b1"), (other, "b2") })
        {
            await site.AskAsync(account.Id, null, input);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await site.Runner.RunAllAsync();
        Assert.Equal(["a1", "b1", "a2", "b2", "a3"], order);
    }

    [Fact]
    public async Task What_the_site_asks_for_itself_waits_for_no_file_of_an_account()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        var ended = new TaskCompletionSource();
        site.Does = async (_, _, cancellation) =>
        {
            await ended.Task.WaitAsync(cancellation);
            return new("Done", "It is done.");
        };
        for (var asked = 0; asked < Works.MostOfOne; asked++)
            await site.AskAsync();
        await site.Runner.StartAsync(CancellationToken.None);
        await site.UntilAsync(() => site.WithDatabaseAsync(database => database.Set<LongWork>().AnyAsync(work => work.State == WorkState.Running)));
        var ofSite = await site.AskAsync(null, null);
        await site.UntilAsync(async () => (await site.FindAsync(ofSite!.Value)).State == WorkState.Running);
        ended.SetResult();
    }

    [Fact]
    public async Task Nothing_of_a_file_can_be_read_in_the_folder_of_the_database_when_its_work_has_ended()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        await site.AskAsync(RandomNumberGenerator.GetBytes(3_000_000));
        var parts = await site.WithDatabaseAsync(database => database.Set<WorkFilePart>().Select(part => part.Content).ToListAsync());
        Assert.True(await IsInFolderAsync(site, parts));
        await site.Runner.RunAllAsync();
        Assert.False(await IsInFolderAsync(site, parts));
    }

    [Fact]
    public async Task The_log_of_a_long_file_stays_short()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        var longest = 0L;
        await using var file = new MeetingStream(150_000_000, () =>
        {
            longest = Math.Max(longest, new FileInfo(FileOf(site) + "-wal").Length);
            return Task.CompletedTask;
        });
        await site.AskAsync(site.Asker.Id, file);
        Assert.InRange(longest, 1, 80_000_000);
    }

    private static LongWork Receiving(WorkSite site, DateTime until) =>
        new()
        {
            Kind = WorkSite.Kind,
            AccountId = site.Asker.Id,
            Subject = "half.csv",
            AskedAt = site.Clock.GetUtcNow().UtcDateTime,
            State = WorkState.Receiving,
            ClaimedUntil = until,
        };

    private static Task<int> ReceivingAsync(WorkSite site) =>
        site.WithDatabaseAsync(database => database.Set<LongWork>().CountAsync(work => work.State == WorkState.Receiving));

    private static string FileOf(WorkSite site) => Path.GetFullPath(site.Services.GetRequiredService<DatabaseSettings>().SqliteFile);

    /// <summary>Whether any of some pieces of the parts stands in the database's files.</summary>
    private static async Task<bool> IsInFolderAsync(WorkSite site, List<byte[]> parts)
    {
        var pieces = parts
            .SelectMany(part => Enumerable.Range(0, 10).Select(number => Encoding.Latin1.GetString(part, number * (part.Length - 24) / 9, 24)))
            .ToList();
        foreach (var path in new[] { FileOf(site), FileOf(site) + "-wal" })
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path));
            if (pieces.Any(piece => content.Contains(piece, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>Random bytes; each time a megabyte was read something is done.</summary>
    private sealed class MeetingStream(int length, Func<Task> meet) : MemoryStream(RandomNumberGenerator.GetBytes(length))
    {
        private long met;

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            int read;
            while ((read = await ReadAsync(buffer, cancellationToken)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                if (Position - met < 1_200_000)
                    continue;
                met = Position;
                await meet();
            }
        }
    }
}
