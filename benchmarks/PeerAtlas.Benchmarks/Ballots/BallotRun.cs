using PeerAtlas.Benchmarks.Submissions;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>One thing that was done by many at once: picking up, or handing in.</summary>
internal sealed record BallotRun
{
    public required string What { get; init; }

    public required int Respondents { get; init; }

    public required double Seconds { get; init; }

    /// <summary>How many are in the database afterwards.</summary>
    public required int Stored { get; init; }

    /// <summary>How many somebody was told of: signatures that verify, or receipts.</summary>
    public required int Acknowledged { get; init; }

    public required int Failures { get; init; }

    public string? FirstFailure { get; init; }

    /// <summary>From the first request to the last.</summary>
    public required Latencies Whole { get; init; }

    /// <summary>A single request.</summary>
    public required Latencies Requests { get; init; }

    /// <summary>How many processors the site kept busy.</summary>
    public required double SiteProcessors { get; init; }

    /// <summary>How many processors the driver kept busy.</summary>
    public required double DriverProcessors { get; init; }

    public double PerSecond => Stored / Seconds;

    /// <summary>Processor time of the site for each.</summary>
    public double SiteMilliseconds => 1000 * SiteProcessors * Seconds / Stored;
}
