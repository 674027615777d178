using System.Diagnostics;
using PeerAtlas.Tables;

namespace PeerAtlas.Benchmarks.Tabulations;

/// <summary>One size, measured in a process of its own so that its memory is its own.</summary>
internal sealed record TabulationRun
{
    private const int Repetitions = 7;

    public required int Respondents { get; init; }

    public required double FileMegabytes { get; init; }

    public required double ReadSeconds { get; init; }

    /// <summary>The first time, with the runtime still compiling.</summary>
    public required double FirstSeconds { get; init; }

    /// <summary>The middle of seven.</summary>
    public required double MedianSeconds { get; init; }

    public required double BestSeconds { get; init; }

    /// <summary>Processor time of one computation, all processors together.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>How many processors the fastest computation kept busy.</summary>
    public required double ProcessorsUsed { get; init; }

    /// <summary>Most memory of the process, reading included, before the check.</summary>
    public required double PeakMegabytes { get; init; }

    public required double PlainSeconds { get; init; }

    /// <summary>How many figures were checked, and the largest relative difference to the plain estimator.</summary>
    public required int Checked { get; init; }

    public required double LargestDifference { get; init; }

    public static TabulationRun Measure(string path)
    {
        var watch = Stopwatch.StartNew();
        var columns = TabulationData.Read(path);
        var read = watch.Elapsed.TotalSeconds;

        TabulationResult? result = null;
        var times = new List<(double Wall, double Processor)>();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            watch.Restart();
            result = TabulationResult.Compute(columns);
            times.Add((watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        watch.Restart();
        var (count, difference) = Check(columns, result!);
        var best = times.MinBy(t => t.Wall);
        return new()
        {
            Respondents = columns.Rows,
            FileMegabytes = new FileInfo(path).Length / 1e6,
            ReadSeconds = read,
            FirstSeconds = times[0].Wall,
            MedianSeconds = times.Select(t => t.Wall).Order().ElementAt(Repetitions / 2),
            BestSeconds = best.Wall,
            ProcessorSeconds = times.Select(t => t.Processor).Order().ElementAt(Repetitions / 2),
            ProcessorsUsed = best.Processor / best.Wall,
            PeakMegabytes = peak / 1e6,
            PlainSeconds = watch.Elapsed.TotalSeconds,
            Checked = count,
            LargestDifference = difference,
        };
    }

    /// <summary>Every item of a small file, two of a large one; Pearson's statistic and a sample of the weights.</summary>
    private static (int Count, double Difference) Check(CsvColumns columns, TabulationResult result)
    {
        var plain = new PlainEstimator(columns);
        var count = 0;
        var largest = 0.0;
        for (var row = 0; row < columns.Rows; row += 997)
            Hold(plain.Weights[row], result.Raked.Weights[row]);
        var (first, second) = (columns.Words("q1").Codes, columns.Words("q2").Codes);
        Hold(plain.ChiSquared(first, second), result.Test.ChiSquared);
        foreach (var item in Enumerable.Range(0, columns.Rows <= 10_000 ? TabulationData.Items : 2))
        {
            foreach (var level in result.Items[item])
            {
                var (share, error) = plain.Share(columns.Words(TabulationData.ItemNames[item]).Codes, level.Level);
                Hold(share, level.Share.Value);
                Hold(error, level.Share.StandardError);
                Hold(1, level.Share.Low < share && share < level.Share.High ? 1 : 0);
            }
        }

        return (count, largest);

        void Hold(double expected, double actual)
        {
            count++;
            largest = Math.Max(largest, Math.Abs(expected - actual) / Math.Abs(expected));
        }
    }
}
