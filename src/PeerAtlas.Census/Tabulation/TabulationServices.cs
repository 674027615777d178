using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Registers what makes figures of answers.</summary>
internal static class TabulationServices
{
    public static IServiceCollection AddTabulation(this IServiceCollection services) =>
        services.AddSingleton<TabulationCache>().AddScoped<Tabulation>().AddScoped<ResponseImport>().AddScoped<ResponseExport>().AddScoped<ResponseRecords>();
}
