using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class GroupCommitTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Many_changes_at_once_are_all_kept(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var commits = Commits(site);
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => commits.CommitAsync(Insert($"fact {number}"))));
        Assert.All(results, rows => Assert.Equal(1, rows));
        Assert.Equal(500, await CountAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_change_that_fails_takes_no_other_with_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var commits = Commits(site);
        var (group, release) = HoldGroup(commits);
        var before = commits.CommitAsync(Insert("before"));
        var doubled = commits.CommitAsync(Insert("before"));
        var thrown = commits.CommitAsync<int>((_, _) => throw new InvalidOperationException("a rule was broken"));
        var after = commits.CommitAsync(Insert("after"));
        release();

        await Task.WhenAll(group, before, after);
        await Assert.ThrowsAnyAsync<DbException>(() => doubled);
        await Assert.ThrowsAsync<InvalidOperationException>(() => thrown);
        Assert.Equal(2, await CountAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_visitor_who_goes_away_in_the_middle_of_a_change_stops_neither_the_others_nor_the_site(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var commits = Commits(site);
        var (group, release) = HoldGroup(commits);
        var before = commits.CommitAsync(Insert("before"));
        var gone = commits.CommitAsync<int>((_, _) => throw new OperationCanceledException("the request was aborted"));
        release();

        await Task.WhenAll(group, before);
        await Assert.ThrowsAsync<OperationCanceledException>(() => gone);
        await commits.CommitAsync(Insert("after")).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, await CountAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_change_is_acknowledged_when_it_is_committed_and_not_before(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var commits = Commits(site);
        var (group, release) = HoldGroup(commits);
        var (running, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = commits.CommitAsync(Insert("first"));
        var slow = commits.CommitAsync<int>(
            async (_, _) =>
            {
                running.SetResult();
                await finish.Task;
                return 0;
            }
        );
        release();
        await group;

        // The first change has run and its neighbour in the same transaction has not ended.
        await running.Task;
        Assert.False(first.IsCompleted);
        Assert.Equal(0, await CountAsync(site));
        finish.SetResult();
        await first;
        Assert.Equal(1, await CountAsync(site));
        await slow;
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_the_site_stops_nobody_is_left_waiting(DatabaseKind kind)
    {
        var site = new TestSite(kind);
        var commits = Commits(site);
        await commits.CommitAsync(Insert("before"));
        await site.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => commits.CommitAsync(Insert("after")).WaitAsync(TimeSpan.FromSeconds(10)));
    }

    // While one change holds the turn, others queue up and then share a transaction.
    private static (Task Group, Action Release) HoldGroup(GroupCommit commits)
    {
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var group = commits.CommitAsync<int>(
            async (_, _) =>
            {
                held.SetResult();
                await release.Task;
                return 0;
            }
        );
        held.Task.Wait();
        return (group, release.SetResult);
    }

    private static DurableChange<int> Insert(string name) =>
        async (transaction, cancellation) =>
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO site_facts (name, since) VALUES ('{name}', CURRENT_TIMESTAMP)");
            return await command.ExecuteNonQueryAsync(cancellation);
        };

    private static GroupCommit Commits(TestSite site) => site.Services.GetRequiredService<GroupCommit>();

    private static Task<int> CountAsync(TestSite site) => site.WithDatabaseAsync(database => database.Set<SiteFact>().CountAsync());
}
