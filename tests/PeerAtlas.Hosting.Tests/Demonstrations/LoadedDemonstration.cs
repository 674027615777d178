using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting.Demonstrations;
using PeerAtlas.Testing;

namespace PeerAtlas.Hosting.Tests.Demonstrations;

/// <summary>The demonstration in a database of its own.</summary>
internal sealed class LoadedDemonstration : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private LoadedDemonstration(TestDatabase database, ServiceProvider services) => (this.database, this.services) = (database, services);

    public IServiceProvider Services => services;

    public static async Task<LoadedDemonstration> LoadAsync(DatabaseKind kind)
    {
        var database = TestDatabase.Create(kind);
        var settings = database.Settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)).Append(new("Demonstration", "true"));
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(configuration)
            .AddPeerAtlasModules(configuration)
            .AddDemonstrationLoader()
            .BuildServiceProvider();
        await DemonstrationLoader.LoadAsync(services, Path.Combine(Repository.Root, "samples"), _ => { }, TestContext.Current.CancellationToken);
        return new LoadedDemonstration(database, services);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        database.Dispose();
    }
}

/// <summary>The demonstration on each database, loaded once for tests that only read it.</summary>
public sealed class LoadedDemonstrations : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, Task<LoadedDemonstration>> loaded = [];

    /// <summary>The demonstration, which is loaded when it is first asked for.</summary>
    internal Task<LoadedDemonstration> OnAsync(DatabaseKind kind)
    {
        if (!loaded.TryGetValue(kind, out var loading))
            loaded[kind] = loading = LoadedDemonstration.LoadAsync(kind);
        return loading;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var loading in loaded.Values.Where(loading => loading.IsCompletedSuccessfully))
            await (await loading).DisposeAsync();
    }
}
