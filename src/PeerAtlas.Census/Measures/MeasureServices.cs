using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Measures;

/// <summary>Registers what reads the contributions of responses.</summary>
internal static class MeasureServices
{
    public static IServiceCollection AddMeasures(this IServiceCollection services) =>
        services
            .AddScoped<MeasuredSurveys>()
            .AddScoped(provider => new FrameTotals(provider.GetRequiredService<PeerAtlasDbContext>(), provider.GetRequiredService<MeasuredSurveys>()))
            .AddScoped(provider => new WaveChanges(provider.GetRequiredService<MeasuredSurveys>()))
            .AddScoped(provider => new PersonMeasuring(provider.GetRequiredService<MeasuredSurveys>()));
}
