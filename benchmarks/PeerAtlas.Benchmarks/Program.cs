using PeerAtlas.Benchmarks.Submissions;

var known = new HashSet<string>(["--json", "--postgres", "--quick"], StringComparer.Ordinal);
if (args is not ["submissions", .. var options] || !options.All(known.Contains))
{
    await Console.Error.WriteLineAsync("usage: ./bench submissions [--json] [--postgres] [--quick]");
    return 2;
}

var report = await SubmissionBenchmark.RunAsync(options.Contains("--postgres"), TimeSpan.FromSeconds(options.Contains("--quick") ? 2 : 10));
Console.WriteLine(options.Contains("--json") ? report.ToJson() : report.ToText());
return report.EveryReceiptIsStored ? 0 : 1;
