using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>Registers what plans waves.</summary>
internal static class WaveServices
{
    public static IServiceCollection AddWaves(this IServiceCollection services) =>
        services.AddScoped<WavePlanning>().AddScoped<IVersionUser, WavesOfVersion>().AddScoped<INamesRows, WavesOfRegion>();
}
