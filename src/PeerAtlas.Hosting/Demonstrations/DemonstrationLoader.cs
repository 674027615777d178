using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>
/// Loads the demonstration into an empty database through the rules that people's own files and clicks go through: each module loads its part, in
/// the order of the list. Only the clock and the mail server of these last weeks are played.
/// </summary>
public static class DemonstrationLoader
{
    /// <summary>The address of the contact whose mail comes back.</summary>
    private const string GoneAddress = "amir.almeida@tidewater-crossing-services.example";

    /// <summary>Changes the services of a host so that it can load the demonstration.</summary>
    public static IServiceCollection AddDemonstrationLoader(this IServiceCollection services)
    {
        services.AddSingleton<DemonstrationClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemonstrationClock>());
        services.AddSingleton<IMailTransport>(new AcceptingMailServer(GoneAddress));
        return services;
    }

    /// <summary>Loads everything. <paramref name="say"/> hears what is done.</summary>
    /// <param name="services">The services of a host with <see cref="AddDemonstrationLoader"/>.</param>
    /// <param name="samplesFolder">The folder samples/.</param>
    /// <param name="say">Hears of each step.</param>
    /// <param name="cancellation">Ends the loading; what was loaded stays, so that the database should then be removed.</param>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    public static async Task LoadAsync(IServiceProvider services, string samplesFolder, Action<string> say, CancellationToken cancellation = default)
    {
        var clock = services.GetRequiredService<DemonstrationClock>();
        var loading = new DemonstrationLoading(services, samplesFolder, clock, services.GetRequiredService<AuthorityClock>().Today, say);
        await services.GetRequiredService<SchemaScripts>().ApplyAsync(cancellation);
        var commits = services.GetRequiredService<GroupCommit>();
        await commits.StartAsync(cancellation);
        try
        {
            foreach (var module in services.GetServices<PeerAtlasModule>())
            {
                await module.LoadDemonstrationAsync(loading, cancellation);
                clock.BackToNow();
            }
        }
        finally
        {
            await commits.StopAsync(CancellationToken.None);
        }
    }
}
