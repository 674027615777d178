using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>
/// Asks the validators of <c>validator/validate.mjs</c>, which are not ours, what they hold against a resource. Their process lives as
/// long as the tests.
/// </summary>
public static class FhirValidator
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Lazy<Process> Node = new(() =>
        Process.Start(
            new ProcessStartInfo("node", ["validate.mjs"])
            {
                WorkingDirectory = Path.Combine(Repository.Root, "tests", "PeerAtlas.Referrals.Tests", "Fhir", "validator"),
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!
    );

    public static async Task<IReadOnlyList<string>> ProblemsAsync(string resource)
    {
        await Turn.WaitAsync();
        try
        {
            await Node.Value.StandardInput.WriteLineAsync(resource.ReplaceLineEndings(" "));
            await Node.Value.StandardInput.FlushAsync();
            var answer = await Node.Value.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The validator ended; run `node validate.mjs` in its folder to see why.");
            return JsonSerializer.Deserialize<string[]>(answer)!;
        }
        finally
        {
            Turn.Release();
        }
    }
}
