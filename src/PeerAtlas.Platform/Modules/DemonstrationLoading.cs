using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Modules;

/// <summary>What a module has at hand while it loads its part of the demonstration.</summary>
/// <param name="Services">The services of the host.</param>
/// <param name="Folder">The folder samples/.</param>
/// <param name="Clock">The clock, to be set to when each thing is meant to have happened.</param>
/// <param name="Today">Today.</param>
/// <param name="Say">Hears what is done.</param>
public sealed record DemonstrationLoading(IServiceProvider Services, string Folder, DemonstrationClock Clock, DateOnly Today, Action<string> Say)
{
    // From the import of the frame to this day: a week before the wave of this year opened.
    private const int DaysOfPreparation = 28;

    /// <summary>The day on which somebody began to set up the site.</summary>
    public DateOnly FirstDay => Today.AddDays(-DaysOfPreparation);

    /// <summary>The path of a file of samples/.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Runs one step in a scope of its own, as the demonstration.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> step)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("demonstration");
        return await step(scope.ServiceProvider);
    }

    /// <inheritdoc cref="WithAsync{T}"/>
    public Task WithAsync(Func<IServiceProvider, Task> step) =>
        WithAsync(async scope =>
        {
            await step(scope);
            return true;
        });
}

/// <summary>A clock that is set to when each thing of the demonstration is meant to have happened.</summary>
public sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset? now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now ?? System.GetUtcNow();

    /// <summary>Sets the clock to ten in the morning, UTC minus five, of a day.</summary>
    public void Set(DateOnly day) => now = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(-5)).ToUniversalTime();

    /// <summary>Lets the clock run with the real one again.</summary>
    public void BackToNow() => now = null;
}
