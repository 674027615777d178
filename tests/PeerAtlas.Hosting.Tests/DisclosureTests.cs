using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Hosting.Tests.Demonstrations;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Statistics;
using PeerAtlas.Testing;

namespace PeerAtlas.Hosting.Tests;

public sealed class DisclosureTests
{
    [Fact]
    public async Task A_reader_who_calculates_finds_no_small_number_of_persons_in_the_published_versions_and_would_without_protection()
    {
        await using var demonstration = await LoadedDemonstration.LoadAsync(DatabaseKind.Sqlite);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var wave = await database.Set<Wave>().SingleAsync(wave => wave.Name == "2010", TestContext.Current.CancellationToken);
        var tables = (await scope.ServiceProvider.GetRequiredService<Tabulation>().TablesAsync(wave, TestContext.Current.CancellationToken)).Tables;
        var first = await database.Set<PublishedReport>().Select(version => version.Content).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Reader(tables).Read(first).Found());

        // A second report on the same wave, of everything that there is.
        var desk = scope.ServiceProvider.GetRequiredService<ReportDesk>();
        var all = new ReportDraft { Sections = [new() { Heading = "All", Tables = [.. tables.Where(IsOfPersons).Select(table => table.Name)] }] };
        var report = await desk.CreateAsync("All tables", wave.Id, all, UnreliableFigures.ShowMarked, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var (published, problems) = await desk.PublishAsync(report, cancellation: TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"All tables were put together, audited and published in {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(
            problems.Count == 0,
            string.Join('\n', (await desk.BuildAsync(report, TestContext.Current.CancellationToken)).Guard.Numbers.Where(number => number.IsDisclosed))
        );
        Assert.Empty(Reader(tables).Read(first).Read(published!.Content).Found());
        Assert.Contains(ReportDocument.FromJson(published.Content).Figures, figure =>
            figure.Name.StartsWith("peer.", StringComparison.Ordinal) && figure.IsShown
        );

        // The same without protection.
        var open = ReportDocument.FromJson(published.Content) with
        {
            Sections = [new("s", "All", [.. tables.Where(IsOfPersons).Select(table => new TableBlock(table))])],
        };
        var found = Reader(tables).Read(open.ToJson()).Found();
        Assert.Contains(found, group => group.StartsWith("hours.h1_10: 2", StringComparison.Ordinal));
        Assert.Contains(found, group => group.StartsWith("agency.admin_total.total.by.", StringComparison.Ordinal));
    }

    private static bool IsOfPersons(FigureTable table) =>
        table.Name.StartsWith("peer.", StringComparison.Ordinal) || table.Figures.Any(figure => figure.Persons.Count > 0);

    /// <summary>One who knows the questions with one answer, and that groups of agencies make up all agencies.</summary>
    private static Attacker Reader(IReadOnlyList<FigureTable> tables)
    {
        var reader = new Attacker();
        foreach (var table in tables)
        {
            var answers = table
                .Figures.Select(figure => figure.Name)
                .Where(name => name.EndsWith(".share", StringComparison.Ordinal))
                .Select(name => name.Split('.')[^2])
                .ToArray();
            if (
                table.Name.StartsWith("peer.", StringComparison.Ordinal)
                && answers.Length > 1
                && !table.Note.Contains("Several answers", StringComparison.Ordinal)
                && !table.Name.Contains(".distribution", StringComparison.Ordinal)
            )
                reader.Knows(table.Name["peer.".Length..], answers);
        }

        var totals = tables
            .SelectMany(table => table.Figures)
            .Where(figure => figure.Kind == FigureKind.Total && figure.Persons.Count > 0)
            .Select(figure => figure.Name)
            .ToHashSet();
        foreach (var whole in totals.Where(name => !name.Contains(".by.", StringComparison.Ordinal)))
        {
            foreach (var grouping in new[] { "region", "kind", "programme" })
            {
                var parts = totals.Where(name => name.StartsWith($"{whole}.by.{grouping}.", StringComparison.Ordinal)).ToArray();
                if (parts.Length > 0)
                    reader.Adds(whole, parts);
            }
        }

        foreach (
            var suffix in totals
                .Where(name => name.StartsWith("agency.peers_employed_total", StringComparison.Ordinal))
                .Select(name => name["agency.peers_employed_total".Length..])
        )
        {
            reader.Adds("agency.peers_employed_total" + suffix, "agency.peers_direct_total" + suffix, "agency.peers_admin_total" + suffix);
            reader.Adds(
                "agency.peers_employed_total" + suffix,
                "agency.full_time.total" + suffix,
                "agency.hours_21_37.total" + suffix,
                "agency.hours_20_or_fewer.total" + suffix
            );
        }

        return reader;
    }
}
