using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting;

namespace PeerAtlas.Cli;

/// <summary>The services that a command works with: the same rules and the same database as the site's.</summary>
internal static class CommandHost
{
    public static ServiceProvider Build(Action<IServiceCollection>? change = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddPeerAtlasModules(configuration);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
