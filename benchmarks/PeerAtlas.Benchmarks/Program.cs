using PeerAtlas.Benchmarks.Ballots;
using PeerAtlas.Benchmarks.Submissions;
using PeerAtlas.Benchmarks.Tabulations;
using PeerAtlas.Benchmarks.Utilization;
using PeerAtlas.Benchmarks.Workforce;

switch (args)
{
    case ["submissions", .. var options] when options.All(option => option is "--json" or "--postgres" or "--quick"):
        var report = await SubmissionBenchmark.RunAsync(options.Contains("--postgres"), TimeSpan.FromSeconds(options.Contains("--quick") ? 2 : 10));
        Console.WriteLine(options.Contains("--json") ? report.ToJson() : report.ToText());
        return report.EveryReceiptIsStored ? 0 : 1;
    case ["ballots", .. var options] when options.All(option => option is "--json" or "--postgres" or "--quick"):
        var ballots = await BallotBenchmark.RunAsync(options.Contains("--postgres"), TimeSpan.FromSeconds(options.Contains("--quick") ? 2 : 10));
        Console.WriteLine(options.Contains("--json") ? ballots.ToJson() : ballots.ToText());
        return ballots.NothingIsLost ? 0 : 1;
    case ["tabulate", .. var options] when options.All(option => option is "--json" or "--quick"):
        return TabulationBenchmark.Run(options.Contains("--json"), options.Contains("--quick"));
    case ["tabulate-file", var path]:
        return TabulationBenchmark.RunOne(path);
    case ["utilization", .. var options] when options.All(option => option is "--json" or "--quick"):
        var utilization = await UtilizationBenchmark.RunAsync(options.Contains("--quick"));
        Console.WriteLine(options.Contains("--json") ? utilization.ToJson() : utilization.ToText());
        return 0;
    case ["workforce", .. var options] when options.All(option => option is "--json" or "--quick"):
        return WorkforceBenchmark.Run(options.Contains("--json"), options.Contains("--quick"));
    case ["register", .. var options] when options.All(option => option is "--postgres" or "--quick"):
        Console.WriteLine(await RegisterBenchmark.RunAsync(options.Contains("--postgres"), options.Contains("--quick") ? 5_000 : 50_000));
        return 0;
    case ["page-import", .. var options] when options.All(option => option is "--postgres" or "--quick" or "--restart" or "--kill"):
        Console.WriteLine(
            await PageImportBenchmark.RunAsync(
                options.Contains("--postgres"),
                options.Contains("--quick") ? 200_000 : 10_000_000,
                options.Contains("--kill") ? Interruption.Kill
                    : options.Contains("--restart") ? Interruption.Restart
                    : Interruption.None
            )
        );
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "usage: ./bench submissions|ballots [--json] [--postgres] [--quick]\n       ./bench "
                + "tabulate|utilization|workforce [--json] [--quick]\n       ./bench register [--postgres] [--quick]\n       "
                + "./bench page-import [--postgres] [--quick] [--restart | --kill]"
        );
        return 2;
}
