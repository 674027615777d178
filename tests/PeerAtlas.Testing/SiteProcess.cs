using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PeerAtlas.Testing;

/// <summary>The real site as a process of its own on a free port of the loopback, for tests that kill it and for benchmarks.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process process;

    private SiteProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>The process's number.</summary>
    public int Id => process.Id;

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has now.</summary>
    public double WorkingMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024;
        }
    }

    /// <summary>Starts the site that was built in the given configuration and waits until it answers.</summary>
    /// <param name="root">The folder of the checkout.</param>
    /// <param name="configuration">Debug or Release.</param>
    /// <param name="settings">Configuration keys and values, the database among them.</param>
    public static async Task<SiteProcess> StartAsync(string root, string configuration, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(root, "src", "PeerAtlas.Web"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(root, "src", "PeerAtlas.Web", "bin", configuration, "net10.0", "PeerAtlas.Web.dll"));
        start.Environment["Urls"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var said = new List<string>();
        DataReceivedEventHandler listen = (_, line) =>
        {
            lock (said)
                said.Add(line.Data ?? "");
        };
        process.OutputDataReceived += listen;
        process.ErrorDataReceived += listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new SiteProcess(process, address);
        try
        {
            await WaitUntilItAnswersAsync(process, address, said);
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        return site;
    }

    /// <summary>Ends it at once, as a failing machine would: nothing is flushed or said.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as whoever restarts a service does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static async Task WaitUntilItAnswersAsync(Process process, Uri address, List<string> said)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        for (var until = DateTime.UtcNow.AddMinutes(4); DateTime.UtcNow < until; await Task.Delay(50))
        {
            if (process.HasExited)
            {
                // Its last words may still be on their way.
                await process.WaitForExitAsync();
                break;
            }

            try
            {
                using var response = await http.GetAsync(new Uri("/peer", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet, or still busy with its first page.
            }
        }

        lock (said)
            throw new InvalidOperationException("The site did not start:\n" + string.Join('\n', said));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
