using System.Diagnostics;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>A database that is made for one run and removed after it: a SQLite file, or a private PostgreSQL with fsync on.</summary>
internal sealed class BenchmarkDatabase : IDisposable
{
    private readonly string? postgresScript;

    private BenchmarkDatabase(string folder, string? postgresScript, IReadOnlyDictionary<string, string> settings) =>
        (Folder, this.postgresScript, Settings) = (folder, postgresScript, settings);

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>The settings that make the site use it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public static BenchmarkDatabase Create(string root, bool postgres)
    {
        // Not in the temporary folder, which is memory on many machines: a flush must reach a disk.
        var folder = Path.Combine(root, "artifacts", "bench-" + Environment.ProcessId);
        System.IO.Directory.CreateDirectory(folder);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning", ["Mail:Host"] = "" };
        if (!postgres)
        {
            settings["Database:SqliteFile"] = Path.Combine(folder, "bench.db");
            settings["Anonymity:KeyFolder"] = Path.Combine(folder, "keys");
            return new BenchmarkDatabase(folder, null, settings);
        }

        // PostgreSQL's user must be able to reach its folder, which it may not inside a checkout.
        System.IO.Directory.Delete(folder);
        folder = Path.Combine("/var/tmp", "peeratlas-bench-" + Environment.ProcessId);
        settings["Anonymity:KeyFolder"] = Path.Combine(root, "artifacts", "bench-keys");
        var script = Path.Combine(root, "tests", "postgres");
        settings["Database:Postgres"] =
            Run(script, "start", folder, Random.Shared.Next(20_000, 40_000).ToString(System.Globalization.CultureInfo.InvariantCulture), "on")
            + ";Maximum Pool Size=100";
        return new BenchmarkDatabase(folder, script, settings);
    }

    public void Dispose()
    {
        if (postgresScript is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Process.Start(postgresScript, ["stop", Folder]).WaitForExit();
        }

        if (System.IO.Directory.Exists(Folder))
            System.IO.Directory.Delete(Folder, recursive: true);
    }

    private static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        // The server keeps the pipe open, so that only the first line is read.
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("No PostgreSQL could be started; see tests/postgres.");
    }
}
