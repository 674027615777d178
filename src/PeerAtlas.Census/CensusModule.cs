using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Measures;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Census;

/// <summary>What the hosts need of this module.</summary>
public static class CensusModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(CensusModule).Assembly;

    /// <summary>Registers the module's rules.</summary>
    public static IServiceCollection AddCensus(this IServiceCollection services) => services
        .AddWaves()
        .AddTabulation()
        .AddMeasures()
        .AddSingleton<InstrumentCache>()
        .AddScoped<InstrumentLibrary>()
        .AddSingleton(new NavigationItem("Instruments", "/instruments", 20, nameof(Permission.ManageInstruments)))
        .AddAnswers()
        .AddSealing();
}
