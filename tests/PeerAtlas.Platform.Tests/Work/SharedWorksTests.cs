using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Work;

/// <summary>What the site makes once for everybody.</summary>
public sealed class SharedWorksTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_asks_for_the_same_gets_the_same_and_no_more_are_begun_than_may_be(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var works = site.Services.GetRequiredService<SharedWorks>();
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => works.AskAsync(WorkSite.Kind, "a", "A", 2, TimeSpan.Zero, CancellationToken.None)));
        Assert.Single(asked.Select(work => work!.Id).Distinct());
        Assert.NotNull(await works.AskAsync(WorkSite.Kind, "b", "B", 2, TimeSpan.Zero, CancellationToken.None));
        Assert.Null(await works.AskAsync(WorkSite.Kind, "c", "C", 2, TimeSpan.Zero, CancellationToken.None));

        await site.Runner.RunAllAsync();
        Assert.Equal(WorkState.Done, (await works.AskAsync(WorkSite.Kind, "a", "A", 2, TimeSpan.Zero, CancellationToken.None))!.State);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<LongWork>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_waits_for_a_work_calls_it_off_and_the_next_who_asks_has_it_begun_anew(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var works = site.Services.GetRequiredService<SharedWorks>();
        var begun = new TaskCompletionSource();
        site.Does = async (_, run, cancellation) =>
        {
            if (run.Work.Input == "b")
                return new("Done", "");
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It never comes here.");
        };
        var work = (await works.AskAsync(WorkSite.Kind, "a", "A", 2, TimeSpan.Zero, CancellationToken.None))!;
        var running = Task.Run(() => site.Runner.RunAllAsync());
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var other = (await works.AskAsync(WorkSite.Kind, "b", "B", 2, TimeSpan.Zero, CancellationToken.None))!;
        await works.CallOffAsync(other.Id, WorkSite.Kind, "a", CancellationToken.None);
        await works.CallOffAsync(work.Id, WorkSite.Kind, "b", CancellationToken.None);
        Assert.Equal((WorkState.Running, WorkState.Waiting), ((await site.FindAsync(work.Id)).State, (await site.FindAsync(other.Id)).State));
        await works.CallOffAsync(work.Id, WorkSite.Kind, "a", CancellationToken.None);
        Assert.True((await works.FindAsync(WorkSite.Kind, "a", CancellationToken.None))!.IsCalledOff);
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(WorkState.Cancelled, (await site.FindAsync(work.Id)).State);

        var again = (await works.AskAsync(WorkSite.Kind, "a", "A", 2, TimeSpan.Zero, CancellationToken.None))!;
        Assert.NotEqual(work.Id, again.Id);
        Assert.Equal(WorkState.Waiting, again.State);
    }
}
