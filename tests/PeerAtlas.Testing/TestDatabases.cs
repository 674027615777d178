using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Testing;

/// <summary>The databases on which every test of stored data runs.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A database of its own for one test, with the schema applied. Dispose of it to remove it.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<PostgresServer> Server = new(PostgresServer.Start);
    private static readonly Lazy<byte[]> SqliteTemplate = new(MakeSqliteTemplate);
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;
    private readonly string? postgresName;

    private TestDatabase(string? postgresName) => this.postgresName = postgresName;

    /// <summary>Both kinds, for [MemberData].</summary>
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>The settings that make the site, or a command, use it: configuration keys and values.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            [postgresName is null ? "Database:SqliteFile" : "Database:Postgres"] = postgresName is null
                ? Path.Combine(folder, "test.db")
                : Server.Value.ConnectionTo(postgresName),
            ["Anonymity:KeyFolder"] = Path.Combine(folder, "keys"),
        };

    public static TestDatabase Create(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var made = CreateWithoutFile();
            File.WriteAllBytes(made.Settings["Database:SqliteFile"], SqliteTemplate.Value);
            return made;
        }

        var name = "test_" + Guid.NewGuid().ToString("N");
        Server.Value.CreateFromTemplate(name);
        return new TestDatabase(name);
    }

    /// <summary>A place for a SQLite file that is not there yet.</summary>
    public static TestDatabase CreateWithoutFile() => new(postgresName: null);

    public void Dispose()
    {
        System.IO.Directory.Delete(folder, recursive: true);
        if (postgresName is not null)
            Server.Value.Drop(postgresName);
    }

    private static byte[] MakeSqliteTemplate()
    {
        using var database = CreateWithoutFile();
        Apply(database.Settings);
        return File.ReadAllBytes(database.Settings["Database:SqliteFile"]);
    }

    private static void Apply(IReadOnlyDictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        using var services = new ServiceCollection().AddLogging().AddPeerAtlasPlatform(configuration).BuildServiceProvider();
        services.GetRequiredService<SchemaScripts>().ApplyAsync().GetAwaiter().GetResult();
        services.GetRequiredService<DatabaseConnections>().CheckpointAsync().GetAwaiter().GetResult();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private sealed class PostgresServer
    {
        private const string Template = "peeratlas_template";
        private readonly string admin;

        private PostgresServer(string admin) => this.admin = admin;

        /// <summary>Uses the server that ./test started, or starts a private one for as long as this process lives.</summary>
        public static PostgresServer Start()
        {
            var server = new PostgresServer(Environment.GetEnvironmentVariable("PEERATLAS_TEST_POSTGRES") ?? StartPrivate());
            server.MakeTemplate();
            return server;
        }

        public string ConnectionTo(string database) =>
            new NpgsqlConnectionStringBuilder(admin)
            {
                Database = database,
                MaxPoolSize = 20,
                IncludeErrorDetail = true,
            }.ConnectionString;

        // Without fsync, copying files costs a tenth of copying their contents through the log.
        public void CreateFromTemplate(string name) => Run($"CREATE DATABASE {name} TEMPLATE {TemplateName} STRATEGY FILE_COPY");

        public void Drop(string name) => Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

        // Several test programs may share the server, each with the schema that it was built with.
        private static string TemplateName => $"{Template}_{Environment.ProcessId}";

        private void MakeTemplate()
        {
            Run($"DROP DATABASE IF EXISTS {TemplateName}");
            Run($"CREATE DATABASE {TemplateName}");
            Apply(new Dictionary<string, string> { ["Database:Postgres"] = ConnectionTo(TemplateName) + ";Pooling=false" });
        }

        private void Run(string sql)
        {
            using var connection = new NpgsqlConnection(admin + ";Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        private static string StartPrivate()
        {
            var script = Path.Combine(Repository.Root, "tests", "postgres");
            var folder = Path.Combine(Path.GetTempPath(), "peeratlas-postgres-" + Environment.ProcessId);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start(script, ["stop", folder]).WaitForExit();
            using var start = Process.Start(new ProcessStartInfo(script, ["start", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            // The server keeps the pipe open, so that only the first line is read.
            var connection = start.StandardOutput.ReadLine();
            return connection ?? throw new InvalidOperationException("No PostgreSQL could be started; see tests/postgres.");
        }
    }
}
