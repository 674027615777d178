using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Work;

/// <summary>Work that is due by the clock, such as reminders. Must be safe to run twice and on several nodes at once.</summary>
public interface IScheduledWork
{
    /// <summary>Does what is due now.</summary>
    Task RunAsync(IServiceProvider services, CancellationToken cancellation);
}

/// <summary>Scopes for work that nobody signed in for.</summary>
public static class SystemScope
{
    /// <summary>A scope that may read every organisation and whose changes are recorded under <paramref name="actorName"/>.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes, string actorName)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().GrantAll();
        scope.ServiceProvider.GetRequiredService<ActorHolder>().System = new SystemActor(actorName);
        return scope;
    }
}

internal sealed class Scheduler(IServiceScopeFactory scopes, IEnumerable<IScheduledWork> works, ILogger<Scheduler> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    // Each by itself: one that takes long delays no other.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(works.Select(work => RepeatAsync(work, stoppingToken)));

    private async Task RepeatAsync(IScheduledWork work, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Beat);
        do
        {
            try
            {
                await using var scope = scopes.CreateSystemScope("schedule");
                await work.RunAsync(scope.ServiceProvider, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError("{Work} failed and will be tried again: {Reason}", work.GetType().Name, exception.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stopping));
    }
}
