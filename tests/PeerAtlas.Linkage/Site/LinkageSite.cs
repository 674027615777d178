using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PeerAtlas.Census.Answers;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Site;

/// <summary>The whole site on a real port, with the logs of its web server and program at their defaults.</summary>
internal sealed class LinkageSite : TestSite
{
    private readonly bool canLeak;

    private LinkageSite(DatabaseKind kind, bool canLeak)
        : base(kind)
    {
        (Kind, this.canLeak) = (kind, canLeak);
        UseKestrel(0);
        StartServer();
    }

    public DatabaseKind Kind { get; }

    public LogCapture Log { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What leaks from now on; only a site that was started to leak can.</summary>
    public Leak? Leak { get; set; }

    public static LinkageSite Start(DatabaseKind kind, bool canLeak = false)
    {
        if (kind == DatabaseKind.Postgres)
            TalkativePostgres.Start();
        return new LinkageSite(kind, canLeak);
    }

    /// <summary>Uses a rule as the site does, in a scope of its own.</summary>
    public async Task<TResult> RunAsync<TRule, TResult>(Func<TRule, Task<TResult>> action)
        where TRule : notnull
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<TRule>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            if (!canLeak)
                return;
            var store = services.Last(service => service.ServiceType == typeof(IAnonymousStore)).ImplementationType!;
            services.AddSingleton(provider => LeakyStore.Around((IAnonymousStore)ActivatorUtilities.CreateInstance(provider, store), this));
        });
    }
}

/// <summary>
/// A private PostgreSQL for these tests, more talkative than any state would have it: it logs every statement with its parameters and
/// transaction, and keeps all of the write-ahead log.
/// </summary>
internal static class TalkativePostgres
{
    private static readonly Lazy<bool> Started = new(() =>
    {
        var script = Path.Combine(Repository.Root, "tests", "postgres");
        var folder = Path.Combine(Path.GetTempPath(), "peeratlas-linkage-" + Environment.ProcessId);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start(script, ["stop", folder]).WaitForExit();
        using var start = Process.Start(new ProcessStartInfo(script, ["start", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        // The server keeps the pipe open, so that only the first line is read.
        var connectionString = start.StandardOutput.ReadLine() ?? throw new InvalidOperationException("No PostgreSQL could be started; see tests/postgres.");
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        foreach (
            var sql in new[]
            {
                "ALTER SYSTEM SET log_statement = 'all'",
                "ALTER SYSTEM SET log_line_prefix = '%m [%p] %x '",
                "ALTER SYSTEM SET wal_keep_size = '4GB'",
                "SELECT pg_reload_conf()",
            }
        )
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        Environment.SetEnvironmentVariable("PEERATLAS_TEST_POSTGRES", connectionString);
        return true;
    });

    public static void Start() => _ = Started.Value;
}
