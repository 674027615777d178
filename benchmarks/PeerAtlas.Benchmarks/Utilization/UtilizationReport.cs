using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary>One import, beside the same records by the database's own bulk load.</summary>
/// <param name="Database">PostgreSQL or SQLite.</param>
/// <param name="Records">How many.</param>
/// <param name="ImportSeconds">Reading, checking, finding names, storing, totals.</param>
/// <param name="BulkSeconds">The bulk load into a table of the same form with its keys; null when it was not measured again.</param>
/// <param name="BareSeconds">The bulk load into a table without any key.</param>
/// <param name="PeakMegabytes">Most memory of the importing process.</param>
internal sealed record ImportRun(string Database, int Records, double ImportSeconds, double? BulkSeconds, double? BareSeconds, double PeakMegabytes)
{
    /// <summary>The import's rate ÷ that of the bulk load.</summary>
    public double? Ratio => BulkSeconds / ImportSeconds;

    /// <summary>The import's rate ÷ that of the bulk load without keys.</summary>
    public double? BareRatio => BareSeconds / ImportSeconds;
}

/// <summary>The board of somebody, over HTTP from the real site.</summary>
internal sealed record BoardRun(string Database, long Records, string Who, double MedianMs, double P95Ms, double SiteProcessorMs, double SiteMegabytes);

/// <summary>All that was measured.</summary>
internal sealed record UtilizationReport(IReadOnlyList<ImportRun> Imports, IReadOnlyList<BoardRun> Boards)
{
    private const double WantedRatio = 0.3,
        WantedMs = 100;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public bool IsMet => Imports.All(run => run.Ratio is null or >= WantedRatio) && Boards.All(run => run.P95Ms < WantedMs);

    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Processors = Environment.ProcessorCount,
                LoadAverage = Load(),
                WantedRatio,
                WantedMs,
                IsMet,
                Imports,
                Boards,
            },
            Readable
        );

    public string ToText()
    {
        var text = new StringBuilder();
        var inv = CultureInfo.InvariantCulture;
        text.AppendLine(inv, $"{Environment.ProcessorCount} processors, load average {Load()}");
        text.AppendLine();
        text.AppendLine("database      records     import   records/s   bulk load   ratio   without keys   ratio   peak memory");
        foreach (var run in Imports)
            text.AppendLine(
                inv,
                $"{run.Database, -10} {run.Records, 10:N0} {run.ImportSeconds, 8:F1} s {run.Records / run.ImportSeconds, 11:N0} "
                    + $"{run.BulkSeconds, 9:F1} s {run.Ratio, 7:F2} {run.BareSeconds, 12:F1} s {run.BareRatio, 7:F2} {run.PeakMegabytes, 10:N0} MB"
            );
        text.AppendLine();
        text.AppendLine("database      records   who               median      p95   site's processor   site's memory");
        foreach (var run in Boards)
            text.AppendLine(
                inv,
                $"{run.Database, -10} {run.Records, 10:N0}   {run.Who, -14} {run.MedianMs, 7:F1} ms "
                    + $"{run.P95Ms, 5:F1} ms {run.SiteProcessorMs, 15:F1} ms {run.SiteMegabytes, 12:N0} MB"
            );
        text.AppendLine();
        text.AppendLine(inv, $"goals: ratio {WantedRatio}, p95 under {WantedMs} ms: {(IsMet ? "met" : "NOT met")}");
        return text.ToString();
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
