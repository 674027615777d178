using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Benchmarks.Submissions;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary><c>./bench utilization</c>.</summary>
internal static class UtilizationBenchmark
{
    private const int Agencies = 4,
        Openings = 200;

    public static async Task<UtilizationReport> RunAsync(bool quick)
    {
        var (imports, boards) = (new List<ImportRun>(), new List<BoardRun>());
        await RunAsync(postgres: true, Agencies, quick ? 1_000_000 : 10_000_000, imports, boards);
        await RunAsync(postgres: false, 1, quick ? 200_000 : 1_000_000, imports, boards);
        return new(imports, boards);
    }

    private static async Task RunAsync(bool postgres, int agencies, int records, List<ImportRun> imports, List<BoardRun> boards)
    {
        var root = BenchmarkServices.Root();
        using var place = BenchmarkDatabase.Create(root, postgres);
        var files = System.IO.Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench-records-" + Environment.ProcessId));
        try
        {
            await using var services = BenchmarkServices.Of(place.Settings);
            await services.GetRequiredService<SchemaScripts>().ApplyAsync();
            var activities = await UtilizationState.ImportActivitiesAsync(services, root);
            var analyst = await UtilizationState.MakeAnalystAsync(services);
            MadeAgency? first = null;
            for (var number = 1; number <= agencies; number++)
            {
                var agency = await UtilizationState.MakeAgencyAsync(services, number);
                var (file, plain) = (Path.Combine(files.FullName, "records.csv"), number == 1 ? Path.Combine(files.FullName, "plain.csv") : null);
                UtilizationState.WriteRecords(file, plain, agency, activities, records);
                imports.Add(await ImportAsync(services, agency, file, plain, records, postgres));
                await Console.Error.WriteLineAsync($"{DateTime.Now:HH:mm:ss} agency {number} of {agencies}: {imports[^1]}");
                first ??= agency;
            }

            boards.AddRange(
                await BoardsAsync(
                    root,
                    place,
                    postgres,
                    (long)records * agencies,
                    [("supervisor", first!.Supervisor.Email!), ("administrator", first.Administrator.Email!), ("authority", analyst.Email!)]
                )
            );
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    private static async Task<ImportRun> ImportAsync(ServiceProvider services, MadeAgency agency, string file, string? plain, int records, bool postgres)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        TimeSpan? bare = plain is null ? null : await BulkLoad.MeasureAsync(database, plain, withKeys: false);
        TimeSpan? bulk = plain is null ? null : await BulkLoad.MeasureAsync(database, plain, withKeys: true);
        GC.Collect();
        using var peak = new PeakMemory();
        var clock = Stopwatch.StartNew();
        await using (var content = File.OpenRead(file))
        {
            var result = await scope.ServiceProvider.GetRequiredService<ServiceImport>().RunAsync(agency.Organisation, content, "records.csv");
            if (result.Added != records)
                throw new InvalidOperationException(
                    $"{result.Added} of {records} records were imported; first problem: {(result.Problems.Count > 0 ? result.Problems[0] : null)}."
                );
        }

        var taken = clock.Elapsed;
        // The totals must be those of the records.
        var minutes = await database.Set<ServiceRecord>().Where(row => row.OrganisationId == agency.Organisation.Id).SumAsync(row => (long)row.Minutes);
        var counted = await database.Set<PeerMonth>().Where(row => row.OrganisationId == agency.Organisation.Id).SumAsync(row => row.Minutes);
        if (minutes != counted)
            throw new InvalidOperationException($"The records have {minutes} minutes and the totals {counted}.");
        return new(postgres ? "PostgreSQL" : "SQLite", records, taken.TotalSeconds, bulk?.TotalSeconds, bare?.TotalSeconds, peak.Megabytes);
    }

    private static async Task<IReadOnlyList<BoardRun>> BoardsAsync(
        string root,
        BenchmarkDatabase place,
        bool postgres,
        long records,
        (string Who, string Email)[] readers
    )
    {
        if (!postgres)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var site = await SiteProcess.StartAsync(root, "Release", place.Settings);
        var runs = new List<BoardRun>();
        foreach (var (who, email) in readers)
        {
            var before = site.ProcessorTime;
            var taken = (await BoardReader.MeasureAsync(site.Address, email, Openings)).Order().ToList();
            var processor = (site.ProcessorTime - before).TotalMilliseconds / Openings;
            runs.Add(
                new(postgres ? "PostgreSQL" : "SQLite", records, who, taken[taken.Count / 2], taken[taken.Count * 95 / 100], processor, site.WorkingMegabytes)
            );
            await Console.Error.WriteLineAsync($"{DateTime.Now:HH:mm:ss} board: {runs[^1]}");
        }

        return runs;
    }

    /// <summary>The most memory that this process has while it is measured.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer timer;
        private long most;

        public PeakMemory() => timer = new Timer(_ => Look(), null, 0, 100);

        public double Megabytes
        {
            get
            {
                Look();
                return most / 1024.0 / 1024;
            }
        }

        public void Dispose() => timer.Dispose();

        private void Look() => most = Math.Max(most, Environment.WorkingSet);
    }
}
