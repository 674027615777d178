using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>
/// Works that the site does for itself, once for everybody who wants what they make, such as the PDF of a report. Which it is, kind and input say together.
/// </summary>
public sealed class SharedWorks(IServiceScopeFactory scopes, DatabaseConnections connections, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // What failed is tried again for the next who asks, but not at once for everybody who asks.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The latest work that holds what is wanted, is at it, failed a moment ago or was called off; null when there is none.</summary>
    public async Task<LongWork?> FindAsync(string kind, string input, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("works");
        return await FindAsync(scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>(), kind, input, cancellation);
    }

    /// <summary>Has a work done, if need be, and waits for it. One that was called off is begun anew.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="input">Its input.</param>
    /// <param name="subject">What it is about, in words.</param>
    /// <param name="most">How many of its kind may be under way.</param>
    /// <param name="patience">How long to wait for its end.</param>
    /// <param name="cancellation">Ends the waiting; the work is done all the same.</param>
    /// <returns>The work as it is then; null when too many are under way.</returns>
    public async Task<LongWork?> AskAsync(string kind, string input, string subject, int most, TimeSpan patience, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var found = await FindAsync(kind, input, cancellation);
            if (found is null or { IsCalledOff: true })
            {
                if (!await StartAsync(kind, input, subject, most, cancellation))
                    return null;
                continue;
            }

            if (found.HasEnded || waited >= patience)
                return found;
            await Task.Delay(Look, cancellation);
        }
    }

    /// <summary>The file that a work made.</summary>
    public Stream OpenResult(LongWork work) => WorkFiles.Open(connections, work.Id, isResult: true);

    /// <summary>Calls a work off for everybody; who still wants it has it begun anew.</summary>
    /// <param name="work">The work, which only those who wait for it were told.</param>
    /// <param name="kind">Of which kind it must be.</param>
    /// <param name="input">And of which input.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CallOffAsync(Guid work, string kind, string input, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        if (await FindAsync(database, kind, input, cancellation) is { HasEnded: false } found && found.Id == work)
            await scope.ServiceProvider.GetRequiredService<Works>().CallOffAsync(work, cancellation);
    }

    private async Task<LongWork?> FindAsync(PeerAtlasDbContext database, string kind, string input, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Half the time for which the file is kept, so that nobody begins to fetch one that is thrown away meanwhile.
        var (kept, tried) = (now - (Works.FileLifetime / 2), now - Pause);
        return await database
            .Set<LongWork>()
            .AsNoTracking()
            .Where(work => work.AccountId == null && work.Kind == kind && work.Input == input)
            .Where(work =>
                work.State == WorkState.Waiting
                || work.State == WorkState.Running
                || (work.State == WorkState.Done && work.EndedAt > kept)
                || (work.State == WorkState.Failed && work.EndedAt > tried)
                || work.State == WorkState.Cancelled
            )
            .OrderBy(work => work.State == WorkState.Cancelled || (work.State == WorkState.Running && work.IsCancelAsked))
            .ThenByDescending(work => work.AskedAt)
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task<bool> StartAsync(string kind, string input, string subject, int most, CancellationToken cancellation)
    {
        // A scope of its own: what a page has changed and not saved is not saved here.
        await using var scope = scopes.CreateSystemScope("works");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var hasRoom = true;
        await scope
            .ServiceProvider.GetRequiredService<Works>()
            .StartAsync(
                new()
                {
                    Kind = kind,
                    Subject = subject,
                    Input = input,
                    AskedAt = clock.GetUtcNow().UtcDateTime,
                },
                file: null,
                cancellation,
                may: async () =>
                {
                    if (await FindAsync(database, kind, input, cancellation) is { IsCalledOff: false })
                        return false;
                    var underWay = database.Set<LongWork>().Where(work => work.State == WorkState.Waiting || work.State == WorkState.Running);
                    return hasRoom = await underWay.CountAsync(work => work.AccountId == null && work.Kind == kind, cancellation) < most;
                }
            );
        return hasRoom;
    }
}
