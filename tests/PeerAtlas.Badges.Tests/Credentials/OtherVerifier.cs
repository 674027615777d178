using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerAtlas.Badges.Tests.Credentials;

/// <summary>Asks <c>digitalbazaar/other.mjs</c>, which is not ours, what it makes of a document. Its process lives as long as the tests.</summary>
internal static class OtherVerifier
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Lazy<Process> Node = new(() =>
        Process.Start(
            new ProcessStartInfo("node", ["other.mjs"])
            {
                WorkingDirectory = Path.Combine(Given.Root, "tests", "PeerAtlas.Badges.Tests", "Credentials", "digitalbazaar"),
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!
    );

    public static async Task<JsonElement> AskAsync(string what, JsonObject request)
    {
        request["do"] = what;
        await Turn.WaitAsync();
        try
        {
            await Node.Value.StandardInput.WriteLineAsync(request.ToJsonString());
            await Node.Value.StandardInput.FlushAsync();
            var answer = await Node.Value.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The other verifier ended; run `node other.mjs` in its folder to see why.");
            return JsonDocument.Parse(answer).RootElement;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The lines of a document, or what was said against it, which begins with an exclamation mark.</summary>
    public static async Task<string> CanonicalAsync(string document) => Text(await AskAsync("canonize", new() { ["document"] = JsonNode.Parse(document) }));

    /// <summary>The lines of statements.</summary>
    public static async Task<string> CanonicalQuadsAsync(string quads) => Text(await AskAsync("rdfc", new() { ["quads"] = quads }));

    /// <summary>Nothing where it holds the credential to be valid, or what it said against it.</summary>
    public static async Task<string> VerifyAsync(byte[] credential, JsonObject? documents = null)
    {
        var request = new JsonObject
        {
            ["credential"] = JsonNode.Parse(credential),
            ["documents"] = documents?.DeepClone(),
            ["now"] = Given.Now.ToString("O"),
        };
        var answer = await AskAsync("verify", request);
        return answer.TryGetProperty("verified", out var verified)
            ? verified.GetBoolean()
                ? ""
                : answer.GetProperty("why").GetString()!
            : answer.GetProperty("failed").GetString()!;
    }

    private static string Text(JsonElement answer) =>
        answer.TryGetProperty("text", out var text) ? text.GetString()! : "!" + answer.GetProperty("failed").GetString();
}
