using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Registers what makes figures of answers.</summary>
internal static class TabulationServices
{
    public static IServiceCollection AddTabulation(this IServiceCollection services) =>
        services
            .AddSingleton<TabulationCache>()
            .AddScoped<Tabulation>()
            .AddScoped<ResponseImport>()
            .AddScoped<ResponseExport>()
            .AddScoped<ResponseRecords>()
            .AddScoped<ResponseUploads>()
            .AddSingleton<IScheduledWork, ExpiredResponseUploads>();
}
