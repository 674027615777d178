using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>Milliseconds below which half, 95 and 99 of a hundred stay.</summary>
internal sealed record Latencies(double P50, double P95, double P99)
{
    public static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? new Latencies(0, 0, 0) : new Latencies(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}

/// <summary>One run at one number of respondents.</summary>
internal sealed record SubmissionRun
{
    public required int Concurrency { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Answers that are in the database afterwards.</summary>
    public required int Stored { get; init; }

    /// <summary>Answers whose receipt was shown.</summary>
    public required int Receipts { get; init; }

    public required int Failures { get; init; }

    public string? FirstFailure { get; init; }

    /// <summary>A whole answer: from the first request to the receipt.</summary>
    public required Latencies Answers { get; init; }

    /// <summary>A single request.</summary>
    public required Latencies Requests { get; init; }

    /// <summary>How many processors the site kept busy.</summary>
    public required double SiteProcessors { get; init; }

    /// <summary>How many processors this driver kept busy.</summary>
    public required double DriverProcessors { get; init; }

    /// <summary>Processor time of the site for each stored answer.</summary>
    public double SiteMilliseconds => 1000 * SiteProcessors * Seconds / Stored;

    /// <summary>Processor time of this driver for each stored answer.</summary>
    public double DriverMilliseconds => 1000 * DriverProcessors * Seconds / Stored;

    public BareInserts Bare { get; init; } = new(0, 0);

    public double PerSecond => Stored / Seconds;
}

/// <summary>What a benchmark found.</summary>
internal sealed record SubmissionReport(string Database, int Processors, string Folder, IReadOnlyList<SubmissionRun> Runs)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public bool EveryReceiptIsStored => Runs.All(run => run is { Failures: 0 } && run.Receipts == run.Stored);

    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Database,
                Processors,
                EveryReceiptIsStored,
                Runs = Runs.Select(run => new
                {
                    Respondents = run.Concurrency,
                    run.Stored,
                    run.Receipts,
                    run.Failures,
                    run.FirstFailure,
                    StoredPerSecond = run.PerSecond,
                    AnswerMilliseconds = run.Answers,
                    RequestMilliseconds = run.Requests,
                    BareInsertsPerSecond = run.Bare.OneByOne,
                    BareGroupedInsertsPerSecond = run.Bare.Grouped,
                    RatioToBare = run.PerSecond / run.Bare.OneByOne,
                    RatioToBareGrouped = run.PerSecond / run.Bare.Grouped,
                    run.SiteProcessors,
                    run.DriverProcessors,
                    SiteMillisecondsPerAnswer = run.SiteMilliseconds,
                    DriverMillisecondsPerAnswer = run.DriverMilliseconds,
                    LimitedBy = LimitOf(run),
                }),
            },
            Readable
        );

    public string ToText()
    {
        var text = new StringBuilder();
        var inv = CultureInfo.InvariantCulture;
        text.AppendLine(inv, $"Complete answers of a 25-question survey over HTTP; {Database}; {Processors} processors, which also carry this driver");
        foreach (var run in Runs)
        {
            text.AppendLine();
            text.AppendLine(inv, $"{run.Concurrency} respondents at once, {run.Seconds:F1} s");
            text.AppendLine(
                inv,
                $"  stored answers      {run.PerSecond, 9:N0} a second   ({run.Stored:N0} in the database, {run.Receipts:N0} receipts, {run.Failures} failures)"
            );
            text.AppendLine(
                inv,
                $"  a whole answer      p50 {run.Answers.P50:F1} ms, p95 {run.Answers.P95:F1} ms, "
                    + $"p99 {run.Answers.P99:F1} ms   (four requests, from the first page to the receipt)"
            );
            text.AppendLine(inv, $"  a request           p50 {run.Requests.P50:F1} ms, p95 {run.Requests.P95:F1} ms, p99 {run.Requests.P99:F1} ms");
            text.AppendLine(
                inv,
                $"  bare inserts        {run.Bare.OneByOne, 9:N0} a second, a commit for each     ratio {run.PerSecond / run.Bare.OneByOne:F2}"
            );
            text.AppendLine(
                inv,
                $"  bare grouped        {run.Bare.Grouped, 9:N0} a second, {run.Concurrency} writers      ratio {run.PerSecond / run.Bare.Grouped:F2}"
            );
            text.AppendLine(
                inv,
                $"  processors          site {run.SiteProcessors:F2}, driver {run.DriverProcessors:F2} of "
                    + $"{Processors}: {run.SiteMilliseconds:F2} and {run.DriverMilliseconds:F2} ms for each answer"
            );
            text.AppendLine(inv, $"  limited by          {LimitOf(run)}");
            if (run.FirstFailure is not null)
                text.AppendLine(inv, $"  first failure       {run.FirstFailure}");
        }

        return text.ToString();
    }

    private string LimitOf(SubmissionRun run)
    {
        var ours = run.SiteProcessors + run.DriverProcessors;
        if (run.PerSecond > 0.8 * run.Bare.Grouped)
            return "the disk: the rate is near that of bare grouped inserts";
        return ours > 0.85 * Processors
            ? "the processors: site and driver keep them busy"
            : $"something else: site and driver use {ours / Processors:P0} of the "
                + "processors, the rest idled, waited for the disk or belonged to other programs";
    }
}
