using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>The site's services in this process, and where the checkout is.</summary>
internal static class BenchmarkServices
{
    public static ServiceProvider Of(IReadOnlyDictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddPeerAtlasModules(configuration).BuildServiceProvider();
    }

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
