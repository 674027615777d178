using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Benchmarks.Submissions;
using PeerAtlas.Directory;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Benchmarks.Workforce;

/// <summary>How long the register of a state's training centre takes to come in as a list, from the file to the commit, and the same list again.</summary>
internal static class RegisterBenchmark
{
    private const double TargetSeconds = 30;

    public static async Task<string> RunAsync(bool postgres, int holders)
    {
        using var place = BenchmarkDatabase.Create(BenchmarkServices.Root(), postgres);
        await using var services = BenchmarkServices.Of(place.Settings);
        await services.GetRequiredService<SchemaScripts>().ApplyAsync();
        var centre = new Organisation
        {
            Key = "training",
            Name = "Training",
            Kind = OrganisationKind.TrainingCentre,
        };
        await using (var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark"))
        {
            var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
            database.Add(centre);
            await database.SaveChangesAsync();
        }

        var file = Make(holders);
        var (first, added) = await ImportAsync(services, centre.Id, file);
        var (second, changed) = await ImportAsync(services, centre.Id, file);
        var stored = await StoredAsync(services);
        if (added != holders || changed != 0 || stored != holders)
            throw new InvalidOperationException($"{holders} holders: {added} added, {changed} changed by the second time, {stored} stored.");
        if (!postgres)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(postgres ? "PostgreSQL" : "SQLite")}: a register of {holders:N0} in {first:F1} s (goal of {TargetSeconds} s: "
                + $"{(first <= TargetSeconds ? "met" : "NOT met")}), again in {second:F1} s, most memory {Environment.WorkingSet / 1024 / 1024} MB"
        );
    }

    private static async Task<(double Seconds, int Changes)> ImportAsync(ServiceProvider services, Guid centre, byte[] file)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        var import = scope.ServiceProvider.GetRequiredKeyedService<IListImport>("credentials");
        var desk = scope.ServiceProvider.GetRequiredService<ListDesk>();
        var watch = Stopwatch.StartNew();
        var form = await import.FormAsync(centre, default);
        using var grid = ListDesk.Open(new UploadedFile("register.csv", file), null, default);
        var mapping = ListGuess.Propose(grid, form).Mapping;
        var result = await desk.ApplyAsync(import, centre, new ListReading(grid, form, new ListChoices { Mapping = mapping }, centre), null, default);
        return (watch.Elapsed.TotalSeconds, result.ChangeCount);
    }

    private static async Task<int> StoredAsync(ServiceProvider services)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        return await scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Set<Credential>().CountAsync();
    }

    private static byte[] Make(int holders)
    {
        string[] rules = ["TX-MHPS", "GA-CPS-MH", "OH-CPS", "MA-CPS"];
        var first = new DateOnly(2021, 1, 1);
        var text = new StringBuilder("Last Name,First Name,Email,Certification,Certificate Number,Issue Date,Renewal Date\n");
        for (var at = 0; at < holders; at++)
        {
            var issued = first.AddDays(at % 1500);
            var renewed = at % 3 == 0 ? issued.AddDays(700).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            if (at % 3 == 0 && issued.AddDays(700) > new DateOnly(2026, 10, 1))
                renewed = "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"Family{at % 9000},Given{at % 400},p{at}@home.example,{rules[at % 4]},C-{at:00000},{issued:yyyy-MM-dd},{renewed}\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
