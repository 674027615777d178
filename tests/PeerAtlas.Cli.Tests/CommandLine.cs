using System.Diagnostics;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>Runs the real command in a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>What a command printed and how it ended.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors);

    public static Task<Result> RunAsync(TestDatabase database, params string[] arguments) => RunAsync(database.Settings, arguments);

    /// <summary>Runs a command that needs no database.</summary>
    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs a command with settings of its own.</summary>
    public static async Task<Result> RunAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(CommandHost).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, await output, await errors);
    }
}
