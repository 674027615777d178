using System.Text;
using System.Text.Json;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests.Analysis;

/// <summary>A folder of files for a command, and what the command makes of them.</summary>
internal sealed class Files : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;

    public static string Reference(string name) => Path.Combine(Repository.Root, "tests", "PeerAtlas.Statistics.Tests", "Reference", name);

    public static JsonElement Expected(string name) => JsonDocument.Parse(File.ReadAllText(Reference(name))).RootElement;

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>Runs a command with --json that is to be done, and reads what it printed.</summary>
    public static async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments)
    {
        var result = await CommandLine.RunAsync([.. arguments, "--json"]);
        Assert.True(result.ExitCode == exitCode, result.Errors + result.Output);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Runs a command that is to refuse, and holds what it said against every part.</summary>
    public static async Task RefusesAsync(string[] arguments, params string[] parts)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(result.ExitCode == 1, result.Errors + result.Output);
        Assert.Empty(result.Output);
        Assert.All(parts, part => Assert.Contains(part, result.Errors));
    }

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);
}
