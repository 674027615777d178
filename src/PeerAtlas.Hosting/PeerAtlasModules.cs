using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Documents;
using PeerAtlas.Hosting.Translating;
using PeerAtlas.Imports;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Referrals;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Workforce;

namespace PeerAtlas.Hosting;

/// <summary>The list of modules, and what joins one to another: the same for the site and for the commands.</summary>
public static class PeerAtlasModules
{
    /// <summary>Every module, each after those that it stands on; the demonstration is loaded in this order. No other place names them all.</summary>
    private static readonly PeerAtlasModule[] All =
    [
        new DocumentsModule(),
        new ImportsModule(),
        new DirectoryModule(),
        new CensusModule(),
        new ReportsModule(),
        new ReferralsModule(),
        new WorkforceModule(),
    ];

    /// <summary>Registers the platform and every module.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="host">The assembly of the host, whose words are translated together with the modules'.</param>
    public static IServiceCollection AddPeerAtlasModules(this IServiceCollection services, IConfiguration configuration, Assembly? host = null)
    {
        // Reports name the authority, also when a command publishes them.
        services.Configure<AuthorityIdentity>(configuration.GetSection(AuthoritySettings.Section)).AddPeerAtlasPlatform(configuration);
        foreach (var module in All)
            services.AddModule(module, configuration);
        services.AddSingleton(provider => new WordList([
            typeof(Language).Assembly,
            .. provider.GetServices<PeerAtlasModule>().Select(module => module.Assembly),
            .. host is null ? Array.Empty<Assembly>() : [host],
        ]));
        return services
            .AddScoped<ITranslationSource, TranslationSource>()
            .AddScoped<TranslationTables>()
            .AddScoped<IWaveFigures, CensusWaveFigures>()
            .AddScoped<IWaveSurveys, CensusWaveSurveys>()
            .AddScoped<IWaveMeasures, CensusWaveMeasures>()
            .AddScoped<ICredentialChoices, WorkforceCredentialChoices>();
    }

    /// <summary>Adds a module: its services, its navigation, and the module itself to those that hosts walk through.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, PeerAtlasModule module, IConfiguration configuration)
    {
        services.AddSingleton(module);
        module.AddServices(services, configuration);
        foreach (var entry in module.Navigation)
            services.AddSingleton(provider => new NavigationItem(entry.Label, entry.Href, entry.Order, entry.Permission.ToString())
            {
                Words = entry.Spanish is { } spanish ? provider.GetRequiredService<WordList>().Find(entry.Label, spanish) : null,
            });
        return services;
    }
}
