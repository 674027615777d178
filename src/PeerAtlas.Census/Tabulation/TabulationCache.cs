using System.Collections.Concurrent;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// Keeps the tables of waves that were asked for. They hold until answers are handed in, or opened again and changed;
/// a correction of the frame, which moves answers between groups, is seen after a quarter of an hour.
/// </summary>
public sealed class TabulationCache(TimeProvider clock) : IDisposable
{
    private const int MostWaves = 20;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();
    private readonly SemaphoreSlim working = new(1);

    /// <summary>Frees what the cache holds.</summary>
    public void Dispose() => working.Dispose();

    internal async Task<WaveTables> GetAsync(Guid wave, object stamp, Func<Task<WaveTables>> tabulate, CancellationToken cancellation)
    {
        if (Fresh(wave, stamp) is { } kept)
            return kept;

        // One at a time: many who ask for the same wave at once wait for one tabulation.
        await working.WaitAsync(cancellation);
        try
        {
            if (Fresh(wave, stamp) is { } made)
                return made;
            var tables = await tabulate();
            if (entries.Count >= MostWaves)
                entries.Clear();
            entries[wave] = new(stamp, clock.GetUtcNow(), tables);
            return tables;
        }
        finally
        {
            working.Release();
        }
    }

    private WaveTables? Fresh(Guid wave, object stamp) =>
        entries.TryGetValue(wave, out var entry) && entry.Stamp.Equals(stamp) && clock.GetUtcNow() - entry.At < LongestLife ? entry.Tables : null;

    private sealed record Entry(object Stamp, DateTimeOffset At, WaveTables Tables);
}
