using System.Globalization;
using System.Text;
using System.Text.Json;
using PeerAtlas.Benchmarks.Submissions;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>What the benchmark of ballots found.</summary>
internal sealed record BallotReport(string Database, int Processors, BareLimits Bare, BareInserts Commits, IReadOnlyList<BallotRun> Runs)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Whether everything that somebody was told of is in the database, and nothing else.</summary>
    public bool NothingIsLost => Runs.All(run => run.Failures == 0 && run.Stored == run.Acknowledged);

    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Database,
                Processors,
                NothingIsLost,
                BarePerSecondAndProcessor = Bare,
                BareCommitsPerSecond = Commits,
                Runs = Runs.Select(run => new
                {
                    run.What,
                    run.Respondents,
                    run.Stored,
                    run.Acknowledged,
                    run.Failures,
                    run.FirstFailure,
                    run.PerSecond,
                    WholeMilliseconds = run.Whole,
                    RequestMilliseconds = run.Requests,
                    run.SiteProcessors,
                    run.DriverProcessors,
                    run.SiteMilliseconds,
                    LimitedBy = LimitOf(run),
                }),
            },
            Readable
        );

    public string ToText()
    {
        var text = new StringBuilder();
        var inv = CultureInfo.InvariantCulture;
        text.AppendLine(inv, $"Ballots of a 25-question survey over HTTP; {Database}; {Processors} processors, which also carry this driver");
        text.AppendLine();
        text.AppendLine("Bare, for one second of one processor");
        text.AppendLine(
            inv,
            $"  blind signatures    {Bare.Signatures, 9:N0}   ({1000 / Bare.Signatures:F2} "
                + $"ms each; the platform's own, not blind: {1000 / Bare.PlainSignatures:F2} ms)"
        );
        text.AppendLine(inv, $"  ballots verified    {Bare.Verifications, 9:N0}   ({1000 / Bare.Verifications:F2} ms each)");
        text.AppendLine(inv, $"  answers sealed      {Bare.Envelopes, 9:N0}   ({1000 / Bare.Envelopes:F2} ms each)");
        text.AppendLine(
            inv,
            $"Bare durable inserts of a sealed answer's size: {Commits.OneByOne:N0} a second with a commit for each, {Commits.Grouped:N0} in groups"
        );
        foreach (var run in Runs)
        {
            text.AppendLine();
            text.AppendLine(inv, $"{run.What}, {run.Respondents} at once, {run.Seconds:F1} s");
            text.AppendLine(
                inv,
                $"  rate                {run.PerSecond, 9:N0} a second   ({run.Stored:N0} in "
                    + $"the database, {run.Acknowledged:N0} acknowledged, {run.Failures} failures)"
            );
            text.AppendLine(inv, $"  the whole of it     p50 {run.Whole.P50:F1} ms, p95 {run.Whole.P95:F1} ms");
            text.AppendLine(inv, $"  a request           p50 {run.Requests.P50:F1} ms, p95 {run.Requests.P95:F1} ms");
            text.AppendLine(
                inv,
                $"  processors          site {run.SiteProcessors:F2}, driver {run.DriverProcessors:F2} "
                    + $"of {Processors}: {run.SiteMilliseconds:F2} ms of the site for each"
            );
            text.AppendLine(inv, $"  limited by          {LimitOf(run)}");
            if (run.FirstFailure is not null)
                text.AppendLine(inv, $"  first failure       {run.FirstFailure}");
        }

        return text.ToString();
    }

    private string LimitOf(BallotRun run)
    {
        var part =
            run.What == BallotBenchmark.PickingUp
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the blind signature is {100 / Bare.Signatures * 1000 / run.SiteMilliseconds:F0} % of the site's processor time"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"sealing is {100 / Bare.Envelopes * 1000 / run.SiteMilliseconds:F0} % of the site's processor time"
                );
        if (run.What != BallotBenchmark.PickingUp && run.PerSecond > 0.8 * Commits.Grouped)
            return "the disk: the rate is near that of bare grouped inserts; " + part;
        var ours = run.SiteProcessors + run.DriverProcessors;
        return ours > 0.85 * Processors
            ? "the processors; " + part
            : string.Create(
                CultureInfo.InvariantCulture,
                $"what else ran on the machine, or the disk: site and driver had {100 * ours / Processors:F0} % of the processors; {part}"
            );
    }
}
