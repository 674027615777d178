using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Linkage.Site;

/// <summary>
/// One way to build this badly. Answers are handed in as ever; then the leak does its own, and after the opening it puts the opened
/// answers in its own way. What it remembers in memory leaves no trace by itself.
/// </summary>
internal abstract class Leak
{
    private readonly List<(string Json, Guid Id)> arrived = [];

    /// <summary>The statement that makes the table which the leak keeps, or null.</summary>
    public virtual string? Table => null;

    protected int Count => arrived.Count;

    protected virtual bool Shuffles => true;

    /// <summary>Called after each answer that the real store took.</summary>
    public async Task HandedInAsync(LinkageSite site, byte[] codeHash, string json)
    {
        arrived.Add((json, NewId()));
        await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await KeepAsync(site, database, codeHash, arrived[^1].Json, arrived[^1].Id);
            await transaction.CommitAsync();
        });
    }

    /// <summary>Replaces the opened answers of a wave.</summary>
    public Task OpenAsync(LinkageSite site, Guid wave) =>
        site.WithDatabaseAsync(async database =>
        {
            var rows = arrived.ToArray();
            arrived.Clear();
            if (Shuffles)
                RandomNumberGenerator.Shuffle<(string, Guid)>(rows);
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Set<AnonymousAnswer>().Where(answer => answer.WaveId == wave).ExecuteDeleteAsync();
            foreach (var (json, id) in rows)
            {
                database.Add(
                    new AnonymousAnswer
                    {
                        Id = id,
                        WaveId = wave,
                        Answers = json,
                    }
                );
                // One at a time, so that the rows stand in this order.
                await database.SaveChangesAsync();
                await OpenedAsync(database, id);
            }

            await ForgetAsync(database);
            await transaction.CommitAsync();
        });

    protected virtual Guid NewId() => Guid.NewGuid();

    protected virtual Task KeepAsync(LinkageSite site, PeerAtlasDbContext database, byte[] codeHash, string json, Guid id) => Task.CompletedTask;

    protected virtual Task OpenedAsync(PeerAtlasDbContext database, Guid id) => Task.CompletedTask;

    protected virtual Task ForgetAsync(PeerAtlasDbContext database) => Task.CompletedTask;
}

/// <summary>Calls the site's leak after each answer that the real store took.</summary>
public class LeakyStore : DispatchProxy
{
    private IAnonymousStore store = null!;
    private LinkageSite site = null!;

    internal static IAnonymousStore Around(IAnonymousStore store, LinkageSite site)
    {
        var proxy = Create<IAnonymousStore, LeakyStore>();
        var leaky = (LeakyStore)(object)proxy;
        (leaky.store, leaky.site) = (store, site);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(store, args);
        return result is Task<HandInOutcome> handIn && site.Leak is { } leak
            ? LeakAsync(handIn, leak, args![0] as byte[] ?? [], args.OfType<AnswerSet>().Single().ToJson())
            : result;
    }

    private async Task<HandInOutcome> LeakAsync(Task<HandInOutcome> handIn, Leak leak, byte[] codeHash, string json)
    {
        var outcome = await handIn;
        if (outcome == HandInOutcome.Stored)
            await leak.HandedInAsync(site, codeHash, json);
        return outcome;
    }
}
