using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PeerAtlas.Documents.Pdf;

/// <summary>
/// Prints web pages to tagged PDF with Chromium: one at a time, with a time limit, without network, in a profile of its own
/// that is removed. What was published does not change, so a PDF is kept and not made twice while the site runs.
/// </summary>
public sealed class PdfPrinter(IOptions<PdfSettings> settings, ILogger<PdfPrinter> log) : IDisposable
{
    private const int Waiting = 8;
    private const long KeptBytes = 64 * 1024 * 1024;

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Dictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private readonly Lazy<string?> chromium = new(() => FindOrSay(settings.Value.Chromium, log));
    private int inLine;

    /// <summary>Whether PDFs can be made here.</summary>
    public bool IsOffered => chromium.Value is not null;

    /// <summary>Prints a page, or gives what was printed before.</summary>
    /// <param name="key">Names the page's content; null for what is somebody's own, which is not kept here.</param>
    /// <param name="page">Makes the page, one HTML file that needs nothing else.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PdfException">There is no Chromium, it failed or took too long, or too many are waiting.</exception>
    public async Task<byte[]> PrintAsync(string? key, Func<byte[]> page, CancellationToken cancellation = default)
    {
        if (chromium.Value is not { } program)
            throw new PdfException(PdfProblem.NotOffered);
        if (Kept(key) is { } before)
            return before;
        if (Interlocked.Increment(ref inLine) > Waiting)
        {
            Interlocked.Decrement(ref inLine);
            throw new PdfException(PdfProblem.Busy);
        }

        try
        {
            await one.WaitAsync(cancellation);
            try
            {
                // Whoever stood before in the line may have asked for the same.
                if (Kept(key) is { } meanwhile)
                    return meanwhile;
                var pdf = await RunAsync(program, page(), cancellation);
                Keep(key, pdf);
                return pdf;
            }
            finally
            {
                one.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inLine);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private byte[]? Kept(string? key)
    {
        if (key is null)
            return null;
        lock (kept)
            return kept.GetValueOrDefault(key);
    }

    private void Keep(string? key, byte[] pdf)
    {
        if (key is null)
            return;
        lock (kept)
        {
            if (kept.Values.Sum(other => (long)other.Length) + pdf.Length > KeptBytes)
                kept.Clear();
            if (pdf.Length <= KeptBytes)
                kept[key] = pdf;
        }
    }

    private async Task<byte[]> RunAsync(string program, byte[] page, CancellationToken cancellation)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "document.html");
            var target = Path.Combine(folder.FullName, "document.pdf");
            await File.WriteAllBytesAsync(source, page, cancellation);
            await ChromiumAsync(program, folder.FullName, source, target, cancellation);
            if (File.Exists(target))
                return await File.ReadAllBytesAsync(target, cancellation);
            log.LogError("Chromium at {Program} ended without a PDF.", program);
            throw new PdfException(PdfProblem.Failed);
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task ChromiumAsync(string program, string folder, string source, string target, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in Arguments(folder, source, target))
            start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Value.PdfSeconds));
        using var process = Start(start);
        try
        {
            // What it says is read, so that it does not wait for somebody to listen, and forgotten.
            await Task.WhenAll(
                process.StandardError.ReadToEndAsync(limit.Token),
                process.StandardOutput.ReadToEndAsync(limit.Token),
                process.WaitForExitAsync(limit.Token)
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PdfException(PdfProblem.TookLong);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            log.LogError(
                "Chromium at {Program} cannot be started ({Reason}), so that no PDF can be made. Set ReportFiles:Chromium to one that may be run, or to none.",
                start.FileName,
                exception.Message
            );
            throw new PdfException(PdfProblem.NotOffered);
        }
    }

    private static IEnumerable<string> Arguments(string folder, string source, string target)
    {
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-sync",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-breakpad",
            // No network: every name and address leads nowhere. Scripts stay on, since Chromium prints by one; the page forbids its own.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--proxy-server=127.0.0.1:9",
            "--user-data-dir=" + Path.Combine(folder, "profile"),
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            "--no-pdf-header-footer",
            "--print-to-pdf=" + target,
        ];

        // Chromium refuses to run as root with its sandbox; the page has no script and nothing from outside.
        return [.. arguments, .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? new[] { "--no-sandbox" } : [], new Uri(source).AbsoluteUri];
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException exception)
        {
            log.LogWarning("A folder of the PDF printer could not be removed: {Reason}", exception.GetType().Name);
        }
    }

    private static string? FindOrSay(string setting, ILogger log)
    {
        var found = Find(setting);
        if (found is null && !IsOff(setting))
            log.LogWarning(
                "No Chromium was found at {Place}, so that PDF is not offered. Install it, set ReportFiles:Chromium to where it is, or to none.",
                setting.Length > 0 ? setting : "the usual places"
            );
        return found;
    }

    private static bool IsOff(string setting) => string.Equals(setting, "none", StringComparison.OrdinalIgnoreCase);

    private static string? Find(string setting)
    {
        if (IsOff(setting))
            return null;
        if (setting.Length > 0)
            return File.Exists(setting) ? setting : null;
        string[] names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
