using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;

namespace PeerAtlas.Census.Waves;

/// <summary>Registers what plans waves.</summary>
internal static class WaveServices
{
    public static IServiceCollection AddWaves(this IServiceCollection services) => services.AddScoped<WavePlanning>().AddScoped<IVersionUser, WavesOfVersion>();
}
