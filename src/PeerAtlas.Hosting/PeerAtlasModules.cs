using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Referrals;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Indicators;

namespace PeerAtlas.Hosting;

/// <summary>The list of modules, and what joins one to another: the same for the site and for the commands.</summary>
public static class PeerAtlasModules
{
    /// <summary>The modules' assemblies, with their entities and pages.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [DirectoryModule.Assembly, CensusModule.Assembly, ReportsModule.Assembly, ReferralsModule.Assembly];

    /// <summary>Registers the platform and every module.</summary>
    public static IServiceCollection AddPeerAtlasModules(this IServiceCollection services, IConfiguration configuration) => services
        // Reports name the authority, also when a command publishes them.
        .Configure<AuthorityIdentity>(configuration.GetSection(AuthoritySettings.Section))
        .AddPeerAtlasPlatform(configuration, [.. Assemblies])
        .AddDirectory()
        .AddCensus()
        .AddReports(configuration)
        .AddReferrals()
        .AddScoped<IWaveFigures, CensusWaveFigures>()
        .AddScoped<IWaveSurveys, CensusWaveSurveys>()
        .AddScoped<IWaveMeasures, CensusWaveMeasures>();
}
