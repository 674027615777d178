using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments.Tests.Browser;

/// <summary>ODK's own evaluator of expressions, fetched from the npm registry and run in Chromium.</summary>
internal static partial class OdkEngine
{
    private const string Modules = """
        {"imports":{"temporal-polyfill":"/node_modules/temporal-polyfill/index.js","fs":"/nothing.mjs","path":"/nothing.mjs","crypto-js":"/nothing.mjs",
        "temporal-utils":"/node_modules/temporal-utils/dist/index.js","temporal-utils/protected":"/node_modules/temporal-utils/dist/protected.js",
        "temporal-utils/protected-error-messages":"/node_modules/temporal-utils/dist/protected-error-messages.js","temporal-spec":"/nothing.mjs"}}
        """;

    private const string Script = """
        const { XFormsXPathEvaluator, DEFAULT_DOM_ADAPTER } = await import("/package/dist/index.js");
        const { xml, expressions } = await (await fetch("/cases.json")).json();
        const form = new DOMParser().parseFromString(xml, "text/xml");
        const results = expressions.map(expression => {
          try {
            const evaluator = new XFormsXPathEvaluator({
              rootNode: form.documentElement, domAdapter: DEFAULT_DOM_ADAPTER, timeZoneId: "UTC",
              itextTranslationsByLanguage: new Map(), secondaryInstancesById: new Map(),
            });
            return evaluator.evaluate(expression, form.documentElement.lastElementChild, null, XPathResult.STRING_TYPE).stringValue;
          } catch (error) {
            return `!${error.message ?? error}`;
          }
        });
        document.body.textContent = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(results))));
        """;

    /// <summary>What the expressions come to, as texts; those that fail begin with an exclamation mark. Null when the evaluator is not to be had.</summary>
    public static async Task<string[]?> EvaluateAsync(string xml, IReadOnlyList<string> expressions)
    {
        var folder = Directory.CreateTempSubdirectory("odk-").FullName;
        try
        {
            var needs = "install --silent --no-audit --no-fund --ignore-scripts temporal-polyfill@1.0.8 temporal-utils@1.0.4";
            if (!await RunAsync(folder, "npm", needs))
                return null;
            if (!await RunAsync(folder, "npm", "pack --silent @getodk/xpath@0.11.0") || !await RunAsync(folder, "tar", "xzf getodk-xpath-0.11.0.tgz"))
                return null;
            await File.WriteAllTextAsync(Path.Combine(folder, "nothing.mjs"), "export default {};");
            await File.WriteAllTextAsync(Path.Combine(folder, "cases.json"), JsonSerializer.Serialize(new { xml, expressions }));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "page.html"),
                $"<!doctype html><meta charset=utf-8><script type=importmap>{Modules}</script><body><script type=module>{Script}</script>"
            );
            return await ReadAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> ReadAsync(string folder)
    {
        var port = Random.Shared.Next(20_000, 30_000);
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var serving = ServeAsync(server, folder);
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell";
        var page = await OutputAsync(folder, chromium, $"--no-sandbox --disable-gpu --dump-dom --virtual-time-budget=600000 http://127.0.0.1:{port}/page.html");
        server.Stop();
        await serving;
        var told = Told().Match(page).Groups["told"].Value;
        return JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(Convert.FromBase64String(told)))!;
    }

    private static async Task ServeAsync(HttpListener server, string folder)
    {
        while (server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await server.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var path = Path.Combine(folder, context.Request.Url!.AbsolutePath.TrimStart('/'));
            context.Response.ContentType = Path.GetExtension(path) is ".js" or ".mjs" ? "text/javascript" : "text/html; charset=utf-8";
            if (File.Exists(path))
                await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(path));
            else
                context.Response.StatusCode = 404;
            context.Response.Close();
        }
    }

    private static async Task<bool> RunAsync(string folder, string command, string arguments)
    {
        using var process = Start(folder, command, arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static async Task<string> OutputAsync(string folder, string command, string arguments)
    {
        using var process = Start(folder, command, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private static Process Start(string folder, string command, string arguments) =>
        Process.Start(
            new ProcessStartInfo("sh", ["-c", $"{command} {arguments} 2>/dev/null"])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { ["TZ"] = "UTC" },
            }
        )!;

    [GeneratedRegex("<body>(?<told>[A-Za-z0-9+/=]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Told();
}
