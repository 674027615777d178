using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Benchmarks.Tabulations;

/// <summary><c>./bench tabulate</c>.</summary>
internal static class TabulationBenchmark
{
    private const double Agreement = 1e-8;
    private const double TargetSeconds = 0.5;
    private const double TargetMegabytes = 500;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Measures every size, each in a process of its own.</summary>
    public static int Run(bool json, bool quick)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-bench-").FullName;
        try
        {
            var runs = Sizes.Take(quick ? 2 : 3).Select(size => InProcess(folder, size)).ToList();
            Console.WriteLine(json ? ToJson(runs) : ToText(runs));
            return runs.TrueForAll(run => run.LargestDifference <= Agreement) ? 0 : 1;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the process of one size does.</summary>
    public static int RunOne(string path)
    {
        Console.WriteLine(JsonSerializer.Serialize(TabulationRun.Measure(path)));
        return 0;
    }

    private static TabulationRun InProcess(string folder, int size)
    {
        var path = Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture) + ".csv");
        TabulationData.Write(path, size);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(TabulationBenchmark).Assembly.Location, "tabulate-file", path })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<TabulationRun>(output)! : throw new InvalidOperationException($"The run of {size} failed.");
    }

    private static string ToJson(List<TabulationRun> runs) =>
        JsonSerializer.Serialize(
            new
            {
                Processors = Environment.ProcessorCount,
                TargetSeconds,
                TargetMegabytes,
                IsTargetMet = IsMet(runs[^1]),
                GrowthOfProcessorTime = Growth(runs),
                Runs = runs,
            },
            Readable
        );

    private static string ToText(List<TabulationRun> runs)
    {
        var text = new StringBuilder();
        var inv = CultureInfo.InvariantCulture;
        text.AppendLine(
            inv,
            $"{TabulationData.Items} items of {TabulationData.Levels} levels with intervals, one two-way table with its Rao-Scott test, raking to two margins;"
        );
        text.AppendLine(inv, $"respondents in clusters of {TabulationData.ClusterSize}; {Environment.ProcessorCount} processors");
        text.AppendLine();
        text.AppendLine("respondents   read CSV   compute: first   median     best   processor time   processors busy   peak memory");
        foreach (var run in runs)
            text.AppendLine(
                inv,
                $"{run.Respondents, 11:N0} {run.ReadSeconds, 8:F2} s {run.FirstSeconds, 14:F3} s {run.MedianSeconds, 6:F3} s "
                    + $"{run.BestSeconds, 6:F3} s {run.ProcessorSeconds, 14:F3} s {run.ProcessorsUsed, 17:F2} {run.PeakMegabytes, 10:N0} MB"
            );
        text.AppendLine();
        text.AppendLine(
            inv,
            $"ten times as many respondents take {string.Join(" and ", Growth(runs).Select(g => g.ToString("F1", inv)))} times the processor time"
        );
        foreach (var run in runs)
            text.AppendLine(
                inv,
                $"{run.Respondents:N0}: {run.Checked} values against the plain estimator "
                    + $"({run.PlainSeconds:F1} s), largest relative difference {run.LargestDifference:E1}"
            );
        text.AppendLine(inv, $"goal of {TargetSeconds} s and {TargetMegabytes} MB at {runs[^1].Respondents:N0}: {(IsMet(runs[^1]) ? "met" : "NOT met")}");
        return text.ToString();
    }

    private static bool IsMet(TabulationRun run) => run.MedianSeconds <= TargetSeconds && run.PeakMegabytes <= TargetMegabytes;

    private static double[] Growth(List<TabulationRun> runs) =>
        [.. runs.Skip(1).Zip(runs, (larger, smaller) => larger.ProcessorSeconds / smaller.ProcessorSeconds)];
}
