using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Cli;

/// <summary>The services that a command works with: the same rules and the same database as the site's.</summary>
internal static class CommandHost
{
    /// <summary>The database that is meant.</summary>
    public static DatabaseSettings Database => Configuration().GetSection(DatabaseSettings.Section).Get<DatabaseSettings>() ?? new();

    /// <summary>The services, once it is sure that the database is there and up to date.</summary>
    /// <exception cref="DatabaseProblemException">It is not.</exception>
    public static async Task<ServiceProvider> OpenAsync(CancellationToken cancellation)
    {
        var services = Build();
        try
        {
            await services.GetRequiredService<SchemaScripts>().CheckAsync(mayLackScripts: false, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>The services, whatever the state of the database.</summary>
    public static ServiceProvider Build(Action<IServiceCollection>? change = null)
    {
        var configuration = Configuration();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddPeerAtlasModules(configuration, typeof(CommandHost).Assembly);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static IConfigurationRoot Configuration() =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
}
