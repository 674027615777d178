using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Benchmarks.Submissions;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Benchmarks.Ballots;

/// <summary>
/// Picks up ballots from the real site process and hands answers in, with ballots and with plain codes, over HTTP; beside it what
/// one processor does of the same mathematics and the database of the same inserts, in the same run.
/// </summary>
internal static class BallotBenchmark
{
    /// <summary>The run whose limit is the signature.</summary>
    public const string PickingUp = "Picking up ballots";

    private const int AtOnce = 16;

    public static async Task<BallotReport> RunAsync(bool postgres, TimeSpan duration)
    {
        var root = BenchmarkServices.Root();
        using var place = BenchmarkDatabase.Create(root, postgres);
        await using var services = BenchmarkServices.Of(place.Settings);
        await services.GetRequiredService<SchemaScripts>().ApplyAsync();
        var wave = await SubmissionBenchmark.PrepareWaveAsync(services, Path.Combine(root, "benchmarks", "survey25"));
        var bare = BareLimits.Measure(duration / 8);
        var group = services.GetRequiredService<GroupCommit>();
        await group.StartAsync(CancellationToken.None);
        var commits = await BareInserts.MeasureAsync(services, AtOnce, duration / 4, SealedAnswer.Capacity);
        await group.StopAsync(CancellationToken.None);

        await using var site = await SiteProcess.StartAsync(root, "Release", place.Settings);
        // The first seconds go into compiling; they are driven and not counted.
        await CodesAsync(services, site, wave, duration / 2);
        var (pickedUp, ballots) = await PickUpAsync(services, site, wave, duration);
        var runs = new List<BallotRun>
        {
            pickedUp,
            await HandInAsync("Handing in with ballots", services, site, wave, duration, ballots.Select(ballot => (Respondent.BallotField, ballot))),
            await CodesAsync(services, site, wave, duration),
        };
        return new BallotReport(
            postgres ? "PostgreSQL, synchronous_commit=on" : "SQLite, WAL, synchronous=FULL",
            Environment.ProcessorCount,
            bare,
            commits,
            runs
        );
    }

    private static async Task<(BallotRun Run, List<string> Ballots)> PickUpAsync(ServiceProvider services, SiteProcess site, Guid wave, TimeSpan duration)
    {
        var seal = await services.GetRequiredService<WaveSeals>().EnsureAsync(wave);
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(seal.SigningKey, out _);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        var codes = await CodePool.CreateAsync(services, wave, (int)(duration.TotalSeconds * 400) + AtOnce);
        var waiting = new ConcurrentBag<WaitingBallot>();
        while (codes.TryTake(out var code))
            waiting.Add(new WaitingBallot(key, wave, code));

        var collectors = Enumerable.Range(0, AtOnce).Select(_ => new Collector(site.Address)).ToList();
        var done = new ConcurrentBag<WaitingBallot>();
        var before = await CountAsync<AnonymousCode>(services, code => code.WaveId == wave && code.Ballot != null);
        var driven = await DriveAsync(site, duration, collectors, collector =>
        {
            if (!waiting.TryTake(out var ballot))
                return false;
            collector.PickUp(ballot);
            if (ballot.Signed is not null)
                done.Add(ballot);
            return true;
        });
        // Whoever's signature does not verify fails the benchmark here.
        var ballots = done.Select(ballot => ballot.Finish()).ToList();
        return (
            driven with
            {
                What = PickingUp,
                Stored = await CountAsync<AnonymousCode>(services, code => code.WaveId == wave && code.Ballot != null) - before,
                Acknowledged = ballots.Count,
                Failures = collectors.Sum(collector => collector.Failures),
                FirstFailure = collectors.Select(collector => collector.FirstFailure).FirstOrDefault(failure => failure is not null),
                Whole = Latencies.Of(collectors.SelectMany(collector => collector.PickUps)),
                Requests = Latencies.Of(collectors.SelectMany(collector => collector.Requests)),
            },
            ballots
        );
    }

    private static async Task<BallotRun> CodesAsync(ServiceProvider services, SiteProcess site, Guid wave, TimeSpan duration)
    {
        var pool = await CodePool.CreateAsync(services, wave, (int)(duration.TotalSeconds * 2000) + AtOnce);
        var codes = new List<(string, string)>();
        while (pool.TryTake(out var code))
            codes.Add((Respondent.CodeField, code));
        return await HandInAsync("Handing in with plain codes", services, site, wave, duration, codes);
    }

    private static async Task<BallotRun> HandInAsync(
        string what,
        ServiceProvider services,
        SiteProcess site,
        Guid wave,
        TimeSpan duration,
        IEnumerable<(string Field, string Value)> admissions
    )
    {
        var left = new ConcurrentBag<(string Field, string Value)>(admissions);
        var respondents = Enumerable.Range(0, AtOnce).Select(_ => new Respondent(site.Address)).ToList();
        var before = await CountAsync<SealedAnswer>(services, answer => answer.WaveId == wave);
        var driven = await DriveAsync(site, duration, respondents, respondent =>
        {
            if (!left.TryTake(out var admission))
                return false;
            respondent.Answer(admission.Value, admission.Field);
            return true;
        });
        return driven with
        {
            What = what,
            Stored = await CountAsync<SealedAnswer>(services, answer => answer.WaveId == wave) - before,
            Acknowledged = respondents.Sum(respondent => respondent.Answers.Count),
            Failures = respondents.Sum(respondent => respondent.Failures),
            FirstFailure = respondents.Select(respondent => respondent.FirstFailure).FirstOrDefault(failure => failure is not null),
            Whole = Latencies.Of(respondents.SelectMany(respondent => respondent.Answers)),
            Requests = Latencies.Of(respondents.SelectMany(respondent => respondent.Requests)),
        };
    }

    // Everybody goes on until the time is over or there is nothing left to do.
    private static async Task<BallotRun> DriveAsync<T>(SiteProcess site, TimeSpan duration, IReadOnlyList<T> drivers, Func<T, bool> step)
    {
        var (siteBefore, driverBefore) = (site.ProcessorTime, Process.GetCurrentProcess().TotalProcessorTime);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            drivers.Select(driver =>
                SubmissionBenchmark.OnOwnThread(() =>
                {
                    while (clock.Elapsed < duration && step(driver))
                    { /* the step counts */
                    }
                })
            )
        );
        var elapsed = clock.Elapsed;
        return new BallotRun
        {
            What = "",
            Respondents = drivers.Count,
            Seconds = elapsed.TotalSeconds,
            Stored = 0,
            Acknowledged = 0,
            Failures = 0,
            Whole = Latencies.Of([]),
            Requests = Latencies.Of([]),
            SiteProcessors = (site.ProcessorTime - siteBefore) / elapsed,
            DriverProcessors = (Process.GetCurrentProcess().TotalProcessorTime - driverBefore) / elapsed,
        };
    }

    private static async Task<int> CountAsync<T>(ServiceProvider services, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        return await scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Set<T>().CountAsync(which);
    }
}
