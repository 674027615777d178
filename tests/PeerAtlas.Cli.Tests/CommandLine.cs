using System.Diagnostics;
using System.Reflection;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>Runs the real command: from its entry point in the tests' own process, or in a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>What a process that ends by an exception reports.</summary>
    private const int Crashed = 134;

    // A process has one console and one environment, so that commands in it take turns.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>What a command printed and how it ended.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors);

    public static Task<Result> RunAsync(TestDatabase database, params string[] arguments) => RunAsync(database.Settings, arguments);

    /// <summary>Runs a command that needs no database.</summary>
    public static Task<Result> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs a command with settings of its own, in the process of the tests: most of a command's time is the start of its process.</summary>
    public static async Task<Result> RunAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        await Turn.WaitAsync();
        var variables = Variables(settings);
        var (output, errors) = (Console.Out, Console.Error);
        try
        {
            using StringWriter said = new(),
                complained = new();
            Console.SetOut(said);
            Console.SetError(complained);
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
            var exitCode = await Task.Run(() => Enter(arguments));
            return new Result(exitCode, said.ToString(), complained.ToString());
        }
        finally
        {
            foreach (var name in variables.Keys)
                Environment.SetEnvironmentVariable(name, null);
            Console.SetOut(output);
            Console.SetError(errors);
            // They end with the process of a command; here a later command may find another file in the place of this one's.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Npgsql.NpgsqlConnection.ClearAllPools();
            Turn.Release();
        }
    }

    /// <summary>Starts a site beside the commands: it reads the environment, in which the settings of a command must not stand.</summary>
    public static async Task<TestSite> StartSiteAsync(DatabaseKind kind)
    {
        await Turn.WaitAsync();
        try
        {
            var site = new TestSite(kind);
            _ = site.Services;
            return site;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Runs a command with settings of its own in a process of its own, as people do.</summary>
    public static async Task<Result> RunProcessAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(CommandHost).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = await StartAsync(start, Variables(settings));
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, await output, await errors);
    }

    // It inherits the environment, in which the settings of another command must not stand.
    private static async Task<Process> StartAsync(ProcessStartInfo start, Dictionary<string, string> variables)
    {
        await Turn.WaitAsync();
        try
        {
            foreach (var (name, value) in variables)
                start.Environment[name] = value;
            return Process.Start(start)!;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static int Enter(string[] arguments)
    {
        try
        {
            return (int)typeof(CommandHost).Assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
        }
#pragma warning disable CA1031 // Whatever would end the process is what the command came to.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine($"Unhandled exception. {failure}");
            return Crashed;
        }
    }

    private static Dictionary<string, string> Variables(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value, StringComparer.Ordinal);
}
