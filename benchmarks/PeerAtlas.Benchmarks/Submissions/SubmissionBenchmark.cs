using System.Diagnostics;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>
/// Drives complete answers of a survey of 25 questions through the real site process, over HTTP as browsers would, and beside it
/// measures what the same database takes in bare inserts.
/// </summary>
internal static class SubmissionBenchmark
{
    private static readonly int[] Concurrencies = [8, 32];

    /// <summary>How many times as long as one run the site is driven before.</summary>
    private const int WarmUp = 3;

    public static async Task<SubmissionReport> RunAsync(bool postgres, TimeSpan duration)
    {
        var root = BenchmarkServices.Root();
        using var place = BenchmarkDatabase.Create(root, postgres);
        await using var services = BenchmarkServices.Of(place.Settings);
        await services.GetRequiredService<SchemaScripts>().ApplyAsync();
        var wave = await PrepareWaveAsync(services, Path.Combine(root, "benchmarks", "survey25"));

        // The driver's own, for the bare rate of grouped inserts.
        var group = services.GetRequiredService<GroupCommit>();
        await group.StartAsync(CancellationToken.None);
        await using var site = await SiteProcess.StartAsync(root, "Release", place.Settings);
        var runs = new List<SubmissionRun>();
        // The runtime compiles what is used often again, while the site already answers; that time is driven and not counted.
        await DriveAsync(services, site, wave, Concurrencies[^1], duration * WarmUp);
        foreach (var concurrency in Concurrencies)
        {
            var bare = await BareInserts.MeasureAsync(services, concurrency, duration / 4);
            runs.Add(await DriveAsync(services, site, wave, concurrency, duration) with { Bare = bare });
        }

        await group.StopAsync(CancellationToken.None);
        return new SubmissionReport(
            postgres ? "PostgreSQL, synchronous_commit=on" : "SQLite, WAL, synchronous=FULL",
            Environment.ProcessorCount,
            place.Folder,
            runs
        );
    }

    private static async Task<SubmissionRun> DriveAsync(ServiceProvider services, SiteProcess site, Guid wave, int concurrency, TimeSpan duration)
    {
        var codes = await CodePool.CreateAsync(services, wave, (int)(duration.TotalSeconds * 4000) + concurrency);
        var before = await CountAsync(services, wave);
        var siteBefore = site.ProcessorTime;
        var driverBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();

        var respondents = Enumerable.Range(0, concurrency).Select(_ => new Respondent(site.Address)).ToList();
        await Task.WhenAll(
            respondents.Select(respondent =>
                OnOwnThread(() =>
                {
                    while (clock.Elapsed < duration && codes.TryTake(out var code))
                        respondent.Answer(code);
                })
            )
        );

        var elapsed = clock.Elapsed;
        var siteTime = site.ProcessorTime - siteBefore;
        var driverTime = Process.GetCurrentProcess().TotalProcessorTime - driverBefore;
        var stored = await CountAsync(services, wave) - before;
        return new SubmissionRun
        {
            Concurrency = concurrency,
            Seconds = elapsed.TotalSeconds,
            Stored = stored,
            Receipts = respondents.Sum(respondent => respondent.Answers.Count),
            Failures = respondents.Sum(respondent => respondent.Failures),
            FirstFailure = respondents.Select(respondent => respondent.FirstFailure).FirstOrDefault(failure => failure is not null),
            Answers = Latencies.Of(respondents.SelectMany(respondent => respondent.Answers)),
            Requests = Latencies.Of(respondents.SelectMany(respondent => respondent.Requests)),
            SiteProcessors = siteTime / elapsed,
            DriverProcessors = driverTime / elapsed,
        };
    }

    // Respondents wait for the site on threads of their own, which costs the processors less than tasks that are woken.
    internal static Task OnOwnThread(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<int> CountAsync(ServiceProvider services, Guid wave)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        return await scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Set<SealedAnswer>().CountAsync(answer => answer.WaveId == wave);
    }

    // The instrument comes in on the way that an analyst's upload takes.
    internal static async Task<Guid> PrepareWaveAsync(ServiceProvider services, string folder)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        using var form = new MemoryStream();
        using (var zip = new ZipArchive(form, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var sheet in System.IO.Directory.GetFiles(folder, "*.csv"))
                zip.CreateEntryFromFile(sheet, Path.GetFileName(sheet));
        }

        form.Position = 0;
        var version = await scope.ServiceProvider.GetRequiredService<InstrumentLibrary>().ImportAsync(form, "survey25.zip", Audience.PeerWorker);
        var wave = new Wave
        {
            Name = "Benchmark",
            AgencyVersionId = version.VersionId,
            PeerVersionId = version.VersionId,
            OpensOn = new DateOnly(2000, 1, 1),
            ClosesOn = new DateOnly(2099, 12, 31),
            State = WaveState.Open,
        };
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        database.Add(wave);
        await database.SaveChangesAsync();
        return wave.Id;
    }
}
