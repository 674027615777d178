using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Collection;

/// <summary>Registers what runs a wave from its first day to its last.</summary>
internal static class CollectionServices
{
    public static IServiceCollection AddCollection(this IServiceCollection services) =>
        services
            .AddScoped<PastWaves>()
            .AddScoped<WaveOpening>()
            .AddScoped<WaveReminders>()
            .AddScoped<WaveRemoval>()
            .AddScoped<TestMail>()
            .AddScoped<SentAgain>()
            .AddSingleton<IScheduledWork, OpenDueWaves>()
            .AddSingleton<IScheduledWork, WriteDueReminders>()
            .AddSingleton<IScheduledWork, CloseDueWaves>()
            .AddScoped<IStartTasks, WaveTasks>();
}
